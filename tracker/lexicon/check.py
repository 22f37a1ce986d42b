"""A look over the whole lexicon: what is wrong in any file, and how many entries need a regular expression."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from tracker.lexicon import LexiconError, parse
from tracker.lexicon.locate import located, repeated_keys
from tracker.lexicon.schema import Expression, Fault, Path, Record, Shape, Value, Wordings, nearest, walk
from tracker.lexicon.shapes import PIECES, shape_of
from tracker.lexicon.wordings import Wording, patterns_of

_PIECE = re.compile(r"(?<!\?P)<(\w+)>")
_SIGNS = re.compile(r"[\\|()?+*^$\[\]{}.]")
_READS_PIECES = ("verbs", "frames", "excluded", "phrases/")
"""The files whose `<sum>` is a piece of fragments.yml; those of others stand for what their reader puts in."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What a file holds: its entries, those of them that need a regular expression, and what is wrong with it."""

    name: str
    entries: int
    expressions: int
    faults: tuple[str, ...]


def check_folder(folder: Traversable | None = None) -> list[FileReport]:
    """A report of each file of `folder`, the tracker's own lexicon when None; raises OSError for no such folder."""
    folder = folder or files(__package__)
    texts = {name: found.read_bytes() for name, found in sorted(_yaml_files(folder))}
    contents = {name: _content(name, text) for name, text in texts.items()}
    fragments = contents.get("fragments")
    pieces = fragments.keys() | PIECES if isinstance(fragments, dict) else None
    rules = Counter(row["rule"] for content in contents.values() for row in _named_rules(content))
    return [_report(name, text, contents[name], pieces, rules) for name, text in texts.items()]


def _yaml_files(folder: Traversable, within: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _yaml_files(entry, f"{within}{entry.name}/")
        elif entry.name.endswith((".yml", ".yaml")):
            yield f"{within}{entry.name.removesuffix('.yml')}", entry


def _content(name: str, text: bytes) -> Value:
    """What a file says, or the LexiconError that says why it can't be read."""
    try:
        return parse(name, text)
    except LexiconError as error:
        return error


def _named_rules(content: Value) -> list[dict[str, Value]]:
    rows = content if isinstance(content, list) else []
    return [row for row in rows if "rule" in row]


def _report(name: str, text: bytes, content: Value, pieces: Set[str] | None, rules: Counter[str]) -> FileReport:
    shape = shape_of(name)
    if shape is None:
        return FileReport(name, 0, 0, (f"{name}: nothing reads a file of this name",))
    if isinstance(content, LexiconError):
        return FileReport(name, 0, 0, tuple(str(content).splitlines()))
    known = pieces if name.startswith(_READS_PIECES) else None
    faults = [*repeated_keys(text), *_expression_faults(shape, content, known)]
    for place, row in enumerate(_named_rules(content)):
        if rules[row["rule"]] > 1:
            faults.append(Fault((place, "rule"), f"another entry is called {row['rule']!r} too"))
    entries, expressions = _entries(shape, content)
    return FileReport(name, entries, expressions, tuple(located(name, text, faults)))


def _expression_faults(shape: Shape, content: Value, pieces: Set[str] | None) -> Iterator[Fault]:
    """Expressions that can't be compiled, and pieces that fragments.yml does not have."""
    for part, value, path in walk(shape, content):
        for expression in _expressions(part, value):
            for piece in _PIECE.findall(expression):
                if pieces is not None and piece not in pieces:
                    yield Fault(path, f"fragments.yml has no <{piece}>{nearest(piece, pieces)}")
            try:
                re.compile(_PIECE.sub("(?:x)", expression))
            except re.error as error:
                yield Fault(path, f"no regular expression: {error}")


def _expressions(shape: Shape, value: str | list[Wording]) -> list[str]:
    if isinstance(shape, Expression):
        return [str(value)]
    return patterns_of(list(value)) if isinstance(shape, Wordings) else []


def _entries(shape: Shape, content: Value) -> tuple[int, int]:
    """How many entries a file has, and how many of these hold a regular expression.

    An entry is a record within which is no other; an expression outside of one is an entry of its own, and mere words
    are none.
    """
    records: dict[Path, bool] = {}
    with_expression: set[Path] = set()
    for part, value, path in walk(shape, content):
        if isinstance(part, Record):
            records.update(dict.fromkeys((path[:end] for end in range(len(path))), False))
            records[path] = True
        elif isinstance(part, Expression) and _SIGNS.search(value):
            with_expression.add(path)
    entries = {path for path, innermost in records.items() if innermost}
    holders = {_holder(path, entries) for path in with_expression}
    return len(entries | holders), len(holders)


def _holder(path: Path, entries: set[Path]) -> Path:
    """The entry around an expression; itself where there is none."""
    return next((path[:end] for end in range(len(path), 0, -1) if path[:end] in entries), path)
