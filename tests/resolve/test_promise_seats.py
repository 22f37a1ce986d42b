"""Who has a promise now: the seat that carries the office on, whoever sits there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.records import commitment, document
from tracker import store
from tracker.models import Extraction
from tracker.parliament.seats import seats
from tracker.resolve.official_statements import Statement, StatementSource, save_statements, settled_by, term_of
from tracker.resolve.promise_seats import handed_to, seat_now
from tracker.serve.reports.followed import Selection
from tracker.serve.reports.kinds import REPORTS


@pytest.mark.parametrize(("office", "made", "day", "now"), [
    ("minister van Defensie", "2011-03-01", "2011-06-01", "minister van Defensie"),
    ("minister van Defensie", "2011-03-01", "2019-06-01", "minister van Defensie"),
    ("staatssecretaris van Buitenlandse Zaken", "2011-03-01", "2014-01-01",
     "minister voor Buitenlandse Handel en Ontwikkelingssamenwerking"),
    ("minister voor Buitenlandse Handel en Ontwikkelingssamenwerking", "2023-03-01", "2024-03-01",
     "minister voor Buitenlandse Handel en Ontwikkelingssamenwerking"),
    ("minister van Landbouw, Natuur en Voedselkwaliteit", "2023-03-01", "2025-01-01",
     "minister van Landbouw, Visserij, Voedselzekerheid en Natuur"),
])  # fmt: skip
def test_the_seat_that_carries_an_office_on(office: str, made: str, day: str, now: str) -> None:
    seat = seat_now(office, made, None, day)
    assert seat is not None
    assert seat.office == now


def test_another_cabinet_holds_what_the_last_one_promised() -> None:
    before, after = (seat_now("minister van Defensie", "2023-05-01", None, day) for day in ("2024-06-01", "2024-08-01"))
    assert before is not None
    assert after is not None
    assert before.office == after.office
    assert before.holder != after.holder


def test_a_seat_in_a_gap_has_no_holder() -> None:
    seat = seat_now("minister van Buitenlandse Zaken", "2021-05-01", None, "2021-09-20")
    assert seat is not None
    assert (seat.holder, seat.office) == (None, "minister van Buitenlandse Zaken")


def test_an_office_nobody_knows_has_no_seat() -> None:
    assert seat_now("dijkgraaf", "2021-05-01") is None
    assert seat_now(None, "2021-05-01") is None


def test_every_office_of_the_lexicon_ends_in_a_seat() -> None:
    for seat in seats():
        now = seat_now(seat.office, seat.start)
        assert now is not None
        assert now.id


@pytest.mark.parametrize(("text", "ministry"), [
    ("Deze toezegging is overgedragen aan SZW.", "Sociale Zaken en Werkgelegenheid"),
    ("Overgedragen aan de minister van Volksgezondheid, Welzijn en Sport.", "Volksgezondheid, Welzijn en Sport"),
    ("Deze toezegging draag ik over aan mijn ambtgenoot van Defensie.", "Defensie"),
    ("De uitvoering is overgeheveld naar BZK.", "Binnenlandse Zaken en Koninkrijksrelaties"),
    ("De minister van Financiën neemt deze toezegging over.", "Financiën"),
    ("De toezegging van de minister van Financiën is overgedragen aan OCW.", "Onderwijs, Cultuur en Wetenschap"),
    ("Deze toezegging is overgedragen.", None),
    ("De minister van Financiën informeert u.", None),
])  # fmt: skip
def test_to_whom_a_promise_is_handed(text: str, ministry: str | None) -> None:
    assert handed_to(text) == ministry


SUBJECT = "de evaluatie van de Wet gemeentelijke schuldhulpverlening"


def paper(source: str, date: str, text: str, status: str, office: str) -> Extraction:
    made = commitment(text, text, "undertaking", status=status, core=True, office=office, person="C.J. Schouten",
                      ministry="Sociale Zaken en Werkgelegenheid")  # fmt: skip
    return Extraction(document(text, source, date=date), (made,))


LETTERS = (
    paper("a.txt", "2023-03-01", f"Ik zal uw Kamer informeren over {SUBJECT}.", "open",
          "minister van Sociale Zaken en Werkgelegenheid"),
    paper("b.txt", "2023-06-01", f"De toezegging over {SUBJECT} is overgedragen aan BZK.", "transferred",
          "minister van Sociale Zaken en Werkgelegenheid"),
)  # fmt: skip


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_is_handed_over_is_with_who_takes_it(order: tuple[int, ...], tmp_path: Path) -> None:
    with store.open_database(tmp_path / "t.db") as db:
        for place in order:
            store.save_document(db, LETTERS[place])
            store.link_over_time(db)
        (promise,) = db.query("SELECT * FROM promises")
        assert promise["state_government"] == "transferred"
        assert promise["seat_office"] == "minister van Binnenlandse Zaken en Koninkrijksrelaties"
        assert promise["ministry"] == "Binnenlandse Zaken en Koninkrijksrelaties"
        assert promise["office"] == "minister van Sociale Zaken en Werkgelegenheid"
        seat = db.execute("SELECT office, holder FROM seats WHERE id = ?", (promise["seat_id"],)).fetchone()
        assert seat[0] == promise["seat_office"]
        db.execute("DELETE FROM seats")
        db.execute("UPDATE promises SET seat_id = NULL, seat_office = 'onbekend', seat_holder = 'onbekend'")
        store.link_over_time(db)
        assert next(db.query("SELECT * FROM promises")) == promise


@pytest.mark.parametrize("first", ["letter", "register"])
def test_a_register_in_writing_speaks_of_the_promise_of_a_letter(first: str, tmp_path: Path) -> None:
    said = Statement("undertaking", f"De minister zegt toe de Kamer te informeren over {SUBJECT}.", "debat 1 maart",
                     "Afgedaan. De Kamer is op 4 december 2023 geïnformeerd (Kamerstuk 24515, nr. 700).")  # fmt: skip
    with store.open_database(tmp_path / "t.db") as db:
        for what in (first, "letter" if first == "register" else "register"):
            if what == "letter":
                store.save_document(db, LETTERS[0])
            else:
                for _ in range(2):  # the same paper read anew tells it once
                    save_statements(db, StatementSource("begroting", "kst-36410-XV-2", "TK", date="2023-09-19"), [said],
                                    "2023-09-20T10:00:00Z")  # fmt: skip
            store.link_over_time(db)
        (promise,) = db.query("SELECT * FROM promises")
        events = list(db.query("SELECT event, author_role, date, new_deadline FROM promise_events ORDER BY date"))
        (settled,) = db.query("SELECT settled_by, deadline_last FROM official_statements")
        by = [e["settled_by"] for e in db.query("SELECT settled_by FROM promise_events ORDER BY date")]
        annex = REPORTS["annex"](db.conn, Selection(), "2030-01-01", None).sections
    assert by == [None, "kst-24515-700"]
    assert [row[2] for section in annex for row in section.rows] == [said.state_text]
    assert annex[2].rows
    assert (promise["state_government"], promise["state_chamber"], promise["mentions"]) == ("open", "fulfilled", 2)
    assert [(e["event"], e["author_role"], e["new_deadline"]) for e in events] == [
        ("made", "government", None), ("claimed_met", "register", None),
    ]  # fmt: skip
    assert settled == {"settled_by": "kst-24515-700", "deadline_last": None}


@pytest.mark.parametrize(("text", "paper_", "term"), [
    ("Afgedaan. De Kamer is op 11 juli 2022 per brief geïnformeerd (Kamerstukken II 2021/22, 35925 VII, nr. 170).",
     "kst-35925-VII-170", None),
    ("Voldaan met de brieven van 28 676, nr. 1 en 28 676, nr. 2.", "kst-28676-2", None),
    ("In behandeling. De brief (28 676, nr. 3) volgt.", None, None),
    ("Openstaand. De Kamer wordt voor 1 juli 2023 geïnformeerd.", None, "2023-06-30"),
    ("Overgedragen aan SZW.", None, None),
])  # fmt: skip
def test_what_settled_it_and_until_when(text: str, paper_: str | None, term: str | None) -> None:
    assert (settled_by(text), term_of(text, "2023-01-10")) == (paper_, term)
