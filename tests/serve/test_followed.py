"""The pages of what the register follows: promises, subjects, motions, seats, ministries, dossiers, meetings."""

from __future__ import annotations

import io
import re
import sqlite3
from html import unescape

import docx
import pytest

from tests.serve.conftest import many_letter, plain_letter, stored
from tracker import store
from tracker.serve import server
from tracker.serve.bounded import BoundedDatabase
from tracker.serve.site import filters
from tracker.serve.site.charts import Point, timeline
from tracker.serve.site.pages import dossier, frame, motion, seat, subject

LISTS = ("bewindspersoon", "ministerie", "commissie", "dossier", "vergadering", "onderwerp")


def first(db, sql: str) -> str:
    return db.execute(sql).fetchone()[0]


def linked(path, *extractions):
    """A database with these documents, their promises followed."""
    stored(path, *extractions)
    with store.open_database(path) as db:
        store.link_over_time(db)
    return path


@pytest.fixture
def addresses(seeds_db) -> list[str]:
    """One page of each kind on the seeds."""
    return [
        "/toezegging/" + first(seeds_db, "select id from promises where deadline_last is not null"),
        "/onderwerp/" + first(seeds_db, "select id from threads where title like '2%norm%'"),
        "/motie/kst-21501-02-2898", "/bewindspersoon/minister-van-buitenlandse-zaken",
        "/ministerie/buitenlandse-zaken", "/dossier/28676", "/vergadering/kst-28676-448",
        "/cijfers",
    ]  # fmt: skip


async def test_every_kind_has_its_page_and_its_list(seeds_site, addresses):
    for address in (*addresses, *(f"/{name}" for name in LISTS)):
        answer = await seeds_site.client.get(address)
        assert answer.status_code == 200, address
        assert not re.search(r"\bNone\b|>\s*(?:open|fulfilled|unknown|made|government)\s*<", answer.text), address
        assert "onbekend</a>" not in answer.text, address
        for heading in re.findall(r"<h[12][^>]*>(.*?)</h[12]>", answer.text):
            assert not re.search(r"[0-9a-f]{16}", heading), address


async def test_links_lead_somewhere(seeds_site, addresses):
    seen = set()
    for address in addresses:
        page = (await seeds_site.client.get(address)).text
        seen |= {unescape(each).split("#")[0] for each in re.findall(r'href="(/[^"]*)"', page)}
    for address in seen:
        answer = await seeds_site.client.get(address)
        assert answer.status_code in (200, 302), address


async def test_a_promise_tells_its_events_and_how_late_it_is(seeds_site, seeds_db, monkeypatch):
    key, last = seeds_db.execute(
        "select id, deadline_last from promises where state_government = 'open' and deadline_last is not null"
    ).fetchone()
    monkeypatch.setattr(filters, "today", lambda: "2030-01-01")
    page = (await seeds_site.client.get(f"/toezegging/{key}")).text
    assert "dagen te laat" in page
    assert "<strong>toegezegd</strong>" in page
    assert "Volgens de Kamer <strong>niets bekend" in page
    monkeypatch.setattr(filters, "today", lambda: last)
    assert "dagen te laat" not in (await seeds_site.client.get(f"/toezegging/{key}")).text


async def test_the_sentence_of_a_promise_leads_to_it(seeds_site, seeds_db):
    sentence, promise = seeds_db.execute(
        "select id, promise_id from commitments where promise_id is not null"
    ).fetchone()
    answer = await seeds_site.client.get(f"/toezegging/{sentence}")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/toezegging/{promise}")
    page = (await seeds_site.client.get(f"/toezegging/{promise}")).text
    assert re.search(rf'href="/brief/[^"#]+#c-{sentence}"', page)


async def test_the_norm_through_time(seeds_site, seeds_db):
    key = first(seeds_db, "select id from threads where title like '2%norm%'")
    page = (await seeds_site.client.get(f"/onderwerp/{key}")).text
    moved = await seeds_site.client.get("/onderwerp/2-norm-voor-defensie")
    assert moved.headers["location"] == f"/onderwerp/{key}"
    days = re.findall(r'class="when">([^<]+)<', page)
    assert [day.split()[-1] for day in days] == sorted(day.split()[-1] for day in days)
    assert page.count("<circle") == len(days) == 5


