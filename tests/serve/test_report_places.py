"""Where a promise was made and a letter stands, in the words of a clerk, and the life of a motion in a report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.resolve.test_motion_terms import adopted
from tests.store.records import commitment, document
from tracker import store
from tracker.errors import TrackerError
from tracker.feeds.tweedekamer import AgendaItem, Meeting, MeetingPaper
from tracker.feeds.tweedekamer.meeting_records import save_meeting
from tracker.models import Extraction
from tracker.resolve.official_statements import Statement, StatementSource, save_statements
from tracker.serve.reports.followed import Selection
from tracker.serve.reports.kinds import REPORTS
from tracker.serve.reports.motions import Told, standing_of
from tracker.serve.reports.places import described, occasion, paper


@pytest.mark.parametrize(("quote", "place"), [
    ("Tijdens het VAO Wadden van 3 juni (Handelingen II 2013/14, nr. 88) heb ik toegezegd de Kamer te informeren.",
     "VAO Wadden van 3 juni (Handelingen II 2013/14, nr. 88)"),
    ("Zoals toegezegd tijdens het Algemeen Overleg met uw Kamer op 4 mei 2015 stuur ik u het rapport.",
     "Algemeen Overleg op 4 mei 2015"),
    ("Conform de toezegging in het AO op 4 mei 2015 over de visstand (Kamerstuk 29 675, nr. 12) treft u dit aan.",
     "AO op 4 mei 2015 (Kamerstuk 29 675, nr. 12)"),
    ("Zoals toegezegd in mijn brief van 1 maart 2019 kom ik hierop terug.", "brief van 1 maart 2019"),
    ("Bij de begrotingsbehandeling van 5 november 2020 is toegezegd dit te onderzoeken.",
     "begrotingsbehandeling van 5 november 2020"),
    ("In het debat van 3 juni vroeg de heer Smit naar de visstand.", None),
    ("Ik heb u in het debat toegezegd hierop terug te komen.", None),
    ("Ik zal uw Kamer voor de zomer informeren over het overleg met de vissers van 3 juni.", None),
])  # fmt: skip
def test_where_a_sentence_says_its_promise_was_made(quote: str, place: str | None) -> None:
    assert occasion(quote) == place


@pytest.mark.parametrize(("known", "dated", "name"), [
    (("Kamerstuk 28 676, nr. 4", "Verslag", "2024-06-01", "a.txt"), True, "Kamerstuk 28 676, nr. 4"),
    (("", "Verslag", "2024-06-01", "a.txt"), True, "Verslag (1 juni 2024)"),
    (("", "Verslag van 1 juni 2024", "2024-06-01", "a.txt"), True, "Verslag van 1 juni 2024"),
    (("", "Verslag", "2024-06-01", "a.txt"), False, "Verslag"),
    ((None, None, "2024-06-01", "a.txt"), True, "brief van 1 juni 2024"),
    ((None, None, "2024-06-01", "a.txt"), False, ""),
    ((None, None, None, "/data/brieven/a.txt"), True, "stuk zonder datum (a.txt)"),
    ((None, None, None, "C:\\brieven\\a.txt"), False, "stuk zonder datum (a.txt)"),
    ((None, None, None, None), True, "stuk zonder datum"),
])  # fmt: skip
def test_a_paper_as_staff_name_it(known: tuple[str | None, ...], dated: bool, name: str) -> None:
    assert paper(*known, dated=dated) == name


def test_a_motion_with_its_votes_and_what_a_budget_says() -> None:
    life = [
        Told("2024-05-23", "submitted", "vote", "", "", ""),
        Told("2024-05-28", "adopted", "vote", "80 voor, 70 tegen", "", ""),
        Told("2024-05-28", "adopted", "vote", "80 voor, 70 tegen", "", ""),
        Told("2024-07-01", "in_progress", "letter", "", "Kamerstuk 28 676, nr. 4", "Defensie"),
        Told(
            "2024-09-17",
            "fulfilled",
            "begroting",
            "Afgedaan. De Kamer is ingelicht.",
            "Kamerstuk 36 600 X, nr. 2",
            "",
        ),
        Told("2024-10-01", "onbekend", "rappel", "", "", ""),
    ]
    assert standing_of(life) == (
        "Ingediend (23 mei 2024); aangenomen (28 mei 2024, 80 voor, 70 tegen); in uitvoering (1 juli 2024, Kamerstuk "
        "28 676, nr. 4); afgedaan. De Kamer is ingelicht (begrotingsbijlage, Kamerstuk 36 600 X, nr. 2, "
        "17 september 2024)."
    )
    assert standing_of([]) == "Geen bericht over de uitvoering gevonden."
    assert standing_of([Told("2024-05-28", "adopted", "vote", "onbekend", "", "")]) == "Aangenomen (28 mei 2024)."


@pytest.fixture
def db(tmp_path: Path) -> Database:
    said = {"a": ("24515", "Ik zal uw Kamer informeren over de schuldhulp."),
            "b": ("28676", "Ik stuur uw Kamer het overzicht van de mijnenjagers."),
            "c": ("31288", "Ik zal uw Kamer voor het commissiedebat berichten over de aula.")}  # fmt: skip
    with store.open_database(tmp_path / "t.db") as found:
        for source, (dossier, text) in said.items():
            made = commitment(text, text, "undertaking", status="open", core=True)
            store.save_document(found, Extraction(document(text, source, date="2024-01-10", dossier=dossier), (made,)))
        store.link_over_time(found)
        items = (AgendaItem("g1", 1, "Mijnenjagers"),)
        on_it = (MeetingPaper("p1", "document", "2024D00001", "Brief mijnenjagers", "28676", "g1"),)
        debate = ("commissiedebat", "Materieel", "TK", "commissie Defensie", "2024-09-12", None, "Troelstrazaal")
        save_meeting(found, Meeting("m", "", "2024A00007", *debate, "planned", items, on_it), "2024-06-01")
        found.conn.execute("UPDATE promises SET deadline_meeting_id = '2024A00007' WHERE title LIKE '%aula%'")
        found.conn.commit()
        yield found


def test_the_list_of_a_meeting_has_its_agenda_its_papers_and_what_is_of_it(db: Database) -> None:
    made = REPORTS["meeting"](db.conn, Selection(meeting="2024A00007"), "2024-08-01", None)
    assert made.title == "Openstaande toezeggingen en moties: Materieel"
    assert made.notes[0] == "Commissiedebat · 12 september 2024 · Troelstrazaal · commissie Defensie"
    sections = {section.title: section.rows for section in made.sections}
    assert sections["Agenda"] == (("Mijnenjagers",),)
    assert sections["Stukken"] == (("Brief mijnenjagers", "2024D00001"),)
    told = sorted(str(row[0]) for row in sections["Openstaand"])
    assert told == ["Ik stuur uw Kamer het overzicht van de mijnenjagers.",
                    "Ik zal uw Kamer voor het commissiedebat berichten over de aula."]  # fmt: skip
    with pytest.raises(TrackerError, match="no meeting '2024A00008'"):
        REPORTS["meeting"](db.conn, Selection(meeting="2024A00008"), "2024-08-01", None)


def test_a_committee_has_what_waits_for_its_meetings(db: Database) -> None:
    sections = REPORTS["meeting"](db.conn, Selection(committee="defensie"), "2024-08-01", None).sections
    assert [str(row[0]) for section in sections for row in section.rows] == [
        "Ik zal uw Kamer voor het commissiedebat berichten over de aula."
    ]
    sections = REPORTS["meeting"](db.conn, Selection(committee="%x"), "2024-08-01", None).sections
    assert not any(section.rows for section in sections)


def test_what_a_budget_says_of_a_motion_stands_in_its_life(tmp_path: Path) -> None:
    said = Statement("motion", "Luchtafweer", "Kamerstukken II, 21 501-02, nr. 2898", "Afgedaan. Zie de brief.")
    budget = StatementSource("begroting", "kst-36600-X-2", "TK", date="2024-09-17")
    with store.open_database(tmp_path / "v.db") as found:
        store.save_document(found, adopted())
        save_statements(found, budget, [said], "2024-09-17T12:00:00Z")
        (row,) = REPORTS["annex"](found.conn, Selection(), "2030-01-01", None).sections[0].rows
    where = "Kamerstuk 21 501-02, nr. 2898"
    assert str(row[2]) == (
        f"Ingediend (23 mei 2024, {where}); aangenomen (28 mei 2024, {where}); afgedaan. Zie de brief "
        "(begrotingsbijlage, 17 september 2024)."
    )


@pytest.mark.parametrize(("sentence", "heading", "said"), [
    ("Ik stuur u de nota.", "Visserij", "Ik stuur u de nota."),
    ("Dit onderzoek stuur ik u in mei.", "Visserij", "Visserij: Dit onderzoek stuur ik u in mei."),
    ("Hierover bericht ik u in mei.", "Visserij.", "Visserij: Hierover bericht ik u in mei."),
    ("Dit jaar stuur ik u de nota.", "Visserij", "Dit jaar stuur ik u de nota."),
    ("Hierover bericht ik u in mei.", "3.2 Visserij", "Visserij: Hierover bericht ik u in mei."),
    ("Hierover bericht ik u in mei.", "Tot slot", "Hierover bericht ik u in mei."),
    ("Hierover bericht ik u in mei.", "Antwoord 2", "Hierover bericht ik u in mei."),
    ("Hierover bericht ik u in mei.", "", "Hierover bericht ik u in mei."),
    ("Ik stuur u het pro- gramma.", "", "Ik stuur u het programma."),
    ("U krijgt in het voor- en najaar een brief.", "", "U krijgt in het voor- en najaar een brief."),
    ("Ik stuur u de nota.12", "", "Ik stuur u de nota."),
    ("Jaarlijks krijgt u een brief;", "", "Jaarlijks krijgt u een brief."),
])  # fmt: skip
def test_a_promise_as_a_list_has_it(sentence: str, heading: str, said: str) -> None:
    assert described(sentence, heading) == said


@pytest.mark.parametrize(("sentence", "heading", "before", "said"), [
    ("Hierover bericht ik u in mei.", "", "Dat is zo. Het RIVM meet de lucht in Velp.\n\n",
     "[Het RIVM meet de lucht in Velp.] Hierover bericht ik u in mei."),
    ("Zoals toegezegd in die brief kom ik hier op terug.", "", "Ik schreef over Velp. ",
     "[Ik schreef over Velp.] Zoals toegezegd in die brief kom ik hier op terug."),
    ("Hierover bericht ik u in mei.", "Lucht", "Het RIVM meet.", "Lucht: Hierover bericht ik u in mei."),
    ("Ik stuur u de nota.", "", "Het RIVM meet.", "Ik stuur u de nota."),
    ("Hierover bericht ik u in mei.", "", "  ", "Hierover bericht ik u in mei."),
])  # fmt: skip
def test_a_promise_that_points_back_has_the_sentence_before_it(
    sentence: str, heading: str, before: str, said: str
) -> None:
    assert described(sentence, heading, before) == said
    longer = described("Hierover bericht ik u.", "", "Het " + "meten " * 200 + "gaat door.")
    assert longer.startswith("[… meten ")
    assert len(longer) < 400


def test_the_annex_leaves_out_what_was_no_promise_and_motions_that_were_only_handed_in(tmp_path: Path) -> None:
    told = "Met deze brief informeer ik u over de schuldhulp."
    kept = "Zoals toegezegd informeer ik u hierbij over de mijnenjagers."
    with store.open_database(tmp_path / "l.db") as found:
        for name, text in (("a", told), ("b", kept)):
            made = commitment(text, text, "undertaking", status="fulfilled", core=True)
            store.save_document(found, Extraction(document(text, name, date="2024-01-10"), (made,)))
        store.save_document(found, replace(adopted(), events=()))
        store.link_over_time(found)
        annex = REPORTS["annex"](found.conn, Selection(), "2030-01-01", None).sections
        everything = REPORTS["meeting"](found.conn, Selection(), "2030-01-01", None).sections
    assert [str(row[0]) for section in annex for row in section.rows] == [kept]
    assert {told, kept} <= {str(row[0]) for section in everything for row in section.rows}
