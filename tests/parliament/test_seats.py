"""Who held an office on a day, by what names people go, and who carries the work on."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents import UnreadableError, read
from tracker.lexicon import load
from tracker.parliament.offices import read_office
from tracker.parliament.seats import (
    holder,
    office_key,
    person_named,
    predecessor,
    same_person,
    seat_of,
    seats,
    seats_called,
    successors,
    written_name,
)

HOLDERS = [
    ("minister-president", "2010-10-14", "M. Rutte"),
    ("minister van Algemene Zaken", "2024-07-02", "H.W.M. Schoof"),
    ("minister van Buitenlandse Zaken", "2024-07-01", "H.G.J. Bruins Slot"),
    ("de Minister van Buitenlandse Zaken", "2024-07-02", "C.C.J. Veldkamp"),
    ("MINISTER VAN DEFENSIE", "2015-03-05", "J.A. Hennis-Plasschaert"),
    ("minister van Economische Zaken", "2013-01-01", "H.G.J. Kamp"),
    ("minister van Economische Zaken", "2025-01-01", "D.S. Beljaarts"),
    ("minister van Economische Zaken", "2020-01-01", None),
    ("minister van Buitenlandse Zaken", "2023-09-03", None),
    ("minister van Buitenlandse Zaken", "2001-01-01", None),
    ("minister van Toverij", "2020-01-01", None),
]


@pytest.mark.parametrize(("office", "day", "name"), HOLDERS)
def test_holder(office: str, day: str, name: str | None) -> None:
    assert holder(office, day) == name


NAMES = [
    ("Hanke Bruins Slot", None, "H.G.J. Bruins Slot"),
    ("H. G. J. Bruins Slot", None, "H.G.J. Bruins Slot"),
    ("Bruins Slot", None, "H.G.J. Bruins Slot"),
    ("Jet Bussemaker", None, "M. Bussemaker"),
    ("drs. M.H. Schultz van Haegen", None, "M.H. Schultz van Haegen-Maas Geesteranus"),
    ("Alexandra C. van Huffelen", None, "A.C. van Huffelen"),
    ("Yesilgöz", None, "D. Yeşilgöz-Zegerius"),
    ("Bruins", "2018-05-05", "B.J. Bruins"),
    ("Bruins", "2024-08-01", "E.E.W. Bruins"),
    ("Bruins", None, None),
    ("Femke Wiersma", None, "F.M. Wiersma"),
    ("Dennis Wiersma", None, "A.D. Wiersma"),
    ("K. Kaag", None, None),
    ("J. Pietersen", None, None),
]


@pytest.mark.parametrize(("written", "day", "name"), NAMES)
def test_one_spelling_a_person(written: str, day: str | None, name: str | None) -> None:
    assert person_named(written, day) == name


def test_the_seat_of_a_person_on_a_day() -> None:
    assert [seat.office if (seat := seat_of("Stef Blok", day)) else None for day in ("2015-01-01", "2019-01-01")] == [
        "minister voor Wonen en Rijksdienst",
        "minister van Buitenlandse Zaken",
    ]
    assert seat_of("Stef Blok", "2024-01-01") is None
    assert predecessor("minister van Buitenlandse Zaken", "2024-01-01") == "W.B. Hoekstra"
    assert predecessor("minister-president", "2012-01-01") is None


SUCCESSORS = [
    ("minister van Infrastructuur en Milieu", None, None, ["minister van Infrastructuur en Waterstaat"]),
    ("minister van Defensie", None, None, ["minister van Defensie"]),
    ("minister van Economische Zaken", "2013-01-01", "2018-01-01", ["minister van Economische Zaken en Klimaat"]),
    ("minister van Economische Zaken", "2013-01-01", "2025-01-01", ["minister van Economische Zaken"]),
    ("minister van Economische Zaken", "2013-01-01", "2014-01-01", ["minister van Economische Zaken"]),
    ("minister voor Klimaat en Energie", None, None, ["minister van Klimaat en Groene Groei"]),
    ("staatssecretaris van Financiën", "2019-01-01", "2022-06-01",
     ["staatssecretaris Fiscaliteit en Belastingdienst", "staatssecretaris Toeslagen en Douane"]),
    ("minister van Toverij", None, None, []),
]  # fmt: skip


@pytest.mark.parametrize(("office", "made", "until", "carried_on_by"), SUCCESSORS)
def test_successors(office: str, made: str | None, until: str | None, carried_on_by: list[str]) -> None:
    assert [seat.office for seat in successors(office, made, until)] == carried_on_by


def test_the_lexicon_is_sound() -> None:
    ministries = load("ministries")
    for seat in seats():
        assert seat.ministry in ministries, seat.office
        assert all(seats_called(office) for office in seat.successors), seat.office
        ends = [term.end or "9999-12-31" for term in seat.terms]
        assert all(term.start < end for term, end in zip(seat.terms, ends, strict=True)), seat.office
        assert all(end <= after.start for end, (_, after) in zip(ends, pairwise(seat.terms), strict=False)), seat.office
        assert seat.terms[0].start >= seat.start, seat.office
        assert seat.end is None or ends[-1] <= seat.end, seat.office
    known = {term.name for seat in seats() for term in seat.terms}
    assert set(load("seats")["first_names"]) <= known


def test_no_two_spellings_of_one_person() -> None:
    """Surnames recur; those who bear one have initials or first names apart."""
    names = sorted({term.name for seat in seats() for term in seat.terms})
    assert [name for name in names if person_named(name) != name] == []


DAYS = st.integers(0, 6200).map(lambda days: (date(2010, 1, 1) + timedelta(days)).isoformat())


@given(st.sampled_from(seats()), DAYS)
def test_one_holder_a_seat_and_the_way_back(seat, day) -> None:
    living = [other for other in seats() if office_key(other.office) == office_key(seat.office) and other.exists(day)]
    names = [term.name for other in living for term in other.terms if term.covers(day)]
    assert len(names) <= 1 or len({other.ministry for other in living}) > 1
    name = holder(seat.office, day)
    if name is not None:
        found = seat_of(name, day)
        assert found is not None
        assert found.holder(day) == name


@given(st.sampled_from(seats()), DAYS, DAYS)
def test_successors_exist_on_the_day_or_nobody_took_over(seat, made, until) -> None:
    for after in successors(seat.office, made, until):
        assert after.exists(until) or after.end is None or after.end <= until or after.start > until


def test_signatures_of_letters_agree_with_the_seats(shared: Path) -> None:
    """Nobody signs for an office that the lexicon gives to another on that day; unknown signatories are listed."""
    contradicted, unknown = [], []
    for path in [*sorted((shared / "samples/ministry-letters").iterdir()), *sorted((shared / "documents").iterdir())]:
        try:
            known = read(path.read_bytes(), path.name).metadata
        except UnreadableError:
            continue
        name, day = known.signatory, known.date
        if not name or not day or name.isupper():
            continue
        office = read_office(known.office or "", day, name)
        sits = office.seat.holder(day) if office and office.seat else None
        if sits is not None and not same_person(name, sits):
            contradicted.append((path.name, name, sits))
        if person_named(written_name(name), day) is None:
            unknown.append((path.name, name))
    assert (contradicted, unknown) == ([], [])
