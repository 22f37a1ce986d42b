"""Following the Tweede Kamer: what is stored, what a second run does, and what stops and goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fake_server import RECORDED, FakeServer, Reply, Request, as_json
from fake_tweedekamer import (
    MOTION_TITLE,
    ODATA,
    ODATA5,
    FakeTweedeKamer,
    guid,
    letter,
    letter_text,
    meeting,
    motion,
    paper_xml,
    stub,
    undertaking,
)
from sqlite_utils import Database

from tracker import store
from tracker.feeds import SyncOptions, SyncReport, sync_tweedekamer
from tracker.feeds.tweedekamer.queries import PARTS, Filter
from tracker.ingestion.run import ingest
from tracker.serve.reports.followed import Selection
from tracker.serve.reports.kinds import REPORTS

FULFILS = (
    "Hiermee heeft het kabinet de motie van de leden Paternotte en Brekelmans (Kamerstuk 21 501-02, nr. 2898) gestand "
    "gedaan. Hiermee doe ik de toezegging TZ202405-012 gestand."
)
TABLES = (
    "documents", "commitments", "citations", "motions", "motion_events", "motion_links", "motion_sponsors",
    "official_motions", "motion_decisions", "motion_votes", "register", "register_history", "register_links",
    "feed_documents", "feed_cases", "conflicts", "rejects", "meetings", "meeting_agenda", "meeting_papers",
)  # fmt: skip
Sync = Callable[..., SyncReport]
EVERYTHING = Filter()


@pytest.fixture
def sync(chamber: FakeTweedeKamer, options: SyncOptions) -> Sync:
    def run(*parts: Any, filter: Filter = EVERYTHING, **more: Any) -> SyncReport:
        return sync_tweedekamer(replace(options, **more), parts or PARTS, filter, services=(chamber.base,))

    return run


@pytest.fixture
def db(options: SyncOptions) -> Callable[[], Database]:
    return lambda: store.open_database(options.db, create=False)


def counts(db: Database) -> dict[str, int]:
    return {table: db[table].count for table in TABLES}


def contents(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for when it was seen."""
    found = {}
    for table in TABLES:
        columns = [
            c.name for c in db[table].columns if c.name not in ("first_seen", "last_seen", "run_id", "seen", "deleted")
        ]
        names = ", ".join(f'"{name}"' for name in columns)
        found[table] = sorted(db.execute(f"SELECT {names} FROM {table}").fetchall(), key=str)
    return found


def rows(db: Database, sql: str) -> list[tuple[Any, ...]]:
    return list(db.execute(sql).fetchall())


def test_letters_motions_and_the_register_are_stored_and_joined(chamber: FakeTweedeKamer, sync: Sync, db: Any) -> None:
    chamber.add_letter(448, FULFILS, Datum="2024-07-24T00:00:00+02:00")
    chamber.motions.append(motion())
    chamber.undertakings.append(undertaking())
    report = sync()
    assert (report.status, report.rejected, report.notes) == ("finished", 0, [])
    with db() as found:
        assert rows(found, "SELECT id, identifier, dossier, number, kind, chamber, date, signatory FROM documents") == [
            ("kst-28676-448", "kst-28676-448", "28676", "448", "brief", "TK", "2024-07-24", "H.G.J. Bruins Slot")
        ]
        assert rows(found, "SELECT state, document_id, number FROM feed_documents") == [
            ("stored", "kst-28676-448", "2024D00448")
        ]
        (official,) = rows(
            found,
            "SELECT id, motion_id, outcome, outcome_date, voting, votes_for, votes_against, votes_absent, "
            "appreciation, done, dossier, number FROM official_motions",
        )
        assert official == (
            "2024Z02898", "kst-21501-02-2898", "adopted", "2024-05-28", "Met handopsteken", 58, 37, 0,
            "Oordeel Kamer", "ja", "21501-02", "2898",
        )  # fmt: skip
        (joined,) = rows(
            found, "SELECT id, title, sponsors, parties, date, status_event, origin, mentions FROM motions"
        )
        assert joined[0] == "kst-21501-02-2898"
        assert joined[1].startswith("in NAVO-verband pleiten voor een strategie")
        assert json.loads(joined[2]) == ["Paternotte", "Brekelmans"]
        assert json.loads(joined[3]) == ["D66", "VVD"]
        assert joined[4:] == ("2024-05-23", "fulfilled", "tweedekamer", 1)
        assert rows(found, "SELECT party, choice, seats FROM motion_votes WHERE choice = 'tegen'") == [
            ("PVV", "tegen", 37)
        ]
        assert rows(found, "SELECT id, status, state, datum_nakoming, minister, promised_to FROM register") == [
            ("TZ202405-012", "Openstaand", "open", None, "Bruins Slot, H.G.J.", '["Jan Paternotte", "D66"]')
        ]
        assert rows(found, "SELECT register_id, document_id, method FROM register_links") == [
            ("TZ202405-012", "kst-28676-448", "number")
        ]
        assert rows(found, "SELECT nummer, brieven, document_id FROM toezeggingenregister") == [
            ("TZ202405-012", 1, "kst-28676-448")
        ]
        assert rows(found, "SELECT * FROM conflicts WHERE subject = 'motion'") == []
        assert rows(found, "SELECT uitslag, voor, tegen, vermeldingen FROM moties_officieel") == [
            ("aangenomen", 58, 37, 1)
        ]


