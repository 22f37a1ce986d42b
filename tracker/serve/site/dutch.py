"""Numbers, dates and labels as a Dutch reader expects them."""

from __future__ import annotations

from tracker.dutch.months import MONTH_NAMES
from tracker.serve import schema
from tracker.serve.vocabulary import labels, words

WORDED = ("kind", "status", "chamber", "event", "deadline_kind")
"""Columns whose values have a Dutch word."""


def number(value: object) -> str:
    """A number with points between thousands and a decimal comma: 2500000 gives `2.500.000`, 1.5 gives `1,5`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    if isinstance(value, float) and not value.is_integer():
        whole, _, decimals = f"{value:,.4f}".partition(".")
        return whole.replace(",", ".") + "," + decimals.rstrip("0")
    return f"{int(value):,}".replace(",", ".")


def date(value: object) -> str:
    """An ISO date in words, as precise as it is: `2024-05-23` gives `23 mei 2024`, `2024-05` gives `mei 2024`.

    Anything that is no ISO date comes back as it is.
    """
    text = "" if value is None else str(value)
    parts = text[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return text
    if len(parts) == 1:
        return text
    month = int(parts[1])
    if not 1 <= month <= 12:
        return text
    words = f"{MONTH_NAMES[month - 1]} {parts[0]}"
    return words if len(parts) == 2 else f"{int(parts[2])} {words}"


def kind(value: object) -> str:
    """Dutch label of a kind; an unknown one as it is."""
    return labels("kind").get(str(value), str(value))


def status(value: object) -> str:
    """Dutch label of a status; an unknown one as it is."""
    return labels("status").get(str(value), str(value))


def chamber(value: object) -> str:
    """Name of a chamber; an unknown one as it is."""
    return labels("chamber").get(str(value), str(value))


def motion_state(value: object) -> str:
    """Where a motion stands, in Dutch; an unknown state as it is."""
    return words("motion_state").get(str(value), str(value))


def event(value: object) -> str:
    """What happened to a motion, in Dutch; an unknown event as it is."""
    return labels("event").get(str(value), str(value))


def promise_event(value: object) -> str:
    """What happened to a promise, in Dutch; an unknown event as it is."""
    return words("promise_event").get(str(value), str(value))


def role(value: object) -> str:
    """Who says it, in Dutch; an unknown role as it is."""
    return words("author_role").get(str(value), str(value))


def value(name: str, stored: object) -> str:
    """The Dutch word for a value of a column that has words; any other as it is."""
    return labels(name).get(str(stored), str(stored)) if name in WORDED else str(stored)


def column(name: str) -> str:
    """How a column is called above its values: `ministry` gives `ministerie`, `percentage_van` `percentage van`."""
    return schema.column_names().get(name, name.replace("_", " "))


def kind_of(label: object) -> str:
    """The kind a Dutch label names, as class of its colour: `bijdrage` gives `pledge`; empty when it names none."""
    return next((kind for kind, name in labels("kind").items() if name == label), "")