async def test_a_motion_tells_its_life(seeds_site):
    page = unescape((await seeds_site.client.get("/motie/kst-21501-02-2898")).text)
    assert "Motie Paternotte, Brekelmans" in page
    assert page.index("<strong>ingediend</strong>") < page.rindex("<strong>uitgevoerd</strong>")
    assert "Open vraag" not in page


async def test_what_the_chamber_decided_and_who_is_silent(tmp_path):
    path = linked(tmp_path / "m.db", plain_letter())
    db = sqlite3.connect(path)
    db.execute("insert into motions (id, vindplaats, title, sponsors, date, status, report_due, first_seen, last_seen) "
               "values ('kst-1-2', 'Kamerstuk 1, nr. 2', 'meer fietsen', '[\"Jansen\"]', '2023-01-10', 'open', "
               "'2023-11-01', '', '')")  # fmt: skip
    for key, gone in (("o1", None), ("o2", "2024-01-01")):
        db.execute("insert into official_motions (id, guid, title, motion_id, outcome, outcome_date, votes_for, "
                   "votes_against, changed, deleted, first_seen, last_seen) values (?, ?, '', 'kst-1-2', 'adopted', "
                   "'2023-02-01', 100, 50, '', ?, '', '')", [key, key, gone])  # fmt: skip
    db.execute("insert into motion_decisions (id, official_motion_id, event, kind, text, date, position) "
               "values ('b1', 'o1', 'adopted', '', 'Aangenomen.', '2023-02-01', 1)")  # fmt: skip
    db.execute("insert into motion_votes (decision_id, party, choice, seats) values ('b1', 'PvdF', 'Voor', 12)")
    db.commit()
    db.close()
    page = unescape((await server.build(path).client.get("/motie/kst-1-2")).text)
    assert "aangenomen (100 voor, 50 tegen)" in page
    assert page.index("<strong>ingediend</strong>") < page.index("Aangenomen.")
    assert re.search(r"PvdF</td><td>Voor</td><td[^>]*>12<", page)
    assert "was er uiterlijk 1 november 2023 te verwachten" in page


async def test_the_figures_are_those_of_the_table(seeds_site, seeds_db):
    page = (await seeds_site.client.get("/cijfers")).text
    made, still = seeds_db.execute(
        "select toezeggingen, openstaand from toezeggingen_cijfers where indeling = 'alle'"
    ).fetchone()
    assert f"<strong>{made}</strong> gedaan" in page
    assert f"<strong>{still}</strong> openstaand" in page


@pytest.mark.parametrize(
    ("status", "events", "asked"),
    [
        ("unknown", [], "wat de regering met deze motie doet"), ("open", ["mentioned"], "wat de regering"),
        ("open", ["submitted"], "wat de regering"), ("open", ["in_progress"], "nog niet dat de motie is uitgevoerd"),
        ("open", ["held"], "nog niet"), ("partly_fulfilled", ["partly_fulfilled"], "meldt een deel"),
        ("fulfilled", ["fulfilled"], None), ("not_fulfilled", ["not_fulfilled"], None),
        ("rejected", ["rejected"], None),
        ("withdrawn", [], None), ("lapsed", ["lapsed"], None), ("replaced", ["replaced"], None),
    ],
)  # fmt: skip
def test_the_question_that_a_motion_leaves(status, events, asked):
    found = motion.question({"status": status}, [{"event": event} for event in events])
    assert (found is None) if asked is None else asked in (found or "")


async def test_a_seat_with_who_held_it(seeds_site, seeds_db):
    page = (await seeds_site.client.get("/bewindspersoon/minister-van-buitenlandse-zaken")).text
    for name in ("W.B. Hoekstra", "H.G.J. Bruins Slot"):
        address = unescape(re.search(rf'<td><a href="([^"]+)">{re.escape(name)}</a></td>', page)[1])
        number = re.search(rf"{re.escape(name)}</a></td><td>[^<]*</td><td>[^<]*</td><td[^>]*>(\d+)<", page)[1]
        listed = await seeds_site.client.get(address.replace("overzicht?", "overzicht.json?_size=0&"))
        assert listed.json()["filtered_table_rows_count"] == int(number) > 0
    key = first(seeds_db, "select id from seats where holder = 'W.B. Hoekstra' and office like '%Buitenlandse Zaken'")
    moved = await seeds_site.client.get(f"/bewindspersoon/{key}")
    assert moved.headers["location"] == "/bewindspersoon/minister-van-buitenlandse-zaken"


