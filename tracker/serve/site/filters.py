"""Which rows an address asks for beyond Datasette's own filters: search, context, days, what is late.

`_search` reads numbers of papers in any notation, names, words with their Dutch forms, phrases, OF and NIET;
`_context` adds the rows that are no part of the register; `_van`, `_tot` and `_laat` narrow.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from datasette import filters as stock
from datasette import hookimpl
from datasette.database import Database
from datasette.filters import FilterArguments
from datasette.plugins import pm
from datasette.utils.asgi import BadRequest, Request
from rapidfuzz import fuzz

from tracker.dutch.dates import last_day, parse_date
from tracker.serve import private, search
from tracker.serve.schema import shown, tables
from tracker.serve.site import register, state
from tracker.sql import IN_JSON_ARRAY, json_array

if TYPE_CHECKING:
    from datasette.app import Datasette

OWN = ("_search", "_context", "_van", "_tot", "_laat")
"""Arguments that this module reads."""
ALIKE = 85
"""How alike a word and a part of a name must be, of 100."""
SHORTEST_COMPOUND = 5
TITLE_WORDS = 3
"""Words from which a search may be the title of a letter; all rows of that letter are then found."""
MOST_COMPOUNDS = 150
OPEN = ("openstaand", "aangekondigd", "deels voldaan")
"""Statuses that can be late."""
LATE_KIND = "undertaking"
"""Only what was promised to parliament is late; an announced action whose day came is not."""
LATE = f"uiterlijk < :today AND status IN {OPEN!r} AND soort_id = {LATE_KIND!r}"
LATE_OF_VIEW = "uiterlijk < :today"
VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name} USING fts5vocab('main', '{index}', 'row')"


@dataclass
class Where:
    """Conditions, all of which must hold, and their parameters."""

    clauses: list[str] = field(default_factory=list)
    params: dict[str, Any] = field(default_factory=dict)

    def add(self, clause: str, **params: object) -> None:
        """One more condition."""
        self.clauses.append(clause)
        self.params |= params


def take_over() -> None:
    """Put this module in the place of Datasette's search, which leaves words of other forms and numbers unfound."""
    if pm.is_registered(stock):
        pm.unregister(stock)
        pm.register(_Filters, name="tracker.filters")


class _Filters:
    """Datasette's own filters, and the search of tables of the tracker in the place of its search."""

    where_filters = staticmethod(stock.where_filters)
    through_filters = staticmethod(stock.through_filters)

    @staticmethod
    @hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
    def filters_from_request(request: Request, database: str, table: str, datasette: Datasette) -> Any:  # noqa: ANN401 (Datasette has no types)
        """The filters of this module, or Datasette's search for a table that is not the tracker's."""
        if table not in tables() or database != register.NAME:
            return stock.search_filters(request, database, table, datasette)

        async def inner() -> FilterArguments:
            refuse_private(request)
            where = await conditions(datasette.get_database(database), table, request.args)
            typed = (request.args.get("_search") or "").strip()
            context = {"supports_search": bool(shown(table).get("fts_table")), "search": typed}
            return FilterArguments(where.clauses, where.params, [f"“{typed}”"] if typed else [], context)

        return inner


def refuse_private(request: Request) -> None:
    """Raise BadRequest where an address filters, sorts or counts on what no visitor is told."""
    asked = private.asked(parse_qsl(request.query_string, keep_blank_values=True))
    if asked:
        raise BadRequest(f"Op de kolom {asked} kan hier niet worden gefilterd, gesorteerd of geteld.")


async def conditions(db: Database, table: str, args: Any, *, without: str = "") -> Where:  # noqa: ANN401
    """The conditions of an address on a table, without those of the argument `without`.

    Raises BadRequest for a day that can't be read.
    """
    where = Where()
    columns = set(await columns_of(db, table))
    if "kern" in columns and not args.get("_context") and not any(name.startswith("kern") for name in args):
        where.add("kern = 'ja'")
    if args.get("_laat") and without != "_laat" and "uiterlijk" in columns:
        where.add(LATE if "soort_id" in columns else LATE_OF_VIEW, today=today())
    _days(where, columns, args)
    typed = (args.get("_search") or "").strip()
    if typed and shown(table).get("fts_table"):
        await _searched(db, table, columns, typed, where)
    return where


def today() -> str:
    """The day, as the rows have days."""
    return date.today().isoformat()


def _days(where: Where, columns: set[str], args: Any) -> None:  # noqa: ANN401
    column = next((name for name in ("datum", "date") if name in columns), None)
    for name, operator in (("_van", ">="), ("_tot", "<=")):
        typed = (args.get(name) or "").strip()
        if not typed or column is None:
            continue
        read = parse_date(typed)
        if read is None:
            raise BadRequest(f"De datum “{typed}” kan de site niet lezen. Schrijf haar als 1 mei 2024 of 1-5-2024.")
        day = last_day(read[0]) if operator == "<=" else read[0]
        where.add(f"{column} {operator} :{name[1:]}_datum", **{f"{name[1:]}_datum": day})


async def columns_of(db: Database, table: str) -> list[str]:
    """The columns of a table or view."""

    async def read() -> list[str]:
        found: list[str] = await db.table_columns(table)
        return found

    return await state.kept(db, ("columns", table), read)


