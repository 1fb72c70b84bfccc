"""Checks of sources' addresses: what a reader is sent to is the publisher's own page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from otpath.catalogue.drafts import Draft
from otpath.catalogue.places import Finding
from otpath.catalogue.sources import Source

WEAK_HOSTS = (
    "alefsales.com",
    "beritapkv.com",
    "bbctodays.pages.dev",
    "cizhuan.biz",
    "clifruns.com",
    "eaconsolja.com",
    "educatly",
    "fly1.wordsworth.site",
    "helgadonf.com",
    "homecarenews.us",
    "iccc-mauritius.org",
    "ifate-web-dev",
    "jobijoba",
    "kdahere.blogg.se",
    "movatter.jp",
    "neskmcareerframeworktst",
    "nft4play.com",
    "prod.healthregulation.org",
    "redlib.deleted.directory",
    "s.veneneo.workers.dev",
    "stg.scrapper.courseoptions.com",
    "test2-findapprenticeshiptraining",
    "theluxekl.com",
    "theuniguide.eu-west-1",
)
"""Parts of the names of mirrors, scrapers and test sites. Their text was read, they are no place
to send anybody."""

_AS_COPY = 'make it "kind: copy", name the first publisher, and remove the address'


def check_addresses_shown(draft: Draft) -> Iterator[Finding]:
    """Report addresses of no site, of copies or mirrors, and pages that nobody can find."""
    for spot, record in draft.records:
        if isinstance(record, Source) and record.address is not None:
            words = _wrong_address(record, record.address)
            if words:
                yield Finding(spot.at("address"), *words)
        elif isinstance(record, Source) and record.title is None and record.kind != "copy":
            message = f'nobody can find "{record.id}": it has neither address nor title'
            yield Finding(
                spot.at("publisher"), message, "add the address, or the title of the page"
            )


def _wrong_address(source: Source, address: str) -> tuple[str, str] | None:
    host = _host(address)
    if host is None:
        return (
            f'"{address}" is not a web address',
            "write it in full, beginning with https:// or http://",
        )
    if not _is_site(host):
        return f"{host} is one machine, not a site", "write the address that anybody can open"
    if "@" in urlsplit(address).netloc:
        return "an address cannot hold a name or a password", "remove all up to the @"
    if any(weak in host for weak in WEAK_HOSTS):
        return f"{host} is a mirror or a test site: nobody may be sent there", _AS_COPY
    if source.kind == "copy":
        return (
            "a source that was read on a copy cannot have an address",
            "remove it, or read the publisher's own page and change the kind",
        )
    return None


def _host(address: str) -> str | None:
    """Return the name of the site, or None where the text is no http or https address."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and not any(c.isspace() for c in address)
    return host if is_web and host else None


def _is_site(host: str) -> bool:
    """Tell whether this is a name that anybody can look up: not one machine's, and no number."""
    last = host.rpartition(".")[2]
    return "." in host and not last.isdigit()
