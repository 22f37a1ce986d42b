"""Terms that wait for a paper, a meeting or a condition, and what comes back every year."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from tests.resolve.test_promises import MADE
from tests.store.records import commitment, document
from tracker import store
from tracker.lexicon import load
from tracker.models import Extraction, Period
from tracker.resolve.deadline_ties import Awaited, Candidate, awaited, tie
from tracker.resolve.promise_life import promises
from tracker.resolve.promises import Link, trees


@pytest.mark.parametrize(("term", "what"), load("promises")["waits"]["examples"].items())
def test_the_examples_of_the_lexicon(term: str, what: str) -> None:
    found = awaited(term)
    assert what in (found.kind, found.noun)


@pytest.mark.parametrize(("term", "sentence", "kind", "noun"), [
    ("in het volgende verslag", "", "document", "verslag"),
    ("in de eerstvolgende halfjaarlijkse voortgangsrapportage", "", "document", "voortgangsrapportage"),
    ("met de komende ontwerpbegroting", "", "document", "ontwerpbegroting"),
    ("voor het eerstvolgende commissiedebat", "", "meeting", "commissiedebat"),
    ("tijdens het Wetgevingsoverleg", "Ik kom tijdens het Wetgevingsoverleg Water hierop terug.", "meeting",
     "wetgevingsoverleg"),
    ("tijdens het tweeminutendebat", "", "meeting", "tweeminutendebat"),
    ("Zodra hier meer over bekend is", "", "condition", ""),
    ("nadat de Raad van State advies heeft uitgebracht", "", "condition", ""),
    ("binnenkort", "", "vague", ""),
    ("in dit verslag", "", "vague", ""),
    (None, "", "geen", ""),
])  # fmt: skip
def test_what_a_term_waits_for(term: str | None, sentence: str, kind: str, noun: str) -> None:
    found = awaited(term, sentence)
    assert (found.kind, found.noun) == (kind, noun)
    assert awaited(term, sentence, dated=True) == Awaited("day")


def test_which_meeting_is_said_behind_it() -> None:
    water = awaited("tijdens het Wetgevingsoverleg", "Ik kom tijdens het Wetgevingsoverleg Water van mei terug.")
    assert water.about == {"water"}
    assert not awaited("tijdens het debat", "Ik kom tijdens het debat hierop terug.").about


LETTER = Candidate("brief-1", "2024-03-01", "brief", "Stand van zaken rechtsbijstand", "31753", "Justitie")
REPORT = Awaited("document", "voortgangsrapportage")


@pytest.mark.parametrize(("waits", "candidates", "which"), [
    (REPORT, [("a", "2024-06-01", "brief", "Tweede voortgangsrapportage rechtsbijstand", "31753")], "a"),
    (REPORT, [("a", "2024-09-01", "brief", "Voortgangsrapportage", "31753"),
              ("b", "2024-06-01", "brief", "Voortgangsrapportage", "31753")], "b"),
    (REPORT, [("a", "2024-02-01", "brief", "Voortgangsrapportage", "31753")], None),
    (REPORT, [("a", "2024-06-01", "brief", "Voortgangsrapportage", "29279")], None),
    (REPORT, [("a", "2024-06-01", "brief", "Stand van zaken", "31753")], None),
    (REPORT, [("a", "2028-06-01", "brief", "Voortgangsrapportage", "31753")], None),
    (Awaited("document", "verslag"), [("a", "2024-06-01", "verslag", "Raad van juni", "31753")], "a"),
    (Awaited("meeting", "debat", frozenset(("water",))), [("a", "2024-06-01", "verslag", "Debat over veen", "31753"),
                                                          ("b", "2024-07-01", "verslag", "Debat Water", "31753")], "b"),
    (Awaited("meeting", "debat"), [("a", "2024-06-01", "commissiedebat", "Rechtsbijstand", "31753")], "a"),
    (Awaited("meeting", "tweeminutendebat"), [
        ("a", "2024-06-01", "commissiedebat", "Rechtsbijstand", "31753"),
        ("b", "2024-07-01", "plenair debat (tweeminutendebat)", "Rechtsbijstand", "31753")], "b"),
    (Awaited("meeting", "overleg"), [("a", "2024-06-01", "procedurevergadering", "Rechtsbijstand", "31753"),
                                     ("b", "2024-07-01", "wetgevingsoverleg", "Rechtsbijstand", "31753")], "b"),
    (Awaited("meeting", "commissiedebat"), [("a", "2024-06-01", "plenair debat (debat)", "Recht", "31753")], None),
])  # fmt: skip
def test_the_first_that_fits(waits: Awaited, candidates: list[tuple[str, ...]], which: str | None) -> None:
    for order in permutations(Candidate(*each) for each in candidates):
        found = tie(waits, LETTER, order)
        assert (found.id if found else None) == which


def test_without_a_dossier_ministry_and_subject_must_agree() -> None:
    made = replace(LETTER, dossier=None)
    same = Candidate("a", "2024-06-01", "brief", "Voortgangsrapportage rechtsbijstand", "31753", "Justitie")
    assert tie(REPORT, made, [same]) == same
    assert tie(REPORT, made, [replace(same, ministry="Financiën")]) is None
    assert tie(REPORT, made, [replace(same, title="Voortgangsrapportage luchtvaart")]) is None


YEARLY = [
    # status, date, deadline, recurring of each mention -> kinds of events and first term of each promise
    ([("open", "2023-02-01", "2023-05-31", "jaarlijks"), ("fulfilled", "2023-05-20", None, None)],
     [(("made", "claimed_met"), "2023-05-31"), (("made",), "2024-05-31")]),
    ([("open", "2023-02-01", "2023-05-31", "jaarlijks"), ("fulfilled", "2023-05-20", None, None),
      ("fulfilled", "2024-06-10", None, None)],
     [(("made", "claimed_met"), "2023-05-31"), (("made", "claimed_met"), "2024-05-31"), (("made",), "2025-05-31")]),
    ([("open", "2023-02-01", None, "halfjaarlijks"), ("fulfilled", "2023-05-20", None, None)],
     [(("made", "claimed_met"), None), (("made",), None)]),
    ([("open", "2023-02-01", "2023-03-31", "halfjaarlijks"), ("fulfilled", "2024-11-20", None, None)],
     [(("made", "claimed_met"), "2023-03-31"), (("made",), "2025-03-31")]),
    ([("open", "2023-02-01", "2023-05-31", "periodiek"), ("fulfilled", "2023-05-20", None, None)],
     [(("made", "claimed_met"), "2023-05-31")]),
    ([("open", "2023-02-01", "2023-05-31", None), ("fulfilled", "2023-05-20", None, None)],
     [(("made", "claimed_met"), "2023-05-31")]),
    ([("open", "2023-02-01", "2023-05-31", "jaarlijks"), ("withdrawn", "2023-05-20", None, None)],
     [(("made", "withdrawn"), "2023-05-31")]),
    ([("open", "2023-02-01", "2023-05-31", "jaarlijks"), ("partly_fulfilled", "2023-05-20", None, None)],
     [(("made", "partly_met"), "2023-05-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), YEARLY)
def test_what_comes_back_is_a_promise_a_time(told: list[Any], expected: list[Any]) -> None:
    mentions = [
        replace(MADE, key=str(n), document=str(n), date=date, status=status, deadline=deadline, recurring=recurring,
                text=MADE.text if status == "open" else f"Zoals toegezegd: {MADE.text}")
        for n, (status, date, deadline, recurring) in enumerate(told)
    ]  # fmt: skip
    links = {str(n): Link(str(n), str(n - 1), "recall", 0.8) for n in range(1, len(mentions))}
    (tree,) = trees(mentions, links.values())
    found = list(promises(tree, links))
    assert [(tuple(e.kind for e in p.events), p.events[0].new_deadline) for p in found] == expected
    assert [p.instance for p in found] == list(range(len(found)))
    assert {p.mentions[0] for p in found} == {"0"}


SUBJECT = "de evaluatie van de Wet gemeentelijke schuldhulpverlening"


def paper(source: str, day: str, title: str, said: str, status: str, **term: str) -> Extraction:
    deadline = Period(term.pop("text"), 0, 5, **term) if term else None  # type: ignore[arg-type]
    made = commitment(said, said, "undertaking", status=status, core=True, deadline=deadline)
    return Extraction(document(said, source, date=day, title=title, dossier="24515"), (made,))


WAITS = (
    paper("a.txt", "2024-01-10", "Schuldhulp", f"In de volgende voortgangsrapportage ga ik in op {SUBJECT}.", "open",
          text="In de volgende voortgangsrapportage", precision="event"),
    paper("b.txt", "2024-03-01", "Derde voortgangsrapportage", "Ik zal uw Kamer informeren over de jeugdzorg.", "open"),
    paper("c.txt", "2024-02-01", "Tweede voortgangsrapportage", "Ik stuur uw Kamer nog de windmolenkaart.", "open"),
    paper("d.txt", "2024-05-01", "Brief", "Ik zal jaarlijks in juni berichten over de vervanging der kustwachtboten.",
          "open", text="in juni", date="2024-06", last="2024-06-30", precision="month", recurring="jaarlijks"),
    paper("e.txt", "2024-06-20", "Brief", "Hiermee is voldaan aan de toezegging over de vervanging der kustwachtboten.",
          "fulfilled"),
)  # fmt: skip


def stored(db: Database) -> Any:
    return (
        list(db.query("SELECT title, state_government, date, deadline_last, deadline_kind, deadline_document_id, "
                      "recurring, instance, mentions FROM promises ORDER BY title, instance")),
        list(db.query("SELECT event, date, author_role, new_deadline FROM promise_events ORDER BY promise_id, date, "
                      "event")),
    )  # fmt: skip


@pytest.mark.parametrize("order", list(permutations(range(5)))[::7])
def test_terms_are_tied_whenever_the_paper_comes(order: tuple[int, ...], tmp_path: Path) -> None:
    ends = []
    for at_once in (True, False):
        with store.open_database(tmp_path / f"{at_once}.db") as db:
            for place in order:
                store.save_document(db, WAITS[place])
                if not at_once:
                    store.link_over_time(db)
            store.link_over_time(db)
            store.link_over_time(db)
            ends.append(stored(db))
    assert ends[0] == ends[1]
    waits = next(row for row in ends[0][0] if row["deadline_kind"] == "document")
    assert (waits["deadline_last"], waits["state_government"]) == ("2024-02-01", "open")
    coast = [row for row in ends[0][0] if row["recurring"] == "jaarlijks"]
    assert [(row["state_government"], row["deadline_last"]) for row in coast] == [
        ("fulfilled", "2024-06-30"), ("open", "2025-06-30"),
    ]  # fmt: skip


def test_a_paper_that_is_something_else_now_dates_no_term(tmp_path: Path) -> None:
    with store.open_database(tmp_path / "t.db") as db:
        for each in WAITS[:2]:
            store.save_document(db, each)
        store.link_over_time(db)
        assert db.execute("SELECT count(*) FROM promises WHERE deadline_last = '2024-03-01'").fetchone()[0] == 1
        store.save_document(db, paper("b.txt", "2024-03-01", "Brief", "Ik informeer u over de jeugdzorg.", "open"))
        store.link_over_time(db)
        assert db.execute("SELECT count(*) FROM promises WHERE deadline_last IS NOT NULL").fetchone()[0] == 0
        assert db.execute("SELECT count(*) FROM promise_events WHERE event = 'dated'").fetchone()[0] == 0


def meeting(db: Database, number: str, date: str, committee: str, title: str, **more: str) -> None:
    row = {"id": number, "kind": "commissiedebat", "title": title, "committee": committee, "date": date, **more}
    db["meetings"].insert(row)


@pytest.mark.parametrize(("dossier", "committee", "title", "status", "tied"), [
    (None, "vaste commissie voor Sociale Zaken en Werkgelegenheid", "Schuldhulpverlening", "planned", True),
    (None, "vaste commissie voor Sociale Zaken en Werkgelegenheid", "Pensioenen", "planned", False),
    (None, "vaste commissie voor Defensie", "Schuldhulpverlening", "planned", False),
    (None, "vaste commissie voor Sociale Zaken en Werkgelegenheid", "Schuldhulpverlening", "cancelled", False),
    ("24515", "vaste commissie voor Defensie", "Materieel", "held", True),
])  # fmt: skip
def test_a_debate_of_the_dossier_or_else_of_the_committee_of_the_ministry(
    dossier: str | None, committee: str, title: str, status: str, tied: bool, tmp_path: Path
) -> None:
    said = "Voor het eerstvolgende commissiedebat ga ik in op de schuldhulpverlening."
    term = Period("Voor het eerstvolgende commissiedebat", 0, 5, precision="event")
    made = commitment(said, said, "undertaking", status="open", core=True, deadline=term,
                      ministry="Sociale Zaken en Werkgelegenheid")  # fmt: skip
    letter = document(said, "a.txt", date="2024-01-10", title="Aanpak schuldhulpverlening", dossier=dossier,
                      ministry="Sociale Zaken en Werkgelegenheid")  # fmt: skip
    with store.open_database(tmp_path / "m.db") as db:
        store.save_document(db, Extraction(letter, (made,)))
        meeting(db, "2024A00001", "2024-03-01", committee, title, status=status)
        db["meeting_papers"].insert(
            {"meeting_id": "2024A00001", "kind": "document", "guid": "g", "title": "Brief", "dossier": "24515"}
        )
        store.link_over_time(db)
        store.link_over_time(db)
        found = db.execute("SELECT deadline_meeting_id, deadline_last FROM promises").fetchall()
    assert found == [("2024A00001", "2024-03-01") if tied else (None, None)]
