"""The page about one programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from otpath.answers.programmes import Judged, is_theirs, starts_in
from otpath.catalogue.base import NATION_NAMES
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_name, month_words
from otpath.catalogue.programmes import AppliedThrough, Fee, OtherOffer, Programme
from otpath.catalogue.requirements import Check, Group, NoneOf, Requirement
from otpath.reports.course_pages import MODE_WORDS
from otpath.reports.entry_words import asked_item
from otpath.reports.pages import Item, Page, SourceNumbers, plain_items, section
from otpath.reports.programme_words import OUTCOME_LABELS, missing_words
from otpath.reports.record_words import checked_item, range_words, upper_first
from otpath.reports.wording import length_words, money_words
from otpath.rules.outcomes import Outcome, Verdict
from otpath.rules.phrases import joined
from otpath.rules.words import group_heading, in_words

APPLY_WORDS: dict[AppliedThrough, str] = {
    "ucas": "through UCAS",
    "provider": "to the provider itself",
    "employer": "through your employer, who puts you forward",
    "another-offer": "not directly: only after missing another offer of this provider",
}
VERDICT_HEADINGS: dict[Verdict, str] = {
    Verdict.MET: "You meet what the page asks",
    Verdict.NOT_KNOWN: "Not known",
    Verdict.NOT_MET: "Not met yet",
}
VERDICT_INTROS: dict[Verdict, str] = {
    Verdict.MET: "They still choose among applicants, by interview and more.",
    Verdict.NOT_KNOWN: "We lack a fact about you, or could not read the whole page.",
    Verdict.NOT_MET: "Something that was read on the page is not there yet.",
}
PEOPLE_WORDS: dict[str, str] = {
    "home": "home students",
    "international": "international students",
    **{nation: f"students from {name}" for nation, name in NATION_NAMES.items()},
}


def programme_page(
    programme: Programme, judged: Judged | None, catalogue: Catalogue, start: int | None = None
) -> Page:
    """Return everything to show about a programme; `judged` where facts of a person were given.

    `start` is the month that was asked about; None: the next start.
    """
    numbers = SourceNumbers(catalogue)
    about = numbers.item(_summary(programme), programme)
    asked = (
        [_asked(rule, programme, catalogue, numbers) for rule in programme.requires]
        if judged is None
        else [*_outcomes(judged, catalogue)]
    )
    sections = (
        *section("In short", _in_short(programme, catalogue, numbers)),
        *section("For you", _for_you(judged, start)),
        *section("What it asks", asked, f"Whose rules these are: {programme.rules_for}."),
        *section("Lower offers", _offers(programme, judged, catalogue, numbers)),
        *section("Starting in a later year", _advanced(programme, judged, catalogue, numbers)),
        *section("Promised at the end", _promises(programme)),
        *section("Fees", (_fee(fee, numbers) for fee in programme.fees)),
        *section("Good to know", plain_items(programme.to_know)),
        *section("The page also asks", plain_items(programme.left_over)),
    )
    return Page(programme.name, about, sections, numbers.words)


def _summary(programme: Programme) -> str:
    place = programme.place or NATION_NAMES[programme.nation]
    return f"{upper_first(MODE_WORDS[programme.mode])} in {place}."


def _in_short(programme: Programme, catalogue: Catalogue, numbers: SourceNumbers) -> Iterable[Item]:
    yield Item(programme.id, "Id")
    if programme.aliases:
        yield Item("; ".join(programme.aliases), "Also called")
    if programme.course:
        yield Item(f"{catalogue.courses[programme.course].title} ({programme.course})", "Course")
    yield Item(NATION_NAMES[programme.nation], "Nation")
    if programme.code:
        yield Item(programme.code, "UCAS code")
    if programme.mode_note:
        yield Item(programme.mode_note, "How it is taught")
    yield _length(programme, numbers)
    yield Item(_starts(programme), "Starts")
    if programme.apply:
        yield Item(APPLY_WORDS[programme.apply], "Apply")
    yield Item(_rules_words(programme), "Rules for")
    if programme.doubt:
        yield Item(programme.doubt, "Doubt")
    yield checked_item(programme.checked)


def _length(programme: Programme, numbers: SourceNumbers) -> Item:
    length = programme.duration
    if length is None:
        return Item("not known: no page that we read says it", "Length")
    return numbers.item(length_words(length.months) + range_words(length), length, "Length")


def _starts(programme: Programme) -> str:
    if not programme.intakes:
        return "not known: no page that we read says it"
    months = joined(month_name(month) for month in programme.intakes)
    return f"{months} (our assumption)" if programme.intakes_assumed else months


def _rules_words(programme: Programme) -> str:
    words = [programme.rules_for]
    if programme.partial:
        words.append("the page was read only in part, so more may be asked")
    if programme.replaced_by:
        words.append(f"newer rules: {programme.replaced_by}")
    return "; ".join(words)


def _for_you(judged: Judged | None, start: int | None) -> Iterable[Item]:
    if judged is None:
        return
    yield Item(f"{VERDICT_HEADINGS[judged.verdict]}. {VERDICT_INTROS[judged.verdict]}")
    if start is not None and not starts_in(judged.programme, start):
        yield Item(f"It does not start in {month_words(start)}.")
    yield Item(f"Judged for a start in {month_words(judged.situation.month)}.")
    if judged.programme.apply == "another-offer":
        yield Item("Nobody can apply for it directly, so meeting its rules is not enough.")
    if judged.is_old:
        yield Item("These rules are years old, or newer ones are known. They settle nothing.")


def _asked(
    rule: Requirement, programme: Programme, catalogue: Catalogue, numbers: SourceNumbers
) -> Item:
    return asked_item(rule, catalogue, numbers, nation=programme.nation)


def _outcomes(judged: Judged, catalogue: Catalogue) -> Iterator[Item]:
    for verdict in (Verdict.NOT_MET, Verdict.NOT_KNOWN, Verdict.MET):
        for outcome in judged.of(verdict):
            yield _outcome_item(outcome, judged, catalogue)
    for outcome in judged.decided:
        yield Item(_outcome_words(outcome, judged, catalogue), "They decide")
    for outcome in judged.later:
        yield Item(_outcome_words(outcome, judged, catalogue), "By the end")
    for outcome in judged.helping:
        yield Item(_outcome_words(outcome, judged, catalogue), "Helps")


def _outcome_item(outcome: Outcome, judged: Judged, catalogue: Catalogue) -> Item:
    """Return a rule with its verdict; a group that is not met shows each of its rules."""
    rule, label = outcome.requirement, _label(outcome)
    is_open = outcome.verdict is not Verdict.MET and len(outcome.children) > 1
    if isinstance(rule, Group) and is_open:
        parts = [_outcome_item(child, judged, catalogue) for child in outcome.children]
        return Item(f"{group_heading(rule)}:", label, parts=tuple(parts))
    return Item(_outcome_words(outcome, judged, catalogue), label)


def _label(outcome: Outcome) -> str:
    if is_theirs(outcome.requirement):
        return "They decide"
    is_shut_out = isinstance(outcome.requirement, NoneOf) and outcome.verdict is Verdict.NOT_MET
    return "Closed" if is_shut_out else OUTCOME_LABELS[outcome.verdict]


def _outcome_words(outcome: Outcome, judged: Judged, catalogue: Catalogue) -> str:
    rule = outcome.requirement
    asked = in_words(rule, catalogue, nation=judged.programme.nation)
    if isinstance(rule, Check):
        return f"{asked}."
    if outcome.verdict is Verdict.MET and outcome.evidence:
        return f"{outcome.evidence}. Asked: {asked}."
    return f"{missing_words(outcome, judged) or asked}."


def _offers(
    programme: Programme, judged: Judged | None, catalogue: Catalogue, numbers: SourceNumbers
) -> Iterator[Item]:
    verdict_by_id = {offer.id: verdict for offer, verdict in judged.contextual} if judged else {}
    for offer in programme.contextual:
        parts = [_asked(rule, programme, catalogue, numbers) for rule in offer.requires]
        verdict = verdict_by_id.get(offer.id)
        found = f" {_offer_found(offer, verdict)}" if verdict else ""
        yield numbers.item(_offer_words(offer) + found, offer, "", parts)


def _offer_found(offer: OtherOffer, verdict: Verdict) -> str:
    if not offer.requires:
        return f"{VERDICT_HEADINGS[verdict]}, with so much less."
    words = {
        Verdict.MET: "You meet these lower grades. The other rules of the page still hold.",
        Verdict.NOT_KNOWN: "Whether you meet these is not known.",
        Verdict.NOT_MET: "You do not meet these yet.",
    }
    return words[verdict]


def _offer_words(offer: OtherOffer) -> str:
    less = f", up to {offer.points_less} UCAS Tariff points less" if offer.points_less else ""
    return f"For {offer.applies_to}{less}."


def _advanced(
    programme: Programme, judged: Judged | None, catalogue: Catalogue, numbers: SourceNumbers
) -> Iterator[Item]:
    verdict_by_id = {entry.id: verdict for entry, verdict in judged.advanced} if judged else {}
    for entry in programme.advanced_entry:
        shorter = f", {length_words(entry.months_less)} shorter" if entry.months_less else ""
        parts = [_asked(rule, programme, catalogue, numbers) for rule in entry.requires]
        verdict = verdict_by_id.get(entry.id)
        found = f" ({VERDICT_HEADINGS[verdict].lower()} for you)" if verdict else ""
        yield numbers.item(f"Year {entry.year}{shorter}, for people with{found}:", entry, "", parts)


def _promises(programme: Programme) -> Iterator[Item]:
    for promise in programme.promises:
        yield Item(f"{'An' if promise.what == 'interview' else 'A'} {promise.what}: {promise.to}.")


def _fee(fee: Fee, numbers: SourceNumbers) -> Item:
    per = "a year" if fee.per == "year" else "for the whole course"
    return numbers.item(
        f"{money_words(fee.pounds)} {per} (price: {fee.year})",
        fee,
        upper_first(PEOPLE_WORDS[fee.who]),
    )