def test_what_went_before_a_seat_and_what_came_after():
    rows = [
        {"id": "1", "office": "minister van A", "successor": "2"},
        {"id": "2", "office": "minister van A", "successor": "3"},
        {"id": "3", "office": "minister van B", "successor": None},
        {"id": "4", "office": "minister voor C", "successor": "3"},
    ]  # fmt: skip
    assert seat.neighbours(rows, rows[:2], before=False) == ["minister van B"]
    assert seat.neighbours(rows, rows[:2], before=True) == []
    assert seat.neighbours(rows, rows[2:3], before=True) == ["minister van A", "minister voor C"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"status": "open"}, {"status": "fulfilled"}, ["stand: van openstaand naar voldaan"]),
        ({"percent": 2.0}, {"percent": 3.5}, ["norm: van 2% naar 3,5%"]),
        ({"percent": 2.0}, {"percent": 2.0}, []),
        ({"percent": None}, {"percent": 2.0}, []),
        ({"amount_eur": 1e6}, {"amount_eur": 2.5e6}, ["bedrag: van € 1.000.000 naar € 2.500.000"]),
        ({"deadline": "2024-05"}, {"deadline": "2024-12-31"}, ["termijn: van mei 2024 naar 31 december 2024"]),
        ({"deadline": "2024-05"}, {"deadline": None}, []),
    ],
)
def test_what_changed_in_a_subject(before, after, told):
    empty = dict.fromkeys(subject.COMPARED)
    assert list(subject.changes(empty | before, empty | after)) == told


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("28676", "28676"), ("28 676", "28676"), ("21501-02", "21501-02"), ("21 501-02", "21501-02"),
        ("36 410 V", "36410-V"), ("36410-v", "36410-V"), ("36 410-XIIB", "36410-XIIB"), ("cxxxix", "CXXXIX"),
    ],
)  # fmt: skip
def test_numbers_of_dossiers_as_typed(typed, kept):
    assert dossier.compact(typed) == kept


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("minister van Financiën", "minister-van-financien"), ("Economische Zaken, Landbouw en Innovatie",
        "economische-zaken-landbouw-en-innovatie"), ("minister-president", "minister-president"),
    ],
)  # fmt: skip
def test_names_in_addresses(name, said):
    assert frame.slug(name) == said
    assert frame.named(said, [name]) == [name]


@pytest.mark.parametrize(
    "address",
    ["/toezegging/nergens", "/onderwerp/0", "/motie/kst-1-1", "/bewindspersoon/koning", "/ministerie/onbekend",
     "/ministerie/magie", "/commissie/x", "/dossier/99999", "/dossier/x'y", "/vergadering/'--"],
)  # fmt: skip
async def test_what_is_not_there(seeds_site, address):
    answer = await seeds_site.client.get(address)
    assert answer.status_code == 404
    assert "Er is geen" in answer.text or "Van dossier" in answer.text


async def test_what_is_gone_says_what_came(tmp_path):
    path = linked(tmp_path / "weg.db", plain_letter())
    db = sqlite3.connect(path)
    kept = {table: db.execute(f"select id from {table}").fetchone()[0] for table in ("promises", "documents")}
    for table, row, successor in (
        ("promises", "oud", kept["promises"]),
        ("documents", "oude-brief", kept["documents"]), ("threads", "reeks", None)
    ):  # fmt: skip
        db.execute(
            'insert into row_history ("table", row_id, document_id, change, successor, replaced, earlier) '
            "values (?, ?, 'x', 'gone', ?, '2026-01-01T00:00:00Z', '{}')",
            [table, row, successor],
        )
    db.commit()
    db.close()
    site = server.build(path)
    for address, leads in (
        ("/toezegging/oud", f"/toezegging/{kept['promises']}"), ("/brief/oude-brief", f"/brief/{kept['documents']}"),
        ("/onderwerp/reeks", None),
    ):  # fmt: skip
        answer = await site.client.get(address)
        assert answer.status_code == 410, address
        assert (f'href="{leads}"' in answer.text) == (leads is not None)


