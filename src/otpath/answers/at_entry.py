"""What a programme asks before it starts: what may be gained during it shuts nobody out."""

from __future__ import annotations

from otpath.catalogue.requirements import All, AnyOf, Count, Group, NoneOf, Requirement


def at_entry(rule: Requirement) -> Requirement | None:
    """Return what of a rule must be met to begin; None where all of it may come during the course.

    Of alternatives one of which may come later, none is needed before.
    """
    if not isinstance(rule, Group):
        return None if rule.by == "during" else rule
    if isinstance(rule, NoneOf):
        return rule
    kept = tuple(left for child in rule.of if (left := at_entry(child)) is not None)
    later = len(rule.of) - len(kept)
    match rule:
        case All():
            return rule.model_copy(update={"of": kept}) if kept else None
        case AnyOf():
            return None if later else rule.model_copy(update={"of": kept})
        case Count():
            needed = rule.at_least - later
            changed = {"of": kept, "at_least": needed}
            return rule.model_copy(update=changed) if needed > 0 else None
