"""What the values of the Tweede Kamer's lists mean, and which values are not known: those are reported, never lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

import yaml

from tracker.feeds.tweedekamer.fields import Record, related, text

_WITHIN: Mapping[str, Mapping[str, str]] = {
    # where a record holds records of other kinds
    "Document": {"Zaak": "Zaak", "BijlageDocument": "Document"},
    "Zaak": {"ZaakActor": "ZaakActor", "Besluit": "Besluit", "Document": "Document"},
    "Besluit": {"Stemming": "Stemming"},
}


def meaning(field: str, value: str | None) -> str | None:
    """What a value of a list (`Besluit.BesluitSoort`) means in the tracker's words; None when it is not known."""
    return _lookup(field, " ".join(value.split()).casefold()) if value else None


def unknown_values(entity: str, record: Record) -> Iterator[tuple[str, str]]:
    """Every value in a record, and in those it holds, that is in none of the lists: (`Besluit.BesluitSoort`, value)."""
    for field in _lists():
        of, _, name = field.partition(".")
        value = text(record, name) if of == entity else None
        if value and meaning(field, value) is None:
            yield field, value
    for relation, kind in _WITHIN.get(entity, {}).items():
        for part in related(record, relation):
            yield from unknown_values(kind, part)


@cache
def _lists() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Each list as (pattern, meaning); a pattern that says more comes first."""
    found = yaml.safe_load(files(__package__).joinpath("values.yml").read_text("utf-8"))
    return {
        field: tuple(sorted(((p, sense) for sense, ps in senses.items() for p in ps), key=lambda each: -len(each[0])))
        for field, senses in found.items()
    }


@cache
def _lookup(field: str, value: str) -> str | None:
    # '[' stands for itself: 'behandelen [en afdoen]'
    return next((sense for pattern, sense in _lists()[field] if fnmatchcase(value, pattern.replace("[", "[[]"))), None)
