from otpath.catalogue.problems import Problem, shown_together


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


def _problem(line: int, hint: str = "name another one", path: str = "roles.yaml") -> Problem:
    return Problem(path, line, 3, 'there is no source "gone"', hint, "  sources: [gone]")


def test_one_fault_in_many_places_is_said_once_with_all_its_lines() -> None:
    texts = list(shown_together([_problem(1), _problem(5), _problem(9), _problem(2, path="pay")]))

    assert len(texts) == 1
    assert texts[0].startswith('roles.yaml:1:3: there is no source "gone"\n  1 |')
    assert texts[0].endswith("\n  the same in 3 more places: roles.yaml:5, 9; pay:2")


def test_few_places_are_said_each_with_its_line() -> None:
    problems = [_problem(1), _problem(5), _problem(9)]

    assert list(shown_together(problems)) == [problem.text for problem in problems]


def test_faults_with_other_remedies_are_not_thrown_together() -> None:
    problems = [_problem(line, hint=f"write {line}") for line in range(1, 6)]

    assert list(shown_together(problems)) == [problem.text for problem in problems]


def test_places_alone_do_not_make_a_fault_another_one() -> None:
    problems = [_problem(line, hint=f"keep one; see pay.yaml:{line}") for line in range(1, 30)]
    (text,) = shown_together(problems)

    assert "the same in 28 more places: roles.yaml:2, 3" in text
    assert text.endswith("20, 21; and so on")
