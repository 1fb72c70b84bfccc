"""From the rules of one activity to trees that the search can judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from otpath.catalogue.base import Nation
from otpath.catalogue.dated import first_month_from
from otpath.catalogue.requirements import All, AnyOf, Count, JudgedBy, Requirement, Residence
from otpath.planning.conditions import (
    ALWAYS,
    IMPOSSIBLE,
    NEVER,
    Asked,
    AwardsLeaf,
    Leaf,
    Tree,
    WindowLeaf,
    at_least,
)
from otpath.rules.decided import is_decided


class RuleReader:
    """Turns the rules of one activity into trees, numbering their leaves."""

    def __init__(self, leaf: Callable[[Requirement], Leaf], of_job: bool, nation: Nation) -> None:
        self.leaf = leaf
        self.of_job = of_job
        self.nation = nation
        self.asked: list[Asked] = []

    def trees(
        self, requirements: Iterable[Requirement], *, alternatives: bool = False
    ) -> tuple[Tree, ...]:
        """Return a tree for each rule that can block."""
        counting = [node for node in requirements if node.strength != "helps"]
        return tuple(self._tree(node, alternative=alternatives) for node in counting)

    def _tree(self, node: Requirement, *, alternative: bool) -> Tree:
        if self._never_blocks(node):
            return ALWAYS
        tree = self._dated(node, self._bare_tree(node), alternative=alternative)
        # Nothing that is still to be decided, or to be done in the job, may waive a rule.
        earned = [other for other in node.unless if not self._never_blocks(other)]
        waivers = self.trees(earned, alternatives=True)
        return at_least(1, (tree, *waivers))

    def _never_blocks(self, node: Requirement) -> bool:
        return is_decided(node) or (self.of_job and node.by == "during")

    def _bare_tree(self, node: Requirement) -> Tree:
        match node:
            case All():
                return all_of(self.trees(node.of))
            case AnyOf() | Count():
                branches = self.trees(node.of, alternatives=True)
                needed = node.at_least if isinstance(node, Count) else 1
                return at_least(needed, branches) if branches else ALWAYS
            case _:
                return self._leaf_tree(node)

    def _dated(self, node: Requirement, tree: Tree, *, alternative: bool) -> Tree:
        """Heed the months in which a rule is in force.

        In the other months an alternative does not count, and any other rule falls away. What
        counts is the month of the start, whenever the rule itself is judged.
        """
        if node.since is None and node.until is None:
            return tree
        first, last = _months_in_force(node)
        if alternative:
            return at_least(2, (tree, self._window(first, last)))
        away = (self._window(0, first - 1), self._window(last + 1, NEVER))
        return at_least(1, (tree, *away))

    def _window(self, first: int, last: int) -> Asked:
        self.asked.append(Asked(len(self.asked), WindowLeaf(first, last), "start"))
        return self.asked[-1]

    def _leaf_tree(self, node: Requirement) -> Tree:
        if isinstance(node, Residence):
            return ALWAYS if self.nation in node.places else IMPOSSIBLE
        return self.ask(self.leaf(node), node.by)

    def ask(self, leaf: Leaf, by: JudgedBy) -> Tree:
        """Return a tree for one leaf, or what is settled where nothing can change it."""
        if isinstance(leaf, AwardsLeaf) and leaf.judge(0):
            return ALWAYS
        if isinstance(leaf, AwardsLeaf) and not leaf.givers:
            return IMPOSSIBLE
        self.asked.append(Asked(len(self.asked), leaf, by))
        return self.asked[-1]


def all_of(branches: tuple[Tree, ...]) -> Tree:
    """Return a tree that holds where every branch does."""
    return at_least(len(branches), branches)


def _months_in_force(node: Requirement) -> tuple[int, int]:
    """Return the first and the last month in which a rule is in force."""
    first = 0 if node.since is None else first_month_from(node.since)
    return first, NEVER if node.until is None else first_month_from(node.until) - 1
