"""Which rows of a document carry their sum in totals: of the rows that name one sum, one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.extraction.commitments.confidence import DEFAULT_THRESHOLD
from tracker.models import Amount, Commitment

_Sum = tuple[float, float | None, str, str | None]
_LAPSED = ("not_fulfilled", "withdrawn")


def mark_counted(rows: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """`rows`, with `counted` set on the one row for each sum that the document pledges.

    Two rows name one sum when amount, currency and period are equal and no two beneficiaries are named. Of
    those the row that names its beneficiary carries it, of these the surest, of equals the first. A sum counts only in
    a pledge; what was not kept or was withdrawn does not.
    """
    groups: dict[_Sum, list[list[int]]] = {}
    for at, row in enumerate(rows):
        if (amount := _countable(row)) is not None:
            key = (amount.value, amount.upper, amount.currency, amount.per)
            _join(groups.setdefault(key, []), rows, at)
    sums = (group for alike in groups.values() for group in alike)
    chosen = {max(group, key=lambda at: _strength(rows[at], at)) for group in sums}
    return tuple(
        row if row.counted == (at in chosen) else replace(row, counted=at in chosen) for at, row in enumerate(rows)
    )


def _join(groups: list[list[int]], rows: Sequence[Commitment], at: int) -> None:
    """Put the row into the first of the groups of equal sums whose beneficiary it can share, else into its own."""
    name = rows[at].beneficiary
    for group in groups:
        if name is None or all(rows[other].beneficiary in (None, name) for other in group):
            group.append(at)
            return
    groups.append([at])


def _countable(row: Commitment) -> Amount | None:
    stands = row.confidence >= DEFAULT_THRESHOLD and row.status not in _LAPSED
    return row.amount if row.kind == "pledge" and stands else None


def _strength(row: Commitment, at: int) -> tuple[bool, float, int]:
    return (row.beneficiary is not None, row.confidence, -at)