async def test_nothing_of_a_letter_becomes_markup(hostile_site, hostile_path):
    db = sqlite3.connect(hostile_path)
    addresses = [f"/toezegging/{key}" for (key,) in db.execute("select id from promises")]
    for address in (*addresses, "/ministerie", "/dossier/28676"):
        page = (await hostile_site.client.get(address)).text
        assert "<script>alert" not in page, address
        assert "<img" not in page, address


MOST_QUERIES = 14


async def test_a_page_asks_a_fixed_number_of_queries(seeds_site, tmp_path, addresses, monkeypatch):
    path = linked(tmp_path / "veel.db", plain_letter(), many_letter(400))
    asked: list[str] = []
    run = BoundedDatabase.execute

    async def counted(self, sql, *arguments, **named):
        asked.append(sql)
        return await run(self, sql, *arguments, **named)

    monkeypatch.setattr(BoundedDatabase, "execute", counted)
    many = first(sqlite3.connect(path), "select id from promises order by events desc")
    of_many = [f"/toezegging/{many}", "/dossier/28676", *(f"/{name}" for name in LISTS)]
    for site, pages in ((seeds_site, addresses), (server.build(path), of_many)):
        for address in pages:
            asked.clear()
            assert (await site.client.get(address)).status_code == 200
            assert 0 < len(asked) <= MOST_QUERIES, (address, asked)


async def test_a_meeting_of_the_feed(tmp_path):
    path = linked(tmp_path / "v.db", plain_letter(), many_letter(3))
    db = sqlite3.connect(path)
    db.execute("insert into meetings (id, kind, title, committee, date, dossier) "
               "values ('m1', 'commissiedebat', 'NAVO', 'Defensie', '2023-12-20', '28676')")  # fmt: skip
    for number, title in ((2, "Tweede punt"), (1, "Eerste punt")):
        db.execute("insert into meeting_agenda (meeting_id, position, guid, title) values ('m1', ?, ?, ?)",
                   [number, f"a{number}", title])  # fmt: skip
    db.commit()
    db.close()
    site = server.build(path)
    page = (await site.client.get("/vergadering/m1")).text
    assert page.index("Eerste punt") < page.index("Tweede punt")
    assert "Verslag NAVO" in page
    assert "voor de zomer informeren" in page
    committee = (await site.client.get("/commissie/defensie")).text
    assert 'href="/vergadering/m1"' in committee


async def test_a_meeting_to_take_along(seeds_site):
    page = unescape((await seeds_site.client.get("/vergadering/kst-28676-448")).text)
    (address,) = re.findall(r'href="([^"]+\.docx)"', page)
    answer = await seeds_site.client.get(address)
    assert re.search(r'filename="vergadering-[\w-]+-2023-11-28\.docx"', answer.headers["content-disposition"])
    document = docx.Document(io.BytesIO(answer.content))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for heading in ("Stukken", "Openstaande toezeggingen", "Moties", "Wat het verslag zegt", "Wat eerder is gezegd"):
        assert f"\n{heading}" in said
    told = page[page.index("<h2>Wat het verslag zegt") : page.index("<h2>Wat eerder over")]
    assert len(document.tables[1].rows) - 1 == told.count('<span class="tag state">') > 10
    assert (await seeds_site.client.get("/vergadering/nergens.docx")).status_code == 404


def test_points_over_time():
    points = [Point(f"{year}-06-01", year - 2020, "position", str(year), f"/{year}") for year in range(2021, 2031)]
    drawn = timeline(points)
    across = [float(x) for x in re.findall(r'cx="([\d.]+)"', drawn)]
    down = [float(y) for y in re.findall(r'cy="([\d.]+)"', drawn)]
    assert across == sorted(across)
    assert down == sorted(down, reverse=True)
    assert all(0 < x < 640 for x in across)
