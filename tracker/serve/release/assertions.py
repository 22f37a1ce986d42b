"""What must hold of a release before anybody gets it: against a fixed floor, and against the release before.

A release that lost nine rows of ten, or a column that was always filled, is a fault of a feed or of the program. It
stops here, with what is wrong; whoever knows that it is right says so by name (`tracker publish --allow`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LEAST_ROWS = 0.5
"""Share of the rows of the release before that a table must still have."""
LEAST_FILLED = 0.5
"""Share of the filled cells of a column, for each row, that must still be filled."""
FEW = 20
"""Tables and columns of fewer rows say nothing: a share of them is chance."""
NEVER_EMPTY = ("documents", "commitments", "overzicht")


@dataclass(frozen=True, slots=True)
class Failure:
    """An assertion that does not hold; `name` is what --allow takes, as `rows:motions` or `filled:documents.date`."""

    name: str
    message: str


def failures(now: dict[str, Any], before: dict[str, Any] | None, problems: dict[str, list[str]]) -> list[Failure]:
    """What does not hold.

    `now` and `before` are the `statistics` of this release and of the one before (None for the first); `problems` what
    the look through the database found, by what was looked at (`tracker check`).
    """
    return [*_whole(problems), *_present(now), *(_kept(now, before) if before else ())]


def _whole(problems: dict[str, list[str]]) -> Iterator[Failure]:
    for name, found in problems.items():
        if found:
            yield Failure(f"check:{name.replace(' ', '-')}", f"the database is not whole: {found[0]}")


def _present(now: dict[str, Any]) -> Iterator[Failure]:
    for table in NEVER_EMPTY:
        if not now[table]["rows"]:
            yield Failure(f"rows:{table}", f"{table} has no rows")


def _kept(now: dict[str, Any], before: dict[str, Any]) -> Iterator[Failure]:
    for table, earlier in before.items():
        if earlier["rows"] < FEW:
            continue
        there = now.get(table, {"rows": 0, "filled": {}})
        if there["rows"] < earlier["rows"] * LEAST_ROWS:
            yield Failure(f"rows:{table}", f"{table} has {there['rows']} rows, where it had {earlier['rows']}")
            continue
        yield from _columns_kept(table, there, earlier)


def _columns_kept(table: str, now: dict[str, Any], before: dict[str, Any]) -> Iterator[Failure]:
    for column, filled in before["filled"].items():
        if filled < FEW:
            continue
        if column not in now["filled"]:
            yield Failure(f"filled:{table}.{column}", f"column {column} of {table} is gone")
            continue
        share, earlier = now["filled"][column] / now["rows"], filled / before["rows"]
        if share < earlier * LEAST_FILLED:
            yield Failure(
                f"filled:{table}.{column}",
                f"column {column} of {table} is filled in {share:.0%} of the rows, where it was in {earlier:.0%}",
            )
