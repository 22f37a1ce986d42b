"""Days of the calendar that move: Easter, the third Tuesday of September, the Friday on which a recess begins."""

from __future__ import annotations

from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday, after Gauss as corrected by Lichtenberg; for years of the Gregorian calendar."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    golden = (19 * (year % 19) + moon) % 30
    correction = (golden + year % 19 // 11) // 29
    limit = 21 + golden - correction
    sunday = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + timedelta(days=limit + 7 - (limit - sunday) % 7 - 1)


def nth_weekday(number: int, weekday: int, month: int, year: int) -> date:
    """The `number`th weekday (0 is Monday) of a month."""
    return first_weekday(weekday, date(year, month, 1)) + timedelta(weeks=number - 1)


def first_weekday(weekday: int, start: date) -> date:
    """The first such weekday (0 is Monday) on or after a day."""
    return start + timedelta(days=(weekday - start.weekday()) % 7)


def end_of_week(number: int, year: int) -> date | None:
    """The Sunday of a week by its ISO number; None for a week that the year does not have."""
    try:
        return date.fromisocalendar(year, number, 7)
    except ValueError:
        return None
