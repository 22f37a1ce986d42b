"""What stands on the sheets that staff hand out: for the overview and each list, a dozen columns made from its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.serve.formats.handout import Column
from tracker.serve.site import cells, dutch

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet, and how its value is read off a row; `address` and `today` are those of the site."""

    column: Column
    value: Callable[[Row, str, str], Any]


def _of(name: str, absent: Sequence[str] = ("geen", "onbekend")) -> Callable[[Row, str, str], Any]:
    return lambda row, address, today: None if row.get(name) in absent else row.get(name)


def _letter(row: Row, address: str, today: str) -> str:
    where = row.get("vindplaats") or row.get("brief") or ""
    return f"{where}, blz. {row['bladzijde']}" if row.get("bladzijde") else where


def _late(row: Row, address: str, today: str) -> int | None:
    last = row.get("uiterlijk")
    return (date.fromisoformat(today) - date.fromisoformat(last)).days if last and last < today else None


def _sentence(row: Row, address: str, today: str) -> str | None:
    path = cells.passage(None, row)
    return f"{address}{path}" if path else None


DATE = Field(Column("Datum", 11, "day"), _of("datum"))
KIND = Field(Column("Soort", 14), _of("soort"))
STATUS = Field(Column("Stand", 12), _of("status"))
QUOTE = Field(Column("Citaat", 58), _of("citaat"))
PERSON = Field(Column("Bewindspersoon", 18), _of("bewindspersoon"))
MINISTRY = Field(Column("Ministerie", 18), _of("ministerie"))
TOPIC = Field(Column("Onderwerp", 18), _of("onderwerp"))
GAINER = Field(Column("Begunstigde", 16), _of("begunstigde"))
EURO = Field(Column("Bedrag in euro", 16, "money"), _of("bedrag_eur"))
DUE = Field(Column("Uiterlijk", 11, "day"), _of("uiterlijk"))
DUE_TEXT = Field(Column("Termijn in de brief", 18), _of("termijn_tekst"))
DAYS = Field(Column("Dagen te laat", 9, "days"), _late)
TO = Field(Column("Aan", 14), _of("aan"))
LETTER = Field(Column("Brief", 24), _letter)
LINK = Field(Column("Zin in de brief", 9, "link"), _sentence)
COUNTS = Field(Column("Telt mee", 8), _of("telt_mee"))
OTHER_SUM = Field(Column("Bedrag", 14, "money"), _of("bedrag"))
CURRENCY = Field(Column("Munt", 7), _of("munt"))
PERCENT = Field(Column("Norm", 8, "percent"), _of("percentage"))
PERCENT_OF = Field(Column("Van het", 9), _of("percentage_van"))
ACTOR = Field(Column("Wie", 18), _of("wie"))

SHEETS: dict[str, tuple[Field, ...]] = {
    "overzicht": (DATE, KIND, STATUS, DUE, PERSON, MINISTRY, TOPIC, QUOTE, EURO, GAINER, LETTER, LINK),
    "toezeggingen_open": (DUE, DAYS, STATUS, DUE_TEXT, PERSON, MINISTRY, TO, TOPIC, QUOTE, DATE, LETTER, LINK),
    "bijdragen": (DATE, STATUS, GAINER, EURO, OTHER_SUM, CURRENCY, COUNTS, PERSON, TOPIC, QUOTE, LETTER, LINK),
    "norm_2_procent": (DATE, PERCENT, PERCENT_OF, KIND, STATUS, ACTOR, PERSON, MINISTRY, TOPIC, QUOTE, LETTER, LINK),
}
"""Twelve columns each, the sentence and its place last."""


def columns(table: str) -> list[Column]:
    """The columns of the sheet of a table."""
    return [field.column for field in SHEETS[table]]


def rows(
    table: str, names: Sequence[str], given: Iterable[Sequence[Any]], address: str, today: str
) -> Iterator[list[Any]]:
    """The rows of the sheet; `address` is that of the site, without a slash behind it."""
    fields = SHEETS[table]
    for values in given:
        row = dict(zip(names, values, strict=True))
        yield [field.value(row, address, today) for field in fields]


MADE = (
    "Een programma zocht de zinnen, geen mens: het mist er soms een en ziet er soms een te veel. "
    "De brief is doorslaggevend; de laatste kolom leidt naar de zin."
)


def about(title: str, chosen: Sequence[str], address: str, today: str, updated: str | None) -> list[tuple[str, str]]:
    """What the second sheet says: what was chosen, when, where it is found again, and how far to trust it."""
    found = [
        ("Lijst", title),
        ("Selectie", "; ".join(chosen) if chosen else "alles in het register"),
        ("Gemaakt op", dutch.date(today)),
        ("Brieven ingelezen tot", dutch.date(updated) if updated else ""),
        ("Adres van deze selectie", address),
        ("Zo is het gemaakt", MADE),
        ("Stand", "Openstaand betekent: in de ingelezen brieven staat niet dat het is nagekomen."),
        ("Bedragen", "Tel alleen de regels op waar 'Telt mee' ja is; andere noemen een bedrag dat al is geteld."),
    ]  # fmt: skip
    return [(label, value) for label, value in found if value]
