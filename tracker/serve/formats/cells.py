"""What a stored value means in a cell: a date, a list, or text that a spreadsheet must not take for a formula."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

from tracker.serve.formats import Value

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes Excel, LibreOffice or Google Sheets read a cell as a formula, full-width forms included (OWASP, 'CSV
Injection')."""

# '-1.250,50', '+3', '-0.5': a number written as text, harmless and not to be changed.
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*%?")

# '2024-05-23'
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

# '2024-05-23T14:03:11+00:00', '2024-05-23 14:03:11'
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?")


def neutralise(text: str) -> str:
    """`text` with an apostrophe before it when a spreadsheet would calculate it: `=1+1` gives `'=1+1`.

    Leading spaces and quotes don't hide a formula. A text that is only a number, as `-5`, stays as it is.
    """
    if text[:1].isalnum() or NUMBER.fullmatch(text):
        return text
    if text.startswith(STARTS_FORMULA) or text.lstrip(" \"'").startswith(STARTS_FORMULA):
        return "'" + text
    return text


def day(value: Value) -> date | None:
    """The date that a text is, None when it is no whole date: `2024-05-23`, but not `2024-05`."""
    if isinstance(value, str) and len(value) == 10 and DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


def moment(value: Value) -> datetime | None:
    """The moment that a text is, without its time zone, None when it is none."""
    if isinstance(value, str) and 16 <= len(value) <= 40 and MOMENT.fullmatch(value):
        try:
            return datetime.fromisoformat(value.replace("Z", "+00:00")).replace(tzinfo=None)
        except ValueError:
            return None
    return None


def plain(value: Value) -> Value:
    """A value that any format can hold: bytes become hexadecimal text."""
    return value.hex() if isinstance(value, bytes) else value


def listed(value: Value) -> list[object] | None:
    """The list that a text encodes as JSON, None when it encodes none."""
    if not isinstance(value, str) or not value.startswith("["):
        return None
    try:
        decoded = json.loads(value)
    except ValueError:
        return None
    return decoded if isinstance(decoded, list) else None
