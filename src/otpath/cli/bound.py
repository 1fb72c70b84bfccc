"""Programmes and providers by name, and what binds a plan to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from otpath.answers.binding import Bound
    from otpath.catalogue.contents import Catalogue
    from otpath.catalogue.programmes import Programme

    Named = tuple[str, tuple[Programme, ...]]
    """What was named, as people read it, and its programmes."""


def read_binding(
    named: Mapping[str, str | None], start: int | None, catalogue: Catalogue
) -> Bound | None:
    """Return the catalogue bound to what was named; None where nothing was.

    `named` holds what was given to --programme, --provider and --place, by option. `start` is the
    first month of the plan; None: the next one.
    """
    from otpath.answers.binding import bind
    from otpath.cli.asking import next_month
    from otpath.cli.given import CommandLineError

    given = [(option, text) for option, text in named.items() if text is not None]
    if not given:
        return None
    if len(given) > 1:
        options = " and ".join(option for option, _ in given)
        raise CommandLineError(f"{options} are given together", "leave out all but one")
    month = next_month() if start is None else start
    ((option, text),) = given
    name, programmes = _READERS[option](text, catalogue)
    return bind(catalogue, programmes, name, option, month)


def _one(text: str, catalogue: Catalogue) -> Named:
    found = _to_plan_by(text, catalogue)
    return found.name, (found,)


def _to_plan_by(text: str, catalogue: Catalogue) -> Programme:
    from otpath.cli.given import CommandLineError

    found = named_programme(text, catalogue, "--programme")
    if found.replaced_by is not None:
        raise CommandLineError(
            f"--programme {text!r}: newer rules took the place of these",
            f"plan with --programme {found.replaced_by}",
        )
    if found.apply == "another-offer":
        raise CommandLineError(
            f"--programme {text!r}: nobody can apply for it directly, only after missing "
            "another offer of this provider",
            f"'otpath programmes --provider {found.provider!r}' lists the others",
        )
    if found.course is None:
        raise CommandLineError(
            f"--programme {text!r}: otpath knows no typical course of its kind, so no plan can "
            "go by it",
            f"'otpath programme {found.id}' shows what it asks",
        )
    return found


def _of_provider(text: str, catalogue: Catalogue) -> Named:
    """Return a provider's name, and its programmes by which one can plan."""
    from otpath.cli.given import CommandLineError

    providers = _providers(text, catalogue)
    if len(providers) > 1:
        raise CommandLineError(
            f"--provider {text!r}: {len(providers)} have that in their name",
            f"say one of {'; '.join(providers)}",
        )
    if not providers:
        close = _near_providers(text, catalogue)
        near = f"did you mean {' or '.join(close)}? " if close else ""
        raise CommandLineError(
            f"--provider {text!r}: no provider of that name",
            f"{near}'otpath programmes' lists them",
        )
    (provider,) = providers
    kept = tuple(p for p in _current(catalogue) if p.provider == provider and _is_open(p))
    if not kept:
        raise CommandLineError(
            f"--provider {text!r}: otpath knows none of its programmes by which one can plan",
            f"'otpath programmes --provider {provider!r}' lists them",
        )
    return provider, kept


def _providers(text: str, catalogue: Catalogue) -> list[str]:
    """Return the provider of just that name, else all that hold it in theirs."""
    from otpath.catalogue.names import name_key

    key = name_key(text)
    names = {p.provider for p in _current(catalogue)}
    exact = [name for name in names if name_key(name) == key]
    if exact or not key:
        return exact
    return sorted(
        {p.provider for p in _current(catalogue) if any(key in name_key(n) for n in _names(p))}
    )


def _names(programme: Programme) -> tuple[str, ...]:
    return (programme.provider, *programme.aliases)


def _near_providers(text: str, catalogue: Catalogue) -> list[str]:
    """Return providers of which a word is spelled much like the name."""
    from difflib import get_close_matches

    from otpath.catalogue.names import name_key

    names = {name_key(w): p.provider for p in _current(catalogue) for w in _words(p.provider)}
    close = [near for w in _words(text) for near in get_close_matches(name_key(w), names, n=2)]
    return list(dict.fromkeys(names[near] for near in close))[:3]


def _words(name: str) -> list[str]:
    common = {"university", "college", "of", "the", "and", "nhs", "trust", "foundation"}
    return [name, *(word for word in name.split() if word.casefold() not in common)]


def _in_place(text: str, catalogue: Catalogue) -> Named:
    """Return programmes in a town by which one can plan. Where no page says the town, it is none.

    A word of the place is enough: 'Newcastle', or 'Southwark' in London.
    """
    from difflib import get_close_matches

    from otpath.catalogue.names import name_key
    from otpath.cli.given import CommandLineError

    placed = [p for p in _current(catalogue) if p.place and _is_open(p)]
    key = name_key(text)
    kept = tuple(p for p in placed if key and key in name_key(p.place or ""))
    if kept:
        towns = {p.place for p in kept}
        town = towns.pop() if len(towns) == 1 else text.strip()
        return f"the programmes we know in {town}", kept
    places = {name_key(word): word for p in placed for word in re.split(r"[^\w-]+", p.place or "")}
    close = [places[near] for near in get_close_matches(key, list(places), n=3)]
    near = f"did you mean {' or '.join(close)}? " if close else ""
    raise CommandLineError(
        f"--place {text!r}: otpath knows no programme there",
        f"{near}'otpath programmes' lists them; --nation plans for a whole nation",
    )


def _current(catalogue: Catalogue) -> tuple[Programme, ...]:
    from otpath.answers.programmes import Wanted, programmes_wanted

    return programmes_wanted(catalogue, Wanted())


def _is_open(programme: Programme) -> bool:
    return programme.course is not None and programme.apply != "another-offer"


def named_programme(text: str, catalogue: Catalogue, where: str) -> Programme:
    """Return the programme that a name means; where it means none or several, say which are near.

    `where` is the option or the command that the name was given to.
    """
    from otpath.answers.programmes import find_programmes, near_programmes
    from otpath.cli.given import CommandLineError

    found = find_programmes(text, catalogue)
    if len(found) == 1:
        if text in found[0].former_ids:
            typer.echo(f"note: {text!r} is now {found[0].id!r}", err=True)
        return found[0]
    if found:
        ids = ", ".join(programme.id for programme in found)
        raise CommandLineError(
            f"{where} {text!r}: {len(found)} have that name", f"say one of {ids}"
        )
    near = near_programmes(text, catalogue)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    raise CommandLineError(
        f"{where} {text!r}: no programme of that name", f"{hint}'otpath programmes' lists them"
    )


_READERS: dict[str, Callable[[str, Catalogue], Named]] = {
    "--programme": _one,
    "--provider": _of_provider,
    "--place": _in_place,
}
"""What reads the value of each option."""