def test_a_second_run_stores_nothing_twice_and_asks_only_for_changes(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    for number in (1, 2, 3):
        chamber.add_letter(number)
    chamber.motions.append(motion())
    chamber.undertakings.append(undertaking())
    chamber.meetings.append(meeting())
    sync()
    with db() as found:
        before, said = counts(found), contents(found)
    server.log.clear()
    report = sync()
    with db() as found:
        assert counts(found) == before
        assert contents(found) == said
    assert sum(counts.new for counts in report.part_counts) == 0
    assert not [path for path in server.paths() if "resource" in path]
    filters = [
        r.query["$filter"] for r in server.log if "$filter" in r.query and not r.query["$filter"].startswith("Id")
    ]
    assert all("GewijzigdOp ge 2024-0" in where for where in filters)


def test_a_changed_letter_replaces_its_rows_and_a_changed_undertaking_keeps_its_history(
    chamber: FakeTweedeKamer, sync: Sync, db: Any
) -> None:
    first = chamber.add_letter(1)
    chamber.undertakings.append(undertaking())
    sync()
    chamber.texts[first["Id"]] = letter_text(1, "Nederland veroordeelt de aanval op Charkov.")
    first["GewijzigdOp"] = "2024-06-02T10:00:00+02:00"
    chamber.undertakings[0] = undertaking(
        Status="Voldaan", DatumNakoming="2024-07-01T00:00:00+02:00", GewijzigdOp="2024-06-03T09:00:00+02:00"
    )
    sync()
    with db() as found:
        assert found["documents"].count == 1
        assert "Charkov" in rows(found, "SELECT text FROM documents")[0][0]
        assert rows(found, "SELECT status, state, datum_nakoming FROM register") == [
            ("Voldaan", "fulfilled", "2024-07-01")
        ]
        assert rows(found, "SELECT field, before, after FROM register_history ORDER BY field") == [
            ("datum_nakoming", None, "2024-07-01"),
            ("status", "Openstaand", "Voldaan"),
        ]


def test_an_older_edition_never_overwrites_a_newer_one(chamber: FakeTweedeKamer, sync: Sync, db: Any) -> None:
    chamber.undertakings.append(undertaking(Status="Voldaan", GewijzigdOp="2024-06-03T09:00:00+02:00"))
    sync("undertakings")
    chamber.undertakings[0] = undertaking(GewijzigdOp="2024-06-03T08:59:59+02:00", Status="Openstaand")
    sync("undertakings", filter=Filter(since="2024-01-01"))
    with db() as found:
        assert rows(found, "SELECT status FROM register") == [("Voldaan",)]


def test_what_was_taken_away_stays_as_a_stub(chamber: FakeTweedeKamer, sync: Sync, db: Any) -> None:
    chamber.add_letter(1)
    chamber.motions.append(motion())
    chamber.undertakings.append(undertaking())
    sync()
    chamber.letters, chamber.motions = [stub(1, 1)], [stub(4, 102898)]
    chamber.undertakings = [stub(9, 12)]
    report = sync()
    assert sum(counts.deleted for counts in report.part_counts) == 3
    with db() as found:
        for table in ("feed_documents", "official_motions", "register"):
            assert rows(found, f"SELECT count(*), count(deleted) FROM {table}") == [(1, 1)]
        assert rows(found, "SELECT count(*) FROM motions") == [(0,)]
        assert rows(found, "SELECT count(*) FROM toezeggingenregister") == [(0,)]
        assert rows(found, "SELECT soort, onderwerp, veld FROM tegenstrijdigheden") == [
            ("withdrawn document", "kst-28676-1", "withdrawn")
        ]


def test_a_reject_is_resolved_whichever_file_is_read_in_the_end(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    record = chamber.add_letter(1)
    url = f"{server.base}/kst-28676-1.xml"
    record["HuidigeDocumentVersie"]["DocumentPublicatie"] = [{"DocumentType": "Xml", "Url": url}]
    text = chamber.texts.pop(record["Id"])
    assert sync("letters").rejected == 1
    chamber.texts[record["Id"]] = text
    record["GewijzigdOp"] = "2024-06-02T10:00:00+02:00"
    sync("letters")
    with db() as found:
        assert rows(found, "SELECT source, resolved FROM rejects") == [(url, "ja")]


def test_an_edition_that_cant_be_read_leaves_the_earlier_one(chamber: FakeTweedeKamer, sync: Sync, db: Any) -> None:
    record = chamber.add_letter(1)
    sync("letters")
    text = chamber.texts.pop(record["Id"])
    record["GewijzigdOp"] = "2024-06-02T10:00:00+02:00"
    assert sync("letters").rejected == 1
    with db() as found:
        assert rows(found, "SELECT state, document_id FROM feed_documents") == [("rejected", "kst-28676-1")]
        assert found["documents"].count == 1
    chamber.texts[record["Id"]] = text
    assert sync("letters").rejected == 0
    with db() as found:
        assert rows(found, "SELECT state, document_id, reason FROM feed_documents") == [("stored", "kst-28676-1", None)]


def test_official_xml_is_preferred_and_the_file_stands_in_for_it(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    for number, status in ((1, 200), (2, 404)):
        record = chamber.add_letter(number)
        url = f"{server.base}/kst-28676-{number}.xml"
        record["HuidigeDocumentVersie"]["DocumentPublicatie"] = [
            {"DocumentType": "Xml", "Url": url, "ContentType": "application/xml"}
        ]
        body = paper_xml(str(number), "Nederland veroordeelt de aanval op het schip.")
        server.routes[f"/kst-28676-{number}.xml"] = Reply(body, status, "application/xml")
    assert sync("letters").rejected == 0
    with db() as found:
        assert rows(found, "SELECT id, format FROM documents ORDER BY id") == [
            ("kst-28676-1", "xml"),
            ("kst-28676-2", "txt"),
        ]


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (Reply(b"gone", 404, "text/plain"), "text/plain", "HTTP 404"),
        (Reply(b"<html>Log in</html>", kind="text/html"), "application/pdf", "stuurt text/html in plaats"),
        (Reply(b"", kind="text/plain"), "text/plain", "/resource: "),
        (Reply(b"", 302, headers={"Location": "file:///etc/passwd"}), "text/plain", "geen webadres"),
        (Reply(b"", 302, headers={"Location": "https://example.org/"}), "text/plain", "geen adres van deze bron"),
        (Reply(b'<!DOCTYPE a [<!ENTITY b "c">]><kamerwrk>&b;</kamerwrk>', kind="application/xml"),
         "application/xml", "/resource"),
    ],
    ids=["gone", "wrong type", "empty", "file", "elsewhere", "bomb"],
)  # fmt: skip
def test_a_paper_that_cant_be_had_is_rejected_and_the_rest_goes_on(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer, answer: Reply, kind: str, said: str
) -> None:
    bad = chamber.add_letter(1, kind=kind)
    chamber.add_letter(2)
    server.routes[f"{ODATA}/Document({bad['Id']})/resource"] = answer
    report = sync("letters")
    assert (report.status, report.rejected) == ("finished", 1)
    with db() as found:
        assert rows(found, "SELECT id FROM documents") == [("kst-28676-2",)]
        ((source, reason),) = rows(found, "SELECT source, reason FROM rejects")
        assert source == f"{chamber.base}/Document({bad['Id']})/resource"
        assert said in reason
        assert rows(found, "SELECT state FROM feed_documents ORDER BY state") == [("rejected",), ("stored",)]
    chamber.server.routes.pop(f"{ODATA}/Document({bad['Id']})/resource")
    bad["ContentType"] = "text/plain"
    bad["GewijzigdOp"] = "2024-06-05T10:00:00+02:00"
    assert sync("letters").rejected == 0
    with db() as found:
        assert found["documents"].count == 2


def test_a_record_that_makes_no_sense_is_rejected_and_the_rest_goes_on(
    chamber: FakeTweedeKamer, sync: Sync, db: Any
) -> None:
    chamber.motions += [motion(1, Nummer="<script>"), motion(2, Id="../../x"), motion(3)]
    report = sync("motions")
    assert report.rejected == 2
    with db() as found:
        assert rows(found, "SELECT id FROM official_motions") == [("2024Z00003",)]
        assert found["rejects"].count == 2


def test_conflicts_are_kept_beside_each_other(chamber: FakeTweedeKamer, sync: Sync, db: Any) -> None:
    chamber.add_letter(
        448,
        "De motie van de leden Paternotte en Kahraman (Kamerstuk 21 501-02, nr. 2898) is verworpen. "
        "Hiermee doe ik de toezegging TZ202405-012 gestand.",
    )
    chamber.motions.append(motion())
    chamber.undertakings.append(undertaking())
    sync()
    with db() as found:
        open_ones = rows(found, "SELECT subject, field, ours, theirs, our_source FROM conflicts WHERE state = 'open'")
        assert (
            "motion",
            "sponsors",
            "Paternotte, Kahraman",
            "J.M. Paternotte, R.P. Brekelmans",
            "kst-28676-448",
        ) in open_ones
        assert json.loads(rows(found, "SELECT sponsors FROM official_motions")[0][0])[1]["name"] == "R.P. Brekelmans"
        assert len(rows(found, "SELECT * FROM tegenstrijdigheden")) == len(open_ones)
        fulfilled = rows(found, "SELECT says FROM register_links")
        assert (("register", "status", "fulfilled", "Openstaand", "kst-28676-448") in open_ones) == (
            fulfilled == [("fulfilled",)]
        )
    chamber.undertakings[0] = undertaking(Status="Voldaan", GewijzigdOp="2024-06-03T09:00:00+02:00")
    sync()
    with db() as found:
        assert rows(found, "SELECT count(*) FROM conflicts WHERE subject = 'register' AND state = 'open'") == [(0,)]


def test_a_letter_that_the_register_names_is_tied_to_it(chamber: FakeTweedeKamer, sync: Sync, db: Any) -> None:
    chamber.add_letter(448)
    chamber.add_letter(449)
    chamber.undertakings += [
        undertaking(1, KamerbriefNakoming="2024Z00448"),
        undertaking(2, KamerbriefNakoming="2024D00449"),
        undertaking(3, KamerbriefNakoming="2024Z99999"),
    ]
    sync()
    with db() as found:
        assert rows(found, "SELECT register_id, document_id, method, says FROM register_links ORDER BY 1") == [
            ("TZ202405-001", "kst-28676-448", "register", "fulfilled"),
            ("TZ202405-002", "kst-28676-449", "register", "fulfilled"),
        ]


def test_a_letter_read_from_a_file_joins_the_register_too(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, options: SyncOptions, tmp_path: Path
) -> None:
    chamber.undertakings.append(undertaking())
    sync("undertakings")
    letter = tmp_path / "brief.txt"
    letter.write_bytes(letter_text(1, FULFILS))
    ingest([str(letter)], options.db)
    with db() as found:
        assert rows(found, "SELECT register_id, method, says FROM register_links") == [
            ("TZ202405-012", "number", "fulfilled")
        ]
        assert rows(found, "SELECT soort, veld, volgens_brief, volgens_bron FROM tegenstrijdigheden") == [
            ("register", "status", "fulfilled", "Openstaand")
        ]


def test_a_letter_that_comes_before_its_motion_finds_it(chamber: FakeTweedeKamer, sync: Sync, db: Any) -> None:
    chamber.add_letter(
        448, f"Zoals verzocht in de motie van de leden Paternotte en Brekelmans over {MOTION_TITLE[53:]} is dit gedaan."
    )
    sync("letters")
    with db() as found:
        assert rows(found, "SELECT motion_id FROM motion_links") == [(None,)]
    chamber.motions.append(motion(GestartOp="2024-04-23T00:00:00+02:00", Document=[]))
    sync("motions")
    with db() as found:
        assert rows(found, "SELECT motion_id, method FROM motion_links") == [("kst-21501-02-2898", "sponsors+subject")]


def test_a_report_tells_how_the_chamber_voted(chamber: FakeTweedeKamer, sync: Sync, db: Any) -> None:
    chamber.motions.append(motion())
    sync("motions")
    with db() as found:
        *_, moved = REPORTS["meeting"](found.conn, Selection(), "2030-01-01", None).sections
    assert [str(row[2]).split(". ")[0] for row in moved.rows] == [
        "Ingediend (23 mei 2024); aangenomen (28 mei 2024, 58 voor, 37 tegen)"
    ]


def test_v5_is_read_as_v4(chamber: FakeTweedeKamer, options: SyncOptions, server: FakeServer, db: Any) -> None:
    record = undertaking(KamerbriefNakoming=[{"Id": guid(1, 448), "Documentnummer": "2024D00448"}])
    for name in ("ToegezegdAanPersoon", "ToegezegdAanFractie"):
        del record[name]
    record["ToegezegdAan"] = [{"Fractie": {"Afkorting": "D66"}, "Persoon": None}]
    held = record["Activiteit"][0]
    held["VoortouwCommissieNaam"] = held.pop("Voortouwnaam")
    chamber.undertakings.append(record)
    server.routes[f"{ODATA5}/$metadata"] = Reply((RECORDED / "metadata_v5.xml").read_bytes(), kind="application/xml")
    server.routes[f"{ODATA5}/Toezegging"] = server.routes[f"{ODATA}/Toezegging"]
    report = sync_tweedekamer(
        options, ("undertakings",), Filter(committee="BuZa"), services=(chamber.base5, chamber.base)
    )
    assert report.status == "finished"
    assert any("VoortouwCommissieNaam" in note for note in report.notes)
    asked = [request.query for request in server.log if request.path == f"{ODATA5}/Toezegging"]
    assert "VoortouwCommissieAfkorting eq 'BuZa'" in asked[0]["$filter"]
    assert any("KamerbriefNakoming($select=" in query.get("$expand", "") for query in asked)
    with db() as found:
        assert rows(found, "SELECT committee, letters, promised_to FROM register") == [
            ("vaste commissie voor Buitenlandse Zaken", '["2024D00448"]', '["D66"]')
        ]


def test_the_older_service_stands_in_for_one_that_is_not_there(
    chamber: FakeTweedeKamer, options: SyncOptions, db: Any
) -> None:
    chamber.undertakings.append(undertaking())
    report = sync_tweedekamer(options, ("undertakings",), Filter(), services=(chamber.base5, chamber.base))
    assert report.status == "finished"
    with db() as found:
        assert found["register"].count == 1


def test_a_changed_feed_stops_with_what_changed(
    chamber: FakeTweedeKamer, options: SyncOptions, server: FakeServer
) -> None:
    changed = (RECORDED / "metadata_v4.xml").read_bytes().replace(b'Name="Tekst"', b'Name="Inhoud"')
    server.routes[f"{ODATA}/$metadata"] = Reply(changed, kind="application/xml")
    report = sync_tweedekamer(options, PARTS, Filter(), services=(chamber.base,))
    assert report.status == "stopped"
    assert "Toezegging has no Tekst" in (report.stopped or "")
    assert not [path for path in server.paths() if path.endswith("/Toezegging")]


def fails_at(chamber: FakeTweedeKamer, path: str, nth: int) -> None:
    """Let the nth page of a path fail for good."""
    good = chamber.server.routes[path]
    seen = []

    def answer(request: Request) -> Reply:
        if request.query.get("$filter", "").startswith("Id eq"):
            return good(request)  # type: ignore[operator]
        seen.append(request)
        return Reply(b"storing", 500) if len(seen) in range(nth, nth + 2) else good(request)  # type: ignore[operator]

    chamber.server.routes[path] = answer


def test_a_run_that_failed_goes_on_at_the_page_where_it_was(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    chamber.page = 2
    chamber.undertakings += [undertaking(n) for n in range(1, 10)]
    fails_at(chamber, f"{ODATA}/Toezegging", 3)
    report = sync("undertakings")
    assert (report.status, report.part_counts[0].pages, report.part_counts[0].finished) == ("stopped", 2, False)
    assert "HTTP 500, 2 times" in (report.stopped or "")
    server.log.clear()
    assert sync("undertakings").status == "finished"
    assert [request.query["$skip"] for request in server.log if "$skip" in request.query] == ["4", "6", "8", "9"]
    with db() as found:
        assert found["register"].count == 9


def test_ctrl_c_leaves_it_whole_and_it_goes_on(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, options: SyncOptions
) -> None:
    chamber.page = 2
    chamber.undertakings += [undertaking(n) for n in range(1, 8)]

    def press(counts: Any) -> None:
        if counts.pages == 2:
            raise KeyboardInterrupt

    assert sync("undertakings", progress=press).status == "interrupted"
    with db() as found:
        assert found["register"].count == 4
        assert rows(found, "SELECT status FROM runs") == [("interrupted",)]
    assert sync("undertakings").status == "finished"
    with db() as found:
        assert found["register"].count == 7


def test_a_place_that_is_no_longer_valid_starts_again(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    chamber.page = 2
    chamber.undertakings += [undertaking(n) for n in range(1, 6)]
    fails_at(chamber, f"{ODATA}/Toezegging", 2)
    sync("undertakings")
    good = server.routes[f"{ODATA}/Toezegging"]
    server.routes[f"{ODATA}/Toezegging"] = lambda request: (
        Reply(b"skiptoken expired", 400, "text/plain") if request.query.get("$skip") == "2" and len(server.log) < 20
        and not any("$skip" not in r.query for r in server.log[before:] if r.path.endswith("Toezegging"))
        else good(request)  # type: ignore[operator]
    )  # fmt: skip
    before = len(server.log)
    report = sync("undertakings")
    assert report.stopped is None
    assert any("begun anew" in note for note in report.notes)
    with db() as found:
        assert found["register"].count == 5


def test_the_limit_counts_what_is_new_and_the_next_run_takes_the_rest(
    chamber: FakeTweedeKamer, sync: Sync, db: Any
) -> None:
    chamber.page = 4
    for number in range(1, 11):
        chamber.add_letter(number)
    found_counts = []
    for _ in range(4):
        sync("letters", limit=3)
        with db() as found:
            found_counts.append(found["documents"].count)
    assert found_counts == [3, 6, 9, 10]


def test_without_papers_only_what_the_feed_says_is_stored(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    chamber.add_letter(1)
    sync("letters", papers=False)
    assert not [path for path in server.paths() if "resource" in path]
    with db() as found:
        assert rows(found, "SELECT state, document_id FROM feed_documents") == [("known", None)]
    sync("letters", filter=Filter(since="2024-01-01"))
    with db() as found:
        assert rows(found, "SELECT state FROM feed_documents") == [("stored",)]


@pytest.mark.parametrize("page", [1, 3, 7, 100])
def test_pages_go_by_skip_to_the_first_empty_one(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer, page: int
) -> None:
    """The service names no next page, and may send fewer records than were asked for."""
    chamber.page = page
    chamber.undertakings += [undertaking(n) for n in range(1, 8)]
    assert sync("undertakings").part_counts[0].records == 7
    asked = [request.query for request in server.log if request.path.endswith("Toezegging")]
    pages = [query for query in asked if query.get("$select") == "Id,GewijzigdOp"]
    assert [query.get("$skip") for query in pages] == [None, *(str(n) for n in range(page, 7, page)), "7"]
    assert {query["$filter"] for query in pages} == {"Verwijderd eq false"}
    assert all("$count" not in query and int(query["$top"]) <= 100 for query in asked)
    with db() as found:
        assert found["register"].count == 7


def test_next_links_are_followed_where_the_service_has_them(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    chamber.undertakings += [undertaking(n) for n in range(1, 8)]
    good = server.routes[f"{ODATA}/Toezegging"]

    def linked(request: Request) -> Reply:
        if request.query.get("$skiptoken") == "x":
            ids = [{key: record[key] for key in ("Id", "GewijzigdOp")} for record in chamber.undertakings[3:]]
            return as_json({"value": ids if "$skip" not in request.query else []})
        if request.query["$filter"].startswith("Id eq"):
            return good(request)  # type: ignore[operator]
        ids = [{key: record[key] for key in ("Id", "GewijzigdOp")} for record in chamber.undertakings[:3]]
        link = f"{chamber.base}/Toezegging?$filter=Verwijderd%20eq%20false&$skiptoken=x"
        return as_json({"value": ids, "@odata.nextLink": link})

    server.routes[f"{ODATA}/Toezegging"] = linked
    assert sync("undertakings").part_counts[0].records == 7


def test_a_search_is_one_question_a_term_without_a_count(
    chamber: FakeTweedeKamer, sync: Sync, server: FakeServer
) -> None:
    chamber.add_letter(1)
    sync("letters", filter=Filter(subject="navo", committee="BuZa"))
    pages = [r.query for r in server.log if r.query.get("$select") == "Id,GewijzigdOp" and "$skip" not in r.query]
    assert [(q["$filter"].count("contains("), "$count" in q) for q in pages] == [(1, False), (2, False)] * 2


def test_one_decision_on_two_motions_belongs_to_both(chamber: FakeTweedeKamer, sync: Sync, db: Any) -> None:
    chamber.motions += [motion(1), motion(2) | {"Besluit": motion(1)["Besluit"]}]
    sync("motions")
    with db() as found:
        assert rows(found, "SELECT official_motion_id, count(*) FROM motion_decisions GROUP BY 1") == [
            ("2024Z00001", 2),
            ("2024Z00002", 2),
        ]
        assert rows(found, "SELECT count(*) FROM motion_votes") == [(8,)]
    assert sync("motions").part_counts[0].new == 0


def test_a_file_that_the_first_address_lacks_comes_from_the_second(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    record = chamber.add_letter(1)
    text = chamber.texts.pop(record["Id"])
    server.routes[f"/SyncFeed/2.0/Resources/{record['Id']}"] = Reply(text, kind="text/plain")
    assert sync("letters").rejected == 0
    with db() as found:
        assert rows(found, "SELECT source FROM documents") == [
            (f"{server.base}/SyncFeed/2.0/Resources/{record['Id']}",)
        ]


def test_a_feed_that_goes_round_in_a_circle_is_left(chamber: FakeTweedeKamer, sync: Sync, server: FakeServer) -> None:
    url = f"{chamber.base}/Toezegging?again=1"
    body = json.dumps({"value": [undertaking()], "@odata.nextLink": url}).encode()
    server.routes[f"{ODATA}/Toezegging"] = Reply(body)
    report = sync("undertakings")
    assert report.status == "stopped"
    assert "round in a circle" in (report.stopped or "")
    assert len([r for r in server.log if "again" in r.query]) == 1


@pytest.mark.parametrize("target", ["https://example.org/next", "file:///etc/passwd", "javascript:alert(1)"])
def test_a_next_page_elsewhere_is_not_asked(
    chamber: FakeTweedeKamer, sync: Sync, server: FakeServer, target: str
) -> None:
    server.routes[f"{ODATA}/Toezegging"] = Reply(
        json.dumps({"value": [undertaking()], "@odata.nextLink": target}).encode()
    )
    report = sync("undertakings")
    assert report.status == "stopped"
    assert "nothing was asked" in (report.stopped or "") or "no web address" in (report.stopped or "")


def test_motions_bring_their_papers_when_asked(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    record = motion()
    url = f"{server.base}/kst-21501-02-2898.xml"
    record["Document"][0]["HuidigeDocumentVersie"]["DocumentPublicatie"] = [{"DocumentType": "Xml", "Url": url}]
    server.routes["/kst-21501-02-2898.xml"] = Reply(
        paper_xml("2898", "De Kamer, verzoekt de regering dit te doen."), kind="text/xml"
    )
    chamber.motions.append(record)
    sync("motions", motion_papers=True)
    with db() as found:
        assert rows(found, "SELECT id, kind, source FROM documents") == [("kst-21501-02-2898", "motie", url)] or rows(
            found, "SELECT identifier, source FROM documents"
        ) == [("kst-28676-2898", url)]
        assert rows(found, "SELECT state FROM feed_documents") == [("stored",)]


def test_every_kind_in_which_the_government_speaks_is_asked_for_and_its_attachments_come_with_it(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    attached = letter(900, Soort="Bijlage", HuidigeDocumentVersie={"Id": guid(3, 900), "ExterneIdentifier": "blg-900"})
    chamber.texts[attached["Id"]] = letter_text(900)
    chamber.add_letter(448, BijlageDocument=[attached])
    report = sync("letters")
    assert [(c.records, c.new, c.stored) for c in report.part_counts] == [(1, 1, 2)]
    where = next(r.query["$filter"] for r in server.log if "$select" in r.query)
    for kind in ("Brief regering", "Antwoord schriftelijke vragen (nader)", "Memorie van toelichting", "Jaarverslag"):
        assert f"Soort eq '{kind}'" in where
    with db() as found:
        assert rows(found, "SELECT number, main_id FROM feed_documents ORDER BY number") == [
            ("2024D00448", None),
            ("2024D00900", guid(1, 448)),
        ]


def test_a_value_that_is_not_known_is_kept_and_reported(chamber: FakeTweedeKamer, sync: Sync, db: Any) -> None:
    chamber.undertakings += [undertaking(n, Status="Doorgeschoven") for n in (1, 2)]
    report = sync("undertakings")
    assert report.notes == [
        "tweedekamer: Toezegging.Status has an unknown value 'Doorgeschoven', 2 times: kept as it is"
    ]
    with db() as found:
        assert rows(found, "SELECT DISTINCT status, state FROM register") == [("Doorgeschoven", "onbekend")]
        assert rows(found, "SELECT feed, field, value, records FROM unknown_values") == [
            ("tweedekamer", "Toezegging.Status", "Doorgeschoven", 2)
        ]


def test_how_undertakings_hang_together_follows_the_register(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer
) -> None:
    tekst = b'<Property Name="Tekst" Type="Edm.String"'
    with_notes = (
        (RECORDED / "metadata_v4.xml").read_bytes().replace(tekst, tekst.replace(b"Tekst", b"Notities") + b"/>" + tekst)
    )
    server.routes[f"{ODATA}/$metadata"] = Reply(with_notes, kind="application/xml")
    chamber.undertakings += [undertaking(1), undertaking(2, IsHerhalingVan=[undertaking(1)], Notities="herhaald")]
    sync("undertakings")
    with db() as found:
        assert rows(found, "SELECT * FROM register_relations") == [("TZ202405-002", "repeats", "TZ202405-001")]
        assert rows(found, "SELECT id, notes, status FROM register ORDER BY id") == [
            ("TZ202405-001", None, "Openstaand"),
            ("TZ202405-002", "herhaald", "Openstaand"),
        ]
    chamber.undertakings[1] = undertaking(2, IsWijzigingVan=[undertaking(1)], GewijzigdOp="2024-06-03T09:00:00+02:00")
    sync("undertakings")
    with db() as found:
        assert rows(found, "SELECT * FROM register_relations") == [("TZ202405-002", "changes", "TZ202405-001")]


@pytest.mark.parametrize(
    "body",
    [b"<html>Onderhoud</html>", b"", b'{"value": 3}', b'{"error": {"message": "nee"}}', b'{"value": [{"Id": "a"}]'],
    ids=["html", "empty", "no list", "refusal", "cut"],
)
def test_a_feed_that_sends_nonsense_leaves_a_reject(
    chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer, body: bytes
) -> None:
    server.routes[f"{ODATA}/Toezegging"] = Reply(body)
    report = sync("undertakings")
    assert report.status == "stopped"
    with db() as found:
        ((source, stage, reason),) = rows(found, "SELECT source, stage, reason FROM rejects")
    assert source.startswith(f"{chamber.base}/Toezegging?")
    assert (stage, reason.startswith(source)) == ("feed", True)


def test_a_host_that_is_away_leaves_none(chamber: FakeTweedeKamer, sync: Sync, db: Any, server: FakeServer) -> None:
    server.routes[f"{ODATA}/Toezegging"] = Reply(b"", 503)
    assert sync("undertakings").status == "stopped"
    with db() as found:
        assert found["rejects"].count == 0
