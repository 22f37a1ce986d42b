"""What status.yml holds: signs, and the table from what is known of a match to how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from tracker.lexicon.rule_shapes import ROLES, kind_and_status
from tracker.lexicon.schema import (
    EXPRESSION,
    FLAG,
    NUMBER,
    TEXT,
    Choice,
    Fault,
    ListOf,
    MapOf,
    Path,
    Record,
    Value,
    nearest,
)
from tracker.models import Kind, Status

_SIGNS = ListOf(Record({"pattern": EXPRESSION, "example": TEXT}, {"counter": TEXT}))
_KIND = Choice(get_args(Kind), "kind")
FACTS = frozenset(
    (
        *("affirmed", "negated", "conditional", "done", "under_way", "ahead", "recalled"),
        *("document_meets", "report_follows"),
        *(f"said_{status}" for status in get_args(Status)),
        *(f"by_{role}" for role in (*ROLES, "any", "phrase", "motion", "words")),
    )
)
"""What may be known of a match, besides the signs of its sentence."""


def _outcome(row: dict[str, Value]) -> str | None:
    """A row that both drops and decides, neither, or gives a kind a status that it never has."""
    if row.get("drop"):
        return "'drop' leaves no commitment that could have a 'status'" if "status" in row or "becomes" in row else None
    if "status" not in row:
        return "'status' or 'drop' is missing"
    return kind_and_status({"kind": row.get("becomes", row["kind"]), "status": row["status"]})


def _both_ways(row: dict[str, Value]) -> str | None:
    both = [fact for fact in row["when"] if fact in row.get("unless", ())]
    return f"{both[0]!r} stands in 'when' and in 'unless': it would never hold" if both else None


_TABLE = ListOf(
    Record(
        {"kind": _KIND, "when": ListOf(TEXT), "confidence": NUMBER},
        {"unless": ListOf(TEXT), "becomes": _KIND, "status": Choice(get_args(Status), "status"), "drop": FLAG},
        (_outcome, _both_ways),
    )
)


class _Status(Record):
    """The file, whose table speaks of the signs above it."""

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """As `Shape.faults` has it."""
        found = list(Record.faults(self, value, path))
        yield from found
        known = FACTS | value["signs"].keys() if not found else frozenset()
        for place, row in enumerate(value["table"]) if not found else ():
            for field in ("when", "unless"):
                for fact in row.get(field, ()):
                    if fact not in known:
                        yield Fault((*path, "table", place), f"nothing tells {fact!r}{nearest(fact, known)}")


STATUS = _Status({"signs": MapOf(_SIGNS), "meets": ListOf(EXPRESSION), "table": _TABLE})
