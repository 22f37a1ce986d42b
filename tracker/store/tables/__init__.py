"""One definition a table: its columns, their SQL type, where the value comes from, and what it means in Dutch.

Each table and view has a file `<name>.yml` here. From it come the columns a writer fills (`Table.written`), columns and
indexes an older database lacks (tracker/store/upgrade.py), the overview and the views (tracker/store/derived.py), the
site's texts and facets, and docs/schema.md. A key that is not known is refused with the file and the column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files
from typing import Any

SHARED = "_shared.yml"
# TEXT NOT NULL DEFAULT 'geen', INTEGER NOT NULL DEFAULT 0
DEFAULT = re.compile(r"\bDEFAULT\s+(?:'(?P<text>[^']*)'|(?P<number>-?\d+(?:\.\d+)?))")


class DefinitionError(ValueError):
    """A definition that can't be used; the message names the file, the column and what is wrong."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table or view."""

    name: str
    text: str = ""
    """What it holds, in Dutch."""
    type: str = ""
    """SQL type with its constraints, as `TEXT NOT NULL DEFAULT 'geen'`; empty for a column of a view."""
    source: str = ""
    """Where the value comes from (`from:` in the file): a path into the record that is stored, as
    `commitment.amount.value`, of which a later one counts where an earlier is absent (`a.b or c`); of the overview and
    of a view an SQL expression. Empty for what is filled in later, as links and moments."""
    facet: int = 0
    """Rank among the facets of the site; 0 for none."""
    labels: str = ""
    """The map of lexicon/labels.yml that gives the Dutch word of its values."""
    overzicht: str = ""
    """Name of the column of the overview that shows it as it is."""

    @property
    def absent(self) -> str | float | None:
        """What stands in the column when there is no value: the default of its type, else nothing."""
        found = DEFAULT.search(self.type)
        if found is None:
            return None
        return found["text"] if found["text"] is not None else float(found["number"])

    @property
    def declaration(self) -> str:
        """The column in CREATE TABLE and ADD COLUMN."""
        return f'"{self.name}" {self.type}'


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or a view: then `of` says of what."""

    name: str
    title: str
    description: str
    english: str
    columns: tuple[Column, ...]
    hidden: bool = False
    primary_key: tuple[str, ...] = ()
    """Of a key of several columns their names."""
    without_rowid: bool = False
    derived: bool = False
    """A table that holds nothing that others do not, and is made anew when its definition changed."""
    of: str = ""
    where: str = ""
    order: str = ""
    index: str = ""
    """The index that a view names."""
    indexes: tuple[tuple[str, str], ...] = ()
    """Name of an index, and what it is on."""

    @property
    def is_view(self) -> bool:
        """Whether it is a view: shown, never written."""
        return bool(self.of) and not self.derived

    @property
    def facets(self) -> list[str]:
        """Names of the columns the site filters by, in its order."""
        ranked = sorted((column.facet, column.name) for column in self.columns if column.facet)
        return [name for _, name in ranked]

    @property
    def written(self) -> tuple[Column, ...]:
        """The columns that are filled from the record that is stored."""
        return tuple(column for column in self.columns if column.source)

    def column(self, name: str) -> Column:
        """The column of this name; raises KeyError."""
        return {column.name: column for column in self.columns}[name]


@cache
def tables() -> dict[str, Table]:
    """All tables and views by name, in the order in which they are listed."""
    folder = files(__package__)
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith(".yml") and entry.name != SHARED]
    rank = {name: place for place, name in enumerate(_load(SHARED)["order"])}
    order = sorted((name.removesuffix(".yml") for name in names), key=lambda name: (rank.get(name, len(rank)), name))
    found = {name: read_table(name, _load(f"{name}.yml")) for name in order}
    return _with_overview(found) if "overzicht" in found else found


def table(name: str) -> Table:
    """The definition of one table or view; raises KeyError."""
    return tables()[name]


@cache
def shared(what: str) -> dict[str, str]:
    """What holds for columns of many tables: `glossary` (English meaning) or `labels` (what the site calls them)."""
    found: dict[str, str] = _load(SHARED)[what]
    return found


def read_table(name: str, data: dict[str, Any]) -> Table:
    """The definition in a file's content; raises DefinitionError for a key or value that means nothing."""
    data = dict(data)
    columns = tuple(_column(f"{name}.yml", key, value or {}) for key, value in data.pop("columns").items())
    data["primary_key"] = tuple(data.get("primary_key", ()))
    data["indexes"] = tuple((key, " ".join(value.split())) for key, value in data.get("indexes", {}).items())
    _refuse_unknown(f"{name}.yml", data, Table)
    return Table(name=name, columns=columns, **data)


def _column(file: str, name: str, data: dict[str, Any]) -> Column:
    data = {"source" if key == "from" else key: value for key, value in data.items()}
    _refuse_unknown(f"{file}, column {name}", data, Column)
    column = Column(name=name, **data)
    if column.facet and column.type and "NOT NULL" not in column.type and "PRIMARY KEY" not in column.type:
        raise DefinitionError(f"{file}, column {name}: a facet is never null: say NOT NULL, and a DEFAULT for no value")
    return column


def _refuse_unknown(where: str, data: dict[str, Any], kind: type[Table] | type[Column]) -> None:
    known = {field.name for field in fields(kind)}
    if unknown := sorted(set(data) - known):
        raise DefinitionError(f"{where}: unknown key {', '.join(unknown)}; known are {', '.join(sorted(known))}")


def _with_overview(found: dict[str, Table]) -> dict[str, Table]:
    """The tables, the overview with the columns of commitments that name a place in it, and views with its texts."""
    overview, said = found["overzicht"], found["commitments"].columns
    own = {column.name for column in overview.columns}
    more = tuple(
        Column(c.overzicht, c.text, c.type.partition(" REFERENCES")[0], f'c."{c.name}"', labels=c.labels)
        for c in said
        if c.overzicht and c.overzicht not in own
    )
    found["overzicht"] = replace(overview, columns=overview.columns + more)
    for name, view in found.items():
        if view.of in found:
            texts = {column.name: column.text for column in found[view.of].columns}
            kept = tuple(_with_text(column, texts.get(column.name, "")) for column in view.columns)
            found[name] = replace(view, columns=kept)
    return found


def _with_text(column: Column, text: str) -> Column:
    return column if column.text else replace(column, text=text)


def _load(name: str) -> dict[str, Any]:
    import yaml  # noqa: PLC0415  (help of the command line must stay quick)

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(files(__package__).joinpath(name).read_bytes(), Loader=loader)
    return loaded
