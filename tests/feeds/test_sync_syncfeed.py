"""The SyncFeed: parts that come in any order become whole records, and deletions are honoured."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fake_server import FakeServer, Reply, Request
from fake_tweedekamer import MOTION_TITLE, FakeTweedeKamer, atom, entry, guid, letter_text
from sqlite_utils import Database

from tracker import store
from tracker.feeds import SyncOptions, SyncReport, sync_tweedekamer
from tracker.feeds.tweedekamer.queries import PARTS, Filter, Part

FEED = "/SyncFeed/2.0"


EVERYTHING = Filter()


def inner(refs: dict[str, str], **values: object) -> str:
    """What stands in an entry: references first, then values."""
    links = "".join(f'<{name} ref="{id_}"/>' for name, id_ in refs.items())
    return links + "".join(f"<{name}>{value}</{name}>" for name, value in values.items())


class Feed:
    """Entries by category, served two a page; the skip token is the number of entries passed."""

    def __init__(self, server: FakeServer) -> None:
        self.base = server.base + FEED
        self.entries: dict[str, list[str]] = {}
        server.routes[f"{FEED}/Feed"] = self._page

    def add(self, category: str, id_: str, inner: str = "", **more: Any) -> None:
        self.entries.setdefault(category, []).append(entry(category, id_, inner, **more))

    def _page(self, request: Request) -> Reply:
        category, skip = request.query["category"], int(request.query.get("skiptoken", "0"))
        entries = self.entries.get(category, [])[skip : skip + 2]
        token = f"{self.base}/Feed?category={category}&skiptoken={skip + len(entries)}"
        more = skip + 2 < len(self.entries.get(category, []))
        body = atom(category, entries, **({"following": token} if more else {"resume": token}))
        return Reply(body, kind="application/atom+xml; charset=utf-8")


@pytest.fixture
def feed(server: FakeServer) -> Feed:
    return Feed(server)


def run(
    options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed, *parts: Part, filter: Filter = EVERYTHING, **more: Any
) -> SyncReport:
    return sync_tweedekamer(replace(options, **more), parts or PARTS, filter, services=(chamber.base,), feed=feed.base)


def rows(options: SyncOptions, sql: str) -> list[tuple[Any, ...]]:
    with store.open_database(options.db, create=False) as db:
        return list(db.execute(sql).fetchall())


def add_letter(feed: Feed, chamber: FakeTweedeKamer, number: int, kind: str = "Brief regering") -> None:
    refs = {
        "huidigeDocumentVersie": guid(3, number),
        "kamerstukdossier": guid(2, 28676),
        "zaak": guid(4, number),
    }
    says = {"soort": kind, "documentNummer": f"2024D{number:05d}", "onderwerp": f"Verslag {number}", "kamer": 2}
    dated = {"datum": f"2024-05-0{number}T00:00:00", "volgnummer": number}
    feed.add("Document", guid(1, number), inner(refs, **says, **dated), more='tk:contentType="text/plain"')
    version = inner({"document": guid(1, number)}, externeIdentifier=f"kst-28676-{number}")
    feed.add("DocumentVersie", guid(3, number), version)
    case = inner({}, nummer=f"2024Z{number:05d}", soort="Brief regering", onderwerp="x")
    feed.add("Zaak", guid(4, number), case)
    chamber.texts[guid(1, number)] = letter_text(number)


def add_vote(feed: Feed, number: int, party: str, choice: str, seats: int) -> None:
    says = inner({"besluit": guid(5, 1)}, soort=choice, fractieGrootte=seats, actorFractie=party, vergissing="false")
    feed.add("Stemming", guid(6, number), says)


def add_motion(feed: Feed) -> None:
    case = guid(4, 100)
    add_vote(feed, 1, "PVV", "Tegen", 37)
    add_vote(feed, 2, "VVD", "Voor", 24)
    decided = {
        "besluitSoort": "Stemmen - verworpen",
        "besluitTekst": "Verworpen.",
        "stemmingsSoort": "Met handopsteken",
    }
    feed.add("Besluit", guid(5, 1), inner({"zaak": case, "agendapunt": guid(7, 1)}, **decided))
    sponsor = inner({"zaak": case}, actorNaam="J.M. Paternotte", actorFractie="D66", relatie="Indiener")
    feed.add("ZaakActor", guid(12, 1), sponsor)
    lead = {"actorNaam": "vaste commissie voor Defensie", "actorAfkorting": "DEF", "relatie": "Voortouwcommissie"}
    feed.add("ZaakActor", guid(12, 2), inner({"zaak": case}, **lead))
    says = {"nummer": "2024Z08921", "soort": "Motie", "onderwerp": MOTION_TITLE, "gestartOp": "2024-05-23T00:00:00"}
    more = {"volgnummer": 2898, "kabinetsappreciatie": "Ontraden"}
    feed.add("Zaak", case, inner({"kamerstukdossier": guid(2, 21501)}, **says, **more))
    feed.add("Agendapunt", guid(7, 1), inner({"activiteit": guid(8, 1)}))
    feed.add("Activiteit", guid(8, 1), inner({}, nummer="2024A00001", soort="Stemmingen", datum="2024-05-28T15:00:00"))
    feed.add("Kamerstukdossier", guid(2, 21501), inner({}, nummer=21501, toevoeging="02"))


def add_undertaking(feed: Feed, status: str = "Openstaand", changed: str = "2024-06-01T10:00:00Z") -> None:
    refs = {"activiteit": guid(8, 2), "toegezegdAanFractie": guid(13, 1)}
    says = {"nummer": "TZ202405-012", "tekst": "Een brief.", "status": status, "datumNakoming": "0001-01-01T00:00:00"}
    feed.add("Toezegging", guid(9, 1), inner(refs, **says), changed=changed)


def test_parts_in_any_order_become_whole(options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed) -> None:
    add_letter(feed, chamber, 1)
    feed.add("Kamerstukdossier", guid(2, 28676), "<nummer>28676</nummer>")
    add_motion(feed)
    add_undertaking(feed)
    feed.add(
        "Activiteit",
        guid(8, 2),
        "<nummer>2024A00002</nummer><voortouwnaam>vaste commissie voor Defensie</voortouwnaam>",
    )
    feed.add("Fractie", guid(13, 1), "<afkorting>D66</afkorting>")
    report = run(options, chamber, feed)
    assert (report.status, report.rejected) == ("finished", 0)
    assert rows(options, "SELECT id, identifier, dossier, date FROM documents") == [
        ("kst-28676-1", "kst-28676-1", "28676", "2024-05-01")
    ]
    assert rows(options, "SELECT number FROM feed_cases") == [("2024Z00001",)]
    assert rows(
        options, "SELECT motion_id, outcome, outcome_date, votes_for, votes_against, appreciation FROM official_motions"
    ) == [("kst-21501-02-2898", "rejected", "2024-05-28", 24, 37, "Ontraden")]
    assert rows(options, "SELECT sponsors, parties FROM motions") == [('["Paternotte"]', '["D66"]')]
    assert rows(options, "SELECT id, committee, promised_to, deadline FROM register") == [
        ("TZ202405-012", "vaste commissie voor Defensie", '["D66"]', None)
    ]


def test_a_second_run_goes_on_where_the_feed_left_off(
    options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed, server: FakeServer
) -> None:
    add_motion(feed)
    run(options, chamber, feed, "motions")
    before = rows(options, "SELECT * FROM official_motions")
    server.log.clear()
    add_vote(feed, 3, "SP", "Tegen", 5)
    run(options, chamber, feed, "motions")
    asked = {request.query["category"]: request.query.get("skiptoken") for request in server.log}
    assert {category: asked[category] for category in ("Stemming", "ZaakActor", "Zaak", "Besluit")} == {
        "Stemming": "2", "ZaakActor": "2", "Zaak": "1", "Besluit": "1",
    }  # fmt: skip
    assert before != rows(options, "SELECT * FROM official_motions")
    assert rows(options, "SELECT votes_for, votes_against FROM official_motions") == [(24, 42)]
    assert run(options, chamber, feed, "motions").part_counts[-1].new == 0


def test_a_deleted_part_and_a_deleted_whole(options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed) -> None:
    add_letter(feed, chamber, 1)
    add_motion(feed)
    add_undertaking(feed)
    run(options, chamber, feed)
    later = "2024-07-01T00:00:00Z"
    feed.add("Stemming", guid(6, 1), deleted=True, changed=later)
    feed.add("Toezegging", guid(9, 1), deleted=True, changed=later)
    feed.add("Document", guid(1, 1), deleted=True, changed=later)
    run(options, chamber, feed)
    assert rows(options, "SELECT votes_for, votes_against FROM official_motions") == [(24, 0)]
    assert rows(options, "SELECT deleted IS NOT NULL FROM register") == [(1,)]
    assert rows(options, "SELECT state FROM feed_documents") == [("deleted",)]


def test_a_dossier_that_only_grew_does_not_make_all_its_papers_again(
    options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed
) -> None:
    add_letter(feed, chamber, 1)
    add_letter(feed, chamber, 2)
    feed.add("Kamerstukdossier", guid(2, 28676), inner({}, nummer=28676, hoogsteVolgnummer=2))
    run(options, chamber, feed, "letters")
    grown = inner({}, nummer=28676, hoogsteVolgnummer=3)
    feed.add("Kamerstukdossier", guid(2, 28676), grown, changed="2024-07-01T00:00:00Z")
    assert run(options, chamber, feed, "letters").part_counts[-1].records == 0
    renamed = inner({}, nummer=28676, titel="NAVO en OVSE")
    feed.add("Kamerstukdossier", guid(2, 28676), renamed, changed="2024-07-02T00:00:00Z")
    assert run(options, chamber, feed, "letters").part_counts[-1].records == 2


def test_an_older_entry_that_comes_later_changes_nothing(
    options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed
) -> None:
    add_undertaking(feed, "Voldaan", "2024-06-02T10:00:00Z")
    add_undertaking(feed, "Openstaand", "2024-06-01T10:00:00Z")
    run(options, chamber, feed, "undertakings")
    assert rows(options, "SELECT status FROM register") == [("Voldaan",)]


@pytest.mark.parametrize(
    ("filter", "letters", "motions"),
    [
        (Filter(), 2, 1),
        (Filter(dossier="28676"), 2, 0),
        (Filter(dossier="21501-02"), 0, 1),
        (Filter(dossier="21501"), 0, 0),
        (Filter(dossier="21501-*"), 0, 1),
        (Filter(since="2024-05-02"), 1, 1),
        (Filter(subject="verslag 2"), 1, 0),
        (Filter(subject="LUCHTAFWEER"), 0, 1),
        (Filter(kinds=("Nota",)), 1, 1),
        (Filter(committee="DEF"), 0, 1),
        (Filter(committee="defensie"), 0, 1),
        (Filter(committee="BuZa"), 0, 0),
    ],
    ids=lambda value: value.key() if isinstance(value, Filter) else "",
)
def test_a_filter_means_what_it_means_to_odata(
    options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed, filter: Filter, letters: int, motions: int
) -> None:
    add_letter(feed, chamber, 1)
    add_letter(feed, chamber, 2)
    add_letter(feed, chamber, 3, "Nota")
    feed.add("Kamerstukdossier", guid(2, 28676), "<nummer>28676</nummer>")
    add_motion(feed)
    run(options, chamber, feed, "letters", "motions", filter=filter, papers=False)
    assert rows(options, "SELECT count(*) FROM feed_documents") == [(letters,)]
    assert rows(options, "SELECT count(*) FROM official_motions") == [(motions,)]


def test_another_filter_looks_again_at_what_was_passed_over(
    options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed
) -> None:
    add_motion(feed)
    run(options, chamber, feed, "motions", filter=Filter(committee="BuZa"))
    assert rows(options, "SELECT count(*) FROM official_motions") == [(0,)]
    run(options, chamber, feed, "motions", filter=Filter(committee="DEF"))
    assert rows(options, "SELECT count(*) FROM official_motions") == [(1,)]


def test_records_are_assembled_from_the_store(
    options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed, server: FakeServer
) -> None:
    """Stopped after the pages and before the records were put together, the next run puts them together."""
    add_motion(feed)
    routes = dict(server.routes)
    server.routes[f"{FEED}/Feed"] = lambda request: (
        Reply(b"storing", 500) if request.query["category"] == "Stemming" else feed._page(request)
    )
    assert run(options, chamber, feed, "motions").status == "stopped"
    assert rows(options, "SELECT count(*) FROM official_motions") == [(0,)]
    server.routes = routes
    assert run(options, chamber, feed, "motions").status == "finished"
    assert rows(options, "SELECT votes_for FROM official_motions") == [(24,)]


def test_feed_entities_hold_each_record_once(options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed) -> None:
    for _ in range(3):
        add_undertaking(feed)
    run(options, chamber, feed, "undertakings")
    with store.open_database(options.db) as db:
        assert isinstance(db, Database)
        assert db["feed_entities"].count == 1


def test_attachments_come_with_the_letter_they_belong_to(
    options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed
) -> None:
    """An attachment names its main paper; one of a paper that is not asked for is passed over."""
    for number, kind in ((1, "Brief regering"), (2, "Amendement"), (3, "Bijlage"), (4, "Bijlage")):
        add_letter(feed, chamber, number, kind)
    for number, main in ((3, 1), (4, 2)):
        refs = {"bronDocument": guid(1, main), "huidigeDocumentVersie": guid(3, number)}
        says = {"soort": "Bijlage", "documentNummer": f"2024D{number:05d}", "onderwerp": "x", "kamer": 2}
        kind = 'tk:contentType="text/plain"'
        feed.add("Document", guid(1, number), inner(refs, **says), more=kind, changed="2024-06-02T10:00:00Z")
    run(options, chamber, feed, "letters")
    assert rows(options, "SELECT number, main_id FROM feed_documents ORDER BY number") == [
        ("2024D00001", None),
        ("2024D00003", guid(1, 1)),
    ]


def test_what_the_schema_of_the_feed_does_not_have(options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed) -> None:
    """Letters that fulfil an undertaking come more than once, and as references."""
    letters = f'<kamerbriefNakoming>2024Z00001</kamerbriefNakoming><kamerbriefNakoming ref="{guid(1, 2)}"/>'
    again = f'<isHerhalingVan ref="{guid(9, 1)}"/>'
    add_undertaking(feed)
    says = inner({}, nummer="TZ202405-013", tekst="Nog een brief.", status="Openstaand")
    feed.add("Toezegging", guid(9, 2), again + letters + says)
    assert run(options, chamber, feed, "undertakings").rejected == 0
    assert rows(options, "SELECT letters FROM register WHERE id = 'TZ202405-013'") == [
        (f'["2024Z00001", "{guid(1, 2)}"]',)
    ]
    assert rows(options, "SELECT * FROM register_relations") == [("TZ202405-013", "repeats", "TZ202405-012")]


def test_undertakings_that_repeat_one_another_end(options: SyncOptions, chamber: FakeTweedeKamer, feed: Feed) -> None:
    for one, other in ((1, 2), (2, 1), (3, 3)):
        says = inner({"isHerhalingVan": guid(9, other)}, nummer=f"TZ202405-00{one}", tekst="x", status="Openstaand")
        feed.add("Toezegging", guid(9, one), says)
    run(options, chamber, feed, "undertakings")
    assert rows(options, "SELECT count(*) FROM register_relations") == [(3,)]
