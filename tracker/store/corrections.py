"""What a person may change in a row, checked before it is stored: `status=fulfilled`, `amount_eur=2500000`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.lexicon import load
from tracker.store.reviews import CORRECTABLE

NUMBERS = frozenset({"amount", "amount_eur", "percent"})
MAY_BE_EMPTY = NUMBERS | {"percent_of", "deadline"}
# 2024, 2024-07, 2024-07-01
DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class CorrectionError(ValueError):
    """A change that can't be made; the message is one line that says what can."""


def corrections(said: Iterable[str]) -> dict[str, str | float | None]:
    """Column and value of each `COLUMN=VALUE`; an empty value means that there is none. Raises CorrectionError."""
    return dict(_correction(text) for text in said)


def _correction(text: str) -> tuple[str, str | float | None]:
    column, equals, value = text.partition("=")
    column, value = column.strip(), value.strip()
    if not equals or column not in CORRECTABLE:
        raise CorrectionError(f"{text!r} is not COLUMN=VALUE with one of the columns {', '.join(CORRECTABLE)}")
    if not value:
        if column not in MAY_BE_EMPTY:
            raise CorrectionError(f"{column} can't be empty: say geen or onbekend")
        return column, None
    if column in ("kind", "status") and value not in load("labels")[column]:
        raise CorrectionError(f"{column} can't be {value!r}; choose one of: {', '.join(load('labels')[column])}")
    if column == "deadline" and not DATE.fullmatch(value):
        raise CorrectionError(f"deadline {value!r} is no date as 2024, 2024-07 or 2024-07-01")
    if column in NUMBERS:
        if not re.fullmatch(r"-?\d+(?:\.\d+)?", value):
            raise CorrectionError(f"{column} {value!r} is no number as 2500000 or 2.5")
        return column, float(value)
    return column, value
