"""How much a commitment is about: of the sums and percentages its sentence names, the one that is given."""

from __future__ import annotations

from tracker.extraction.amounts import find_percentages, main_amount
from tracker.models import Amount, Percentage


def amount_of(sentence: str) -> Amount | None:
    """The sum that `sentence` gives, None where it names none; offsets into `sentence`."""
    return main_amount(sentence)


def percentage_of(sentence: str) -> Percentage | None:
    """The percentage that `sentence` is about, None where it names none; offsets into `sentence`."""
    return next(iter(find_percentages(sentence)), None)
