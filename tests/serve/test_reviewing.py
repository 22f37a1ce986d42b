"""Review in the browser: who may, what is kept of it, where it is shown, and what is refused."""

from __future__ import annotations

import re
import sqlite3

import httpx
import pytest

from tests.serve.conftest import plain_letter, stored
from tracker.serve import server
from tracker.store.database import open_database
from tracker.store.review_log import Entry, ReviewLog, ReviewLogError

HEADER = "X-Remote-User"
SIGNED_IN = {HEADER: "j.jansen"}


@pytest.fixture
def register(tmp_path):
    return stored(tmp_path / "register.db", plain_letter())


@pytest.fixture
def log(tmp_path):
    return ReviewLog(tmp_path / "reviews.db")


@pytest.fixture
def site(register, log):
    return server.build(register, review=log.path, reviewer_header=HEADER)


def row_of(path):
    with sqlite3.connect(path) as db:
        return db.execute("SELECT id, document_id FROM commitments ORDER BY start LIMIT 1").fetchone()


async def posted(site, row, *, headers=SIGNED_IN, token=None, **fields):
    """The answer to a form of the site, filled in; `token` in place of its own."""
    transport = httpx.ASGITransport(app=site.app())
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as client:
        form = (await client.get(f"/beoordelen/{row}")).text
        own = re.search(r'name="csrftoken" value="([^"]+)"', form)
        values = {"csrftoken": token or (own[1] if own else ""), **fields}
        return await client.post(f"/beoordelen/{row}", data=values)


async def test_who_is_not_signed_in_can_not_review(register, log, site):
    row, letter = row_of(register)
    assert (await site.client.get("/beoordelen")).status_code == 403
    assert (await site.client.get(f"/beoordelen/{row}")).status_code == 403
    assert (await posted(site, row, headers={}, verdict="juist")).status_code == 403
    assert "beoordelen/" not in (await site.client.get(f"/brief/{letter}")).text
    assert log.newest(5) == []


async def test_a_site_without_a_file_for_it_has_no_reviews(register):
    plain = server.build(register)
    row, _ = row_of(register)
    assert (await plain.client.get("/beoordelen", headers=SIGNED_IN)).status_code == 404
    assert (await plain.client.post(f"/beoordelen/{row}", headers=SIGNED_IN)).status_code == 405


@pytest.mark.parametrize("client", ["192.0.2.7", "2001:db8::1", ""])
async def test_a_header_from_another_machine_is_not_believed(register, site, client):
    transport = httpx.ASGITransport(app=site.app(), client=(client, 4000))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=SIGNED_IN) as visitor:
        assert (await visitor.get("/beoordelen")).status_code == 403


async def test_a_verdict_is_kept_and_shown_beside_what_the_program_said(register, log, site):
    row, letter = row_of(register)
    answer = await posted(site, row, verdict="aangepast", status="fulfilled", note="Gezien in de brief van mei.")
    assert answer.status_code == 302
    [entry] = log.history(row)
    assert (entry.verdict, entry.corrections, entry.reviewer) == ("aangepast", {"status": "fulfilled"}, "j.jansen")
    assert entry.machine["status"] == "announced"
    assert entry.note == "Gezien in de brief van mei."
    for page in (f"/brief/{letter}", f"/tracker/commitments/{row}"):
        shown = (await site.client.get(page)).text
        assert "aangepast; stand is voldaan" in shown, page
        assert "j.jansen" not in shown
    with open_database(register, write=False) as db:
        assert db.conn.execute("SELECT status, review FROM commitments WHERE id = ?", (row,)).fetchone() == (
            "announced",
            "geen",
        )


async def test_numbers_are_read_as_dutch_people_write_them(register, log, site):
    row, _ = row_of(register)
    await posted(site, row, verdict="aangepast", amount="2.500.000", percent="2,5")
    assert log.history(row)[0].corrections == {"amount": 2500000.0, "percent": 2.5}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Kies wat u van de regel vindt"),
        ({"verdict": "mooi"}, "Kies wat u van de regel vindt"),
        ({"verdict": "aangepast"}, "er is niets veranderd"),
        ({"verdict": "aangepast", "deadline": "morgen"}, "Een van de waarden kan niet"),
        ({"verdict": "aangepast", "status": "klaar"}, "Een van de waarden kan niet"),
    ],
)
async def test_what_can_not_be_kept_is_told_in_dutch(register, log, site, fields, said):
    row, _ = row_of(register)
    answer = await posted(site, row, **fields)
    assert answer.status_code == 200
    assert said in answer.text
    assert log.newest(5) == []


async def test_a_form_of_another_site_is_refused(register, log, site):
    row, _ = row_of(register)
    assert (await posted(site, row, token="of-another", verdict="onjuist")).status_code == 403
    answer = await site.client.post(f"/beoordelen/{row}", headers=SIGNED_IN, data={"verdict": "onjuist"})
    assert answer.status_code == 403
    assert log.newest(5) == []


async def test_what_is_said_is_never_markup(register, log, site):
    row, letter = row_of(register)
    await posted(site, row, verdict="onjuist", note="<script>alert(1)</script>")
    for page in ("/beoordelen", f"/beoordelen/{row}", f"/brief/{letter}"):
        assert "<script>alert" not in (await site.client.get(page, headers=SIGNED_IN)).text


async def test_the_queue_leaves_out_what_was_looked_at(register, site):
    row, _ = row_of(register)
    assert f"/beoordelen/{row}" in (await site.client.get("/beoordelen", headers=SIGNED_IN)).text
    await posted(site, row, verdict="juist")
    page = (await site.client.get("/beoordelen", headers=SIGNED_IN)).text
    assert page.index("Laatst gezegd") < page.index(f"/beoordelen/{row}")
    assert "1 juist" in page


async def test_a_row_that_is_gone_is_told(site):
    answer = await site.client.get("/beoordelen/0000", headers=SIGNED_IN)
    assert answer.status_code == 404
    assert "opnieuw gelezen" in answer.text


def entry(commitment="a", verdict="juist", **more):
    return Entry(
        commitment, "brief.txt", "Ik zeg toe.", verdict, more.pop("corrections", {}), {}, "", "j.jansen", **more
    )


def test_a_log_is_only_added_to(log):
    log.add(entry(verdict="onjuist"))
    log.add(entry(verdict="juist"))
    assert [each.verdict for each in log.history("a")] == ["juist", "onjuist"]
    assert log.latest()["a"].verdict == "juist"
    with sqlite3.connect(log.path) as db:
        for change in ("UPDATE reviews SET verdict = 'juist'", "DELETE FROM reviews"):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(change)


def test_a_reviewer_has_one_pseudonym_a_log(log, tmp_path):
    other = ReviewLog(tmp_path / "other.db")
    assert log.pseudonym("j.jansen") == ReviewLog(log.path).pseudonym("j.jansen")
    assert log.pseudonym("j.jansen") not in (log.pseudonym("p.pieters"), other.pseudonym("j.jansen"))
    assert "jansen" not in log.pseudonym("j.jansen")


def test_a_file_that_is_something_else_is_refused(register, tmp_path):
    text = tmp_path / "tekst.db"
    text.write_text("geen database " * 100)
    for path in (register, text, tmp_path):
        with pytest.raises(ReviewLogError, match=re.escape(str(path))):
            ReviewLog(path)
