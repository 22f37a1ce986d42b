"""How much a commitment is about: of the sums and percentages its sentence names, the one that is given."""

from __future__ import annotations

from dataclasses import replace

from tracker.extraction.amounts import find_percentages, main_amount
from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match
from tracker.models import Amount, Percentage


def amount_of(_match: Match, context: Context) -> Amount | None:
    """The sum that is given, None where the sentence names none; its span points into the document."""
    amount, shift = main_amount(context.text), context.sentence.start
    return replace(amount, start=amount.start + shift, end=amount.end + shift) if amount else None


def percentage_of(_match: Match, context: Context) -> Percentage | None:
    """The percentage it is about, None where the sentence names none; its span points into the document."""
    found, shift = next(iter(find_percentages(context.text)), None), context.sentence.start
    return replace(found, start=found.start + shift, end=found.end + shift) if found else None