async def _searched(db: Database, table: str, columns: set[str], typed: str, where: Where) -> None:
    asked = search.read(typed)
    if asked.empty:
        return
    index = shown(table)["fts_table"]
    words = {term.text for group in (*asked.groups, asked.without) for term in group}
    alike = {word: await _compounds(db, index, word) for word in words}
    expression = search.expression(asked, lambda word: alike.get(word, ()))
    key = shown(table).get("fts_pk", "rowid")
    if expression is not None:
        options = [f"{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH :search)"]
        where.params["search"] = expression
        if index == "commitments_fts" and len(asked.words) >= TITLE_WORDS:
            titles = "SELECT d.id FROM documents_fts f JOIN documents d ON d.rowid = f.rowid"
            options.append(f"document_id IN ({titles} WHERE documents_fts MATCH :search_title)")
            where.params["search_title"] = f"{{title}} : ({expression})"
        options += await _by_name(db, table, columns, asked.words, where)
        where.clauses.append(f"({' OR '.join(options)})")
    elif asked.without:
        without = search.expression(search.Search((), (asked.without,)), lambda word: alike.get(word, ()))
        where.add(f"{key} NOT IN (SELECT rowid FROM {index} WHERE {index} MATCH :search)", search=without)
    if asked.papers:
        _papers(where, table, columns, asked.papers, index, key)


async def _by_name(db: Database, table: str, columns: set[str], words: tuple[str, ...], where: Where) -> list[str]:
    """Conditions for the rows of people whom these words name."""
    named = await _named(db, words)
    if not named:
        return []
    where.params["search_names"] = json_array(named)
    inside = IN_JSON_ARRAY.replace("?", ":search_names")
    own = "id" if table == "documents" else "document_id"
    found = [f"{own} IN (SELECT id FROM documents WHERE signatory {inside})"]
    return [*found, f"bewindspersoon {inside}"] if "bewindspersoon" in columns else found


def _papers(where: Where, table: str, columns: set[str], papers: Iterable[search.Paper], index: str, key: str) -> None:
    """Rows of these papers, rows that cite them, and rows about these motions."""
    options = []
    own = "id" if table == "documents" else "document_id"
    for number, paper in enumerate(papers):
        name = f"paper_{number}"
        if paper.identifier is not None:
            where.params[name] = paper.identifier
            options.append(f"{own} IN (SELECT id FROM documents WHERE identifier = :{name} OR id = :{name})")
            cites = f"FROM citations WHERE identifier = :{name}"
        else:
            where.params[name] = paper.dossier
            digits = (paper.dossier or "").partition("-")[0]
            where.params[f"{name}_text"] = f'"{digits}" OR "{digits[:2]} {digits[2:]}"'
            options.append(f"{own} IN (SELECT id FROM documents WHERE dossier = :{name})")
            options.append(f"{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH :{name}_text)")
            cites = f"FROM citations WHERE dossier = :{name}"
        if table == "documents":
            options.append(f"id IN (SELECT document_id {cites})")
        else:
            row = "commitment_id" if "commitment_id" in columns else "id"
            options.append(f"{row} IN (SELECT commitment_id {cites} AND commitment_id IS NOT NULL)")
        motion = next((column for column in ("motie_id", "motion_id") if column in columns), None)
        if motion and paper.identifier is not None:
            options.append(f"{motion} = :{name}")
    where.clauses.append(f"({' OR '.join(options)})")


async def _compounds(db: Database, index: str, word: str) -> tuple[str, ...]:
    """Words of the index that end with this one: `verdediging` gives `luchtverdediging`."""
    if len(word) < SHORTEST_COMPOUND or not word.isalpha():
        return ()
    name = f"woorden_{index}"
    plain = _plain(word)

    def read(connection: Any) -> tuple[str, ...]:  # noqa: ANN401
        connection.execute(VOCABULARY.format(name=name, index=index))
        sql = f"SELECT term FROM temp.{name} WHERE term LIKE ? ORDER BY doc DESC LIMIT {MOST_COMPOUNDS}"
        return tuple(row[0] for row in connection.execute(sql, [f"_%{plain}"]))

    async def make() -> tuple[str, ...]:
        try:
            found: tuple[str, ...] = await db.execute_fn(read)
        except sqlite3.Error:  # a connection that may not make even a temporary table
            return ()
        return found

    return await state.kept(db, ("compounds", index, plain), make)


async def _named(db: Database, words: tuple[str, ...]) -> list[str]:
    """Names of people that these words name, a slip of the pen allowed: `bruins slott` gives `H.G.J. Bruins Slot`."""
    asked = [part for word in words for part in _plain(word).split()]
    if not asked or all(len(word) < 4 for word in asked):
        return []

    async def read() -> list[str]:
        rows = await register.rows(
            db,
            "SELECT DISTINCT bewindspersoon AS name FROM overzicht UNION "
            "SELECT DISTINCT signatory FROM documents WHERE signatory IS NOT NULL",
        )
        return [row["name"] for row in rows if row["name"]]

    names = await state.kept(db, "names", read)
    return [name for name in names if all(_in_name(word, _plain(name).replace(".", " ").split()) for word in asked)]


def _in_name(word: str, parts: list[str]) -> bool:
    return any(part.startswith(word) or (len(word) > 4 and fuzz.ratio(word, part) >= ALIKE) for part in parts)


def _plain(word: str) -> str:
    """Lower case, without accents, as the index has words."""
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in letters if not unicodedata.combining(c))
