from otpath.catalogue.problems import Problem


def test_problem_shows_place_sentence_line_and_hint() -> None:
    problem = Problem(
        path="data/roles.yaml",
        line=18,
        column=9,
        message="grade must be 1 to 9, got 10",
        hint="write a whole number, 1 to 9",
        excerpt="    grade: 10",
    )

    assert problem.text == (
        "data/roles.yaml:18:9: grade must be 1 to 9, got 10\n"
        "  18 |     grade: 10\n"
        "  hint: write a whole number, 1 to 9"
    )


def test_problem_of_a_whole_file_shows_no_line() -> None:
    problem = Problem("data/pay.yaml", 0, 0, "there is no such file", "create it")

    assert problem.text == "data/pay.yaml: there is no such file\n  hint: create it"


def test_problem_cuts_a_very_long_line() -> None:
    problem = Problem("a.yaml", 1, 1, "too long", excerpt="x" * 500)

    assert problem.text.endswith("x...")
    assert max(map(len, problem.text.splitlines())) < 130


def test_problem_shows_no_control_characters() -> None:
    problem = Problem("a.yaml", 1, 1, "odd", excerpt="a\x1b[31mb")

    assert "\x1b" not in problem.text


def test_problems_sort_by_path_then_line_then_column() -> None:
    late = Problem("a.yaml", 10, 1, "a")
    early = Problem("a.yaml", 9, 7, "b")
    earlier = Problem("a.yaml", 9, 2, "c")
    other = Problem("b.yaml", 1, 1, "d")

    assert sorted([other, late, early, earlier]) == [earlier, early, late, other]
