"""Meetings of the Tweede Kamer with their agenda: read, stored over both ways, and tied to what waits for them.

The answers are made by hand in the shape of the service.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fake_server import FakeServer
from fake_tweedekamer import FakeTweedeKamer, guid, meeting, stub
from sqlite_utils import Database
from test_sync_syncfeed import Feed, inner
from test_tweedekamer import plain

from tracker import store
from tracker.feeds import SyncOptions, SyncReport, sync_tweedekamer, tweedekamer
from tracker.feeds.client.errors import ResponseError
from tracker.feeds.tweedekamer.queries import Filter, Part
from tracker.feeds.tweedekamer.values import unknown_values

MEETINGS = 'SELECT id, kind, title, chamber, committee, date, "until", place, dossier, status FROM meetings'
AGENDA = "SELECT meeting_id, position, title FROM meeting_agenda"
PAPERS = "SELECT kind, agenda_position, number, dossier FROM meeting_papers ORDER BY kind, agenda_position"
EVERYTHING = Filter()
NATO = (
    "2024A01894", "commissiedebat", "NAVO-top", "TK", "vaste commissie voor Defensie", "2024-09-12", None,
    "Troelstrazaal", "28676", "planned",
)  # fmt: skip


@pytest.fixture
def sync(chamber: FakeTweedeKamer, options: SyncOptions) -> Callable[..., SyncReport]:
    def run(*parts: Part, filter: Filter = EVERYTHING) -> SyncReport:
        return sync_tweedekamer(options, parts or ("meetings",), filter, services=(chamber.base,))

    return run


def rows(options: SyncOptions, sql: str) -> list[tuple[Any, ...]]:
    with store.open_database(options.db, create=False) as db:
        return list(db.execute(sql).fetchall())


def test_a_meeting_with_its_agenda_in_order() -> None:
    found = tweedekamer.meeting(plain(meeting()))
    assert (found.number, found.kind, found.date, found.until) == ("2024A01894", "commissiedebat", "2024-09-12", None)
    assert [(item.position, item.title) for item in found.agenda] == [(1, "Verslag van de top"), (2, "Rondvraag")]
    assert [(p.kind, p.number, p.dossier, p.item) for p in found.papers] == [
        ("document", "2024D00448", "28676", guid(7, 11)),
        ("case", "2024Z00448", "28676", guid(7, 11)),
    ]


@pytest.mark.parametrize(
    ("more", "day", "until", "status"),
    [
        ({}, "2024-09-12", None, "planned"),
        ({"DatumSoort": "Weeknummer"}, None, None, "planned"),
        ({"DatumSoort": "Nog geen datum bekend", "Datum": None}, None, None, "planned"),
        ({"DatumSoort": "Meerdaags", "Eindtijd": "2024-09-14T12:00:00+02:00"}, "2024-09-12", "2024-09-14", "planned"),
        ({"DatumSoort": None, "Eindtijd": "0001-01-01T00:00:00Z"}, "2024-09-12", None, "planned"),
        ({"Datum": "2024-09-11T22:00:00Z", "Eindtijd": None, "Status": "Uitgevoerd"}, "2024-09-12", None, "held"),
        ({"Status": "Verplaatst"}, "2024-09-12", None, "moved"),
        ({"Status": "Geannuleerd"}, "2024-09-12", None, "cancelled"),
        ({"Status": "Vervallen"}, "2024-09-12", None, "cancelled"),
        ({"Status": "Opgewaardeerd"}, "2024-09-12", None, None),
    ],
)
def test_when_it_is_and_whether(more: dict[str, Any], day: str | None, until: str | None, status: str | None) -> None:
    found = tweedekamer.meeting(plain(meeting(**more)))
    assert (found.date, found.until, found.status) == (day, until, status)


def test_what_no_list_knows_is_told_and_a_meeting_without_a_number_is_none() -> None:
    assert list(unknown_values("Activiteit", meeting(Status="Opgewaardeerd", DatumSoort="Nacht"))) == [
        ("Activiteit.DatumSoort", "Nacht"),
        ("Activiteit.Status", "Opgewaardeerd"),
    ]
    with pytest.raises(ResponseError, match="no number"):
        tweedekamer.meeting(plain(meeting(Nummer="12")))


def test_points_that_were_taken_away_and_bare_records() -> None:
    points = [{"Id": guid(7, 11), "Onderwerp": "Oud", "Verwijderd": True}, {"Id": "geen id", "Onderwerp": "x"}]
    found = tweedekamer.meeting(plain(meeting(Agendapunt=points, Zaak=[], Onderwerp=None, Kamer="Kamer")))
    assert (found.agenda, found.papers, found.title, found.chamber) == ((), (), "Commissiedebat", None)


def test_meetings_are_stored_once_and_follow_their_changes(
    chamber: FakeTweedeKamer, options: SyncOptions, sync: Callable[..., SyncReport]
) -> None:
    chamber.meetings = [meeting()]
    assert sync().part_counts[0].new == 1
    assert rows(options, MEETINGS) == [NATO]
    assert rows(options, AGENDA) == [("2024A01894", 1, "Verslag van de top"), ("2024A01894", 2, "Rondvraag")]
    assert rows(options, PAPERS) == [("case", 1, "2024Z00448", "28676"), ("document", 1, "2024D00448", "28676")]
    assert sync().part_counts[0].new == 0
    later = "2024-08-01T09:00:00+02:00"
    chamber.meetings = [meeting(GewijzigdOp=later, Status="Uitgevoerd", Agendapunt=[], Zaak=[])]
    assert sync().part_counts[0].new == 1
    assert rows(options, MEETINGS) == [(*NATO[:-2], "geen", "held")]
    assert rows(options, AGENDA) + rows(options, PAPERS) == []
    chamber.meetings = [stub(8, 1894, "2024-09-01T09:00:00Z")]
    sync()
    assert rows(options, "SELECT count(*) FROM meetings WHERE deleted IS NOT NULL") == [(1,)]


@pytest.mark.parametrize(
    ("filter", "says"),
    [
        (Filter(committee="DEF"), "Voortouwafkorting eq 'DEF'"),
        (Filter(committee="Defensie"), "contains(tolower(Voortouwnaam),'defensie')"),
        (Filter(dossier="28676"), "Zaak/any("),
        (Filter(subject="NAVO"), "contains(tolower(Onderwerp),'navo')"),
        (Filter(since="2024-01-01"), "Datum ge 2024-01-01T00:00:00+01:00"),
    ],
)
def test_which_meetings_are_asked_for(
    filter: Filter, says: str, chamber: FakeTweedeKamer, server: FakeServer, sync: Callable[..., SyncReport]
) -> None:
    chamber.meetings = [meeting()]
    sync(filter=filter)
    asked = [request.query for request in server.log if request.path.endswith("Activiteit")]
    assert any(says in query["$filter"] for query in asked)
    details = next(query["$expand"] for query in asked if "$expand" in query)
    assert "Agendapunt($select=" in details
    assert details.count("Activiteit") == 0


def add_meeting(feed: Feed, *, item: str = "Verslag van de top", changed: str = "2024-06-01T10:00:00Z") -> None:
    dossier, agenda, held = guid(2, 28676), guid(7, 11), guid(8, 1894)
    feed.add("Kamerstukdossier", dossier, inner({}, nummer=28676))
    case = inner(
        {"kamerstukdossier": dossier, "agendapunt": agenda, "activiteit": held}, nummer="2024Z00448", soort="x"
    )
    feed.add("Zaak", guid(4, 448), case)
    feed.add("Document", guid(1, 448), inner({"kamerstukdossier": dossier, "agendapunt": agenda},
                                            documentNummer="2024D00448", soort="Motie", onderwerp="x"))  # fmt: skip
    feed.add("Agendapunt", agenda, inner({"activiteit": held}, onderwerp=item, volgorde=1), changed=changed)
    says = {"nummer": "2024A01894", "soort": "Commissiedebat", "onderwerp": "NAVO-top", "datumSoort": "Dag",
            "datum": "2024-09-12T10:00:00", "kamer": "Tweede Kamer", "status": "Gepland", "locatie": "Troelstrazaal",
            "voortouwnaam": "vaste commissie voor Defensie", "voortouwafkorting": "DEF"}  # fmt: skip
    feed.add("Activiteit", held, inner({}, **says))


@pytest.fixture
def by_feed(
    chamber: FakeTweedeKamer, options: SyncOptions, server: FakeServer
) -> tuple[Feed, Callable[..., SyncReport]]:
    feed = Feed(server)

    def run(filter: Filter = EVERYTHING) -> SyncReport:
        return sync_tweedekamer(options, ("meetings",), filter, services=(chamber.base,), feed=feed.base)

    return feed, run


def test_the_syncfeed_gives_the_same_and_an_item_that_changes_changes_its_meeting(
    by_feed: tuple[Feed, Callable[..., SyncReport]], options: SyncOptions
) -> None:
    feed, run = by_feed
    add_meeting(feed)
    assert run().rejected == 0
    assert rows(options, MEETINGS) == [NATO]
    assert rows(options, PAPERS) == [("case", 1, "2024Z00448", "28676"), ("document", 1, "2024D00448", "28676")]
    assert run().part_counts[-1].records == 0
    feed.add("Agendapunt", guid(7, 11), inner({"activiteit": guid(8, 1894)}, onderwerp="Verslag", volgorde=1),
             changed="2024-07-01T10:00:00Z")  # fmt: skip
    run()
    assert rows(options, AGENDA) == [("2024A01894", 1, "Verslag")]
    feed.add("Activiteit", guid(8, 1894), deleted=True, changed="2024-08-01T10:00:00Z")
    run()
    assert rows(options, "SELECT count(*) FROM meetings WHERE deleted IS NOT NULL") == [(1,)]


def test_meetings_that_were_kept_before_anybody_asked_for_them_are_made(
    chamber: FakeTweedeKamer, by_feed: tuple[Feed, Callable[..., SyncReport]], options: SyncOptions
) -> None:
    feed, run = by_feed
    add_meeting(feed)
    sync_tweedekamer(options, ("undertakings", "motions"), EVERYTHING, services=(chamber.base,), feed=feed.base)
    with store.open_database(options.db) as db:
        db.execute("DELETE FROM stale_meetings")  # as an earlier version left them
        db.conn.commit()
    assert rows(options, MEETINGS) == []
    run()
    assert rows(options, MEETINGS) == [NATO]


@pytest.mark.parametrize(
    ("filter", "number"),
    [
        (Filter(committee="DEF"), 1),
        (Filter(committee="buitenlandse"), 0),
        (Filter(dossier="28676"), 1),
        (Filter(dossier="21501-02"), 0),
        (Filter(subject="navo"), 1),
        (Filter(since="2024-10-01"), 0),
    ],
)
def test_which_meetings_of_the_syncfeed_are_kept(
    filter: Filter, number: int, by_feed: tuple[Feed, Callable[..., SyncReport]], options: SyncOptions
) -> None:
    feed, run = by_feed
    add_meeting(feed)
    run(filter)
    assert rows(options, "SELECT count(*) FROM meetings") == [(number,)]
    run()
    assert rows(options, "SELECT count(*) FROM meetings") == [(1,)]


WAITS = "Ik zal uw Kamer voor het eerstvolgende commissiedebat informeren over de aanschaf van mijnenjagers."


def terms(db: Database) -> list[tuple[Any, ...]]:
    return list(db.execute("SELECT deadline_kind, deadline_meeting_id, deadline_last FROM promises").fetchall())


def test_a_promise_that_waits_for_a_debate_gets_its_day_and_loses_it_when_the_debate_is_cancelled(
    chamber: FakeTweedeKamer, options: SyncOptions, sync: Callable[..., SyncReport]
) -> None:
    chamber.add_letter(450, WAITS, Datum="2024-06-01T00:00:00+02:00")
    chamber.meetings = [meeting(Datum="2024-05-12T10:00:00+02:00"), meeting(1900, Soort="Procedurevergadering"),
                        meeting(1901, Datum="2024-11-12T10:00:00+01:00")]  # fmt: skip
    chamber.meetings[1]["Datum"] = "2024-07-01T10:00:00+02:00"
    sync("letters", "meetings")
    with store.open_database(options.db) as db:
        assert terms(db) == [("meeting", "2024A01901", "2024-11-12")]
    chamber.meetings[2] |= {"Status": "Geannuleerd", "GewijzigdOp": "2024-08-01T09:00:00+02:00"}
    chamber.meetings.append(meeting(1902, Datum="2024-12-03T10:00:00+01:00"))
    sync("letters", "meetings")
    with store.open_database(options.db) as db:
        assert terms(db) == [("meeting", "2024A01902", "2024-12-03")]
