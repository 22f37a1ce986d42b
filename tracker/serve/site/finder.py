"""`/zoeken`: one search over quotes, letters, motions and the register of the chamber, best first, with snippets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.database import Database
from datasette.utils import MultiParams
from datasette.utils.asgi import Request, Response
from markupsafe import Markup, escape

from tracker.serve import search
from tracker.serve.site import filters, register

if TYPE_CHECKING:
    from datasette.app import Datasette

LISTED = 10
OPEN, CLOSE = "\x02", "\x03"
"""Around a word that was found, until the text around it is escaped."""
QUOTES = """
SELECT o.*, bm25(commitments_fts) AS rank, highlight(commitments_fts, 0, :open, :close) AS found
FROM commitments_fts JOIN overzicht o ON o.nr = commitments_fts.rowid
WHERE commitments_fts MATCH :search ORDER BY o.kern = 'ja' DESC, rank LIMIT :most
"""
LETTERS = """
SELECT d.id, d.title, d.source, d.date, d.vindplaats, d.signatory,
  snippet(documents_fts, 1, :open, :close, '…', 24) AS found
FROM documents_fts JOIN documents d ON d.rowid = documents_fts.rowid
WHERE documents_fts MATCH :search ORDER BY bm25(documents_fts, 8.0, 1.0) LIMIT :most
"""
MOTIONS = "SELECT id, title, vindplaats, sponsors, date, status FROM motions WHERE {} ORDER BY date DESC LIMIT :most"
REGISTER = (
    "SELECT id, text, minister, status, date FROM register WHERE deleted IS NULL AND {} ORDER BY date DESC LIMIT :most"
)


async def page(datasette: Datasette, request: Request) -> Response:
    """The page of what was found; of nothing, when nothing was asked."""
    db = register.database(datasette)
    await register.permit(datasette, request, db, "overzicht")
    typed = (request.args.get("q") or "").strip()
    found = await results(datasette, db, typed) if not search.read(typed).empty else {}
    return Response.html(
        await datasette.render_template("search.html", {"typed": typed, **found}, request=request, view_name="search")
    )


async def results(datasette: Datasette, db: Database, typed: str) -> dict[str, Any]:
    """The first of each kind, and how many rows there are of it; ten queries at most."""
    quotes = await _rows(db, "overzicht", QUOTES, typed)
    letters = await _rows(db, "documents", LETTERS, typed)
    query = urlencode({"_search": typed})
    totals = {}
    for table, more in (("overzicht", {"_context": ["1"]}), ("documents", {})):
        where = await filters.conditions(db, table, MultiParams({"_search": [typed], **more}))
        under = f" WHERE {' AND '.join(where.clauses)}" if where.clauses else ""
        totals[table] = (await register.rows(db, f"SELECT count(*) AS n FROM {table}{under}", where.params))[0]["n"]
    path = datasette.urls.table(db.name, "overzicht")
    return {
        "quotes": [{**row, "found": marked(row["found"])} for row in quotes],
        "letters": [{**row, "found": marked(row["found"])} for row in letters],
        "motions": await _motions(db, typed),
        "register": await _containing(db, REGISTER, ("text", "minister"), typed),
        "totals": totals,
        "quotes_address": f"{path}?{query}&_context=1",
        "letters_address": f"{datasette.urls.table(db.name, 'documents')}?{query}",
    }


async def _rows(db: Database, table: str, sql: str, typed: str) -> list[dict[str, Any]]:
    """The best rows of a search over words; of a number or a name, the rows that the table gives for it."""
    where = await filters.conditions(db, table, MultiParams({"_search": [typed], "_context": ["1"]}))
    marks = {"open": OPEN, "close": CLOSE, "most": LISTED}
    found = []
    if "search" in where.params and not search.read(typed).papers:
        found = await register.rows(db, sql, {"search": where.params["search"], **marks})
    if not found and where.clauses:
        text, order = ("citaat", "datum") if table == "overzicht" else ("substr(text, 1, 200)", "date")
        under = " AND ".join(where.clauses)
        sql = f"SELECT *, {text} AS found FROM {table} WHERE {under} ORDER BY {order} DESC LIMIT :most"
        found = await register.rows(db, sql, {**where.params, "most": LISTED})
    return found


async def _motions(db: Database, typed: str) -> list[dict[str, Any]]:
    papers = [paper.identifier for paper in search.read(typed).papers if paper.identifier]
    if papers:
        return await register.rows(db, MOTIONS.format("id = :id"), {"id": papers[0], "most": LISTED})
    return await _containing(db, MOTIONS, ("title", "sponsors"), typed)


async def _containing(db: Database, sql: str, columns: tuple[str, ...], typed: str) -> list[dict[str, Any]]:
    """Rows in which each word stands, in one of the columns."""
    words = [word for term in search.read(typed).words for word in term.split()]
    if not words:
        return []
    text = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
    clauses = [f"({text}) LIKE :word_{number}" for number in range(len(words))]
    params = {f"word_{number}": f"%{word}%" for number, word in enumerate(words)}
    return await register.rows(db, sql.format(" AND ".join(clauses)), {**params, "most": LISTED})


def marked(text: str | None) -> Markup:
    """Text with the words that were found between `<mark>`, everything else escaped."""
    shown = escape(" ".join((text or "").split()))
    return Markup(str(shown).replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))
