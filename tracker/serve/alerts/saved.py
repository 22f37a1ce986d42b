"""What somebody wants to be told of: filters of changes, saved under a name in a file beside the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import yaml

from tracker.errors import TrackerError
from tracker.serve.alerts.changes import CHANGES, Changed
from tracker.sql import IN_JSON_ARRAY, json_array

FILE = "meldingen.yml"
"""The file beside the database; addresses of readers are no part of what is published."""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """Which changes go to whom; an empty choice takes all. Names match whole or in part, whatever their case."""

    to: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    """Kinds of change: new, met, late."""
    ministry: str = ""
    office: str = ""
    topic: str = ""
    chamber: str = ""
    dossier: str = ""
    words: str = ""
    """Words that all stand in the sentence."""
    sent: str = ""
    """Until which moment (UTC) changes were sent."""

    def __post_init__(self) -> None:
        """Raises TrackerError for a change that there is not, and for what is no address."""
        if unknown := set(self.only) - set(CHANGES):
            raise TrackerError(f"no change {unknown.pop()!r}: choose from {', '.join(CHANGES)}")
        if bad := [address for address in self.to if not _is_address(address)]:
            raise TrackerError(f"{bad[0]!r} is no address for mail")


def _is_address(text: str) -> bool:
    name, at, domain = text.partition("@")
    return bool(name and at and domain) and not any(c.isspace() or c in "<>,;" or ord(c) < 33 for c in text)


OF_PROMISE = ("ministry", "seat_office", "office", "topic", "chamber", "dossier")


def matching(db: sqlite3.Connection, chosen: SavedFilter, changes: Iterable[Changed]) -> list[Changed]:
    """The changes that a filter lets through, in their order."""
    kept = [
        each
        for each in changes
        if (not chosen.only or each.change in chosen.only)
        and all(word in each.text.casefold() for word in chosen.words.casefold().split())
    ]
    if not any((chosen.ministry, chosen.office, chosen.topic, chosen.chamber, chosen.dossier)):
        return kept
    about = _about(db, {each.subject for each in kept})
    return [each for each in kept if _fits(chosen, about.get(each.subject, {}))]


def _fits(chosen: SavedFilter, row: Mapping[str, str]) -> bool:
    offices = f"{row.get('seat_office', '')}\n{row.get('office', '')}".casefold()
    return (
        chosen.ministry.casefold() in row.get("ministry", "").casefold()
        and chosen.office.casefold() in offices
        and chosen.topic.casefold() in row.get("topic", "").casefold()
        and chosen.chamber in ("", row.get("chamber"))
        and chosen.dossier in ("", row.get("dossier"))
    )


def _about(db: sqlite3.Connection, subjects: set[str]) -> dict[str, dict[str, str]]:
    """What is known of promises, and of sentences, by their id."""
    found: dict[str, dict[str, str]] = {}
    for table, seat in (("commitments", "r.office"), ("promises", "r.seat_office")):
        rows = db.execute(
            f"SELECT r.id, r.ministry, {seat}, r.office, r.topic, r.chamber, d.dossier FROM {table} r "
            f"LEFT JOIN documents d ON d.id = r.document_id WHERE r.id {IN_JSON_ARRAY}",
            (json_array(subjects),),
        )
        found |= {id_: dict(zip(OF_PROMISE, (value or "" for value in rest), strict=True)) for id_, *rest in rows}
    return found


def load_filters(path: Path) -> dict[str, SavedFilter]:
    """The filters of a file by name, none where there is no file. Raises TrackerError for what it does not know."""
    if not path.exists():
        return {}
    try:
        data = yaml.safe_load(path.read_text("utf-8")) or {}
        return {str(name): _filter(str(name), row) for name, row in data.items()}
    except (yaml.YAMLError, AttributeError, TypeError, UnicodeDecodeError) as error:
        raise TrackerError(f"{path} holds no filters: {error}") from error


def _filter(name: str, row: Mapping[str, Any]) -> SavedFilter:
    known = {field.name for field in fields(SavedFilter)}
    if unknown := set(row) - known:
        raise TrackerError(f"filter {name}: unknown key {unknown.pop()!r}; known are {', '.join(sorted(known))}")
    to, only = (tuple(map(str, row.get(key) or ())) for key in ("to", "only"))
    return SavedFilter(to, only, **{key: str(value) for key, value in row.items() if key not in ("to", "only")})


def save_filters(path: Path, filters: Mapping[str, SavedFilter]) -> None:
    """Write filters to a file that only its owner may read; it appears whole or not at all."""
    rows = {
        name: {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(f).items() if v}
        for name, f in filters.items()
    }
    part = path.with_name(f".{path.name}.part")
    part.touch(mode=0o600)
    part.write_text(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False), "utf-8")
    part.replace(path)


def mark_sent(path: Path, name: str, moment: str) -> None:
    """Note until which moment the changes of a filter were sent."""
    filters = load_filters(path)
    save_filters(path, filters | {name: replace(filters[name], sent=moment)})
