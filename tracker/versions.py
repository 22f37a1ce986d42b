"""What the rows of a document depend on, apart: how its file was read, by which rules, in which tables.

Each version is a hash of the files that decide it. A document read by another reader is read from its file again; one
read by this reader and extracted by other rules is extracted again from the text that is stored; another page of the
site, text of a column or command line changes neither.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise

READER = tuple(
    "documents dutch/dates.py dutch/months.py dutch/sentences.py parliament/chambers.py parliament/dashes.py "
    "parliament/dossiers.py parliament/identifiers.py parliament/ministries.py parliament/paper_numbers.py "
    "parliament/session_years.py parliament/urls.py resolve/renditions.py".split()
)
"""What decides the text, structure and metadata of a document, and which file is which document."""
READER_LEXICON = ("abbreviations", "budget_dossiers", "ministries", "papers", "speakers")
"""The files of the lexicon that reading asks."""
READER_MODELS = ("Metadata", "Section", "Footnote", "Sentence", "Document")
"""The records that reading gives."""
RULES = (
    "models.py", "parliament", "dutch", "extraction", "lexicon", "resolve", "store/rows.py", "store/values.py",
    "store/commitment_index.py",
)  # fmt: skip
"""What decides the rows that a document gives, once it is read."""
NO_RULES = tuple(
    f"lexicon/{name}"
    for name in (
        "check.py labels.yml locate.py parliament_shapes.py rule_shapes.py schema.py shapes.py status_shape.py"
    ).split()
)
"""Words for what is shown, and what refuses a lexicon that is not sound."""
SCHEMA = ("store/sql", "store/tables", "store/migrations.py", "store/derived.py")
ENDINGS = (".py", ".yml", ".sql")
# `  kind:` and `    from: commitment.kind`: the columns of a definition, and where their values come from
SOURCE = re.compile(r"(?m)^  (\w+):$|^    from: (.+)$")


@cache
def tracker_version() -> str:
    """The version of the installed package."""
    try:
        return version("commitment-tracker")
    except PackageNotFoundError:
        return "0+unknown"


@cache
def reader_version() -> str:
    """What files are read by: those read by another are read again."""
    lexicon = [f"lexicon/{name}.yml" for name in READER_LEXICON]
    return _hash([*_contents((*READER, *lexicon)), *_classes(READER_MODELS)])


@cache
def extractor_version() -> str:
    """The package's version and what rows are extracted by: documents that others extracted are extracted again."""
    found = [(name, content) for name, content in _contents(RULES) if name not in NO_RULES]
    return f"{tracker_version()}+{_hash([*found, *_sources()])}"


@cache
def schema_version() -> str:
    """What the tables are made by."""
    return _hash(_contents(SCHEMA))


def _hash(parts: Iterable[tuple[str, bytes]]) -> str:
    hashed = blake2b(digest_size=6)
    for name, content in parts:
        hashed.update(name.encode() + b"\0" + content + b"\0")
    return hashed.hexdigest()


def _contents(paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Name and content of the files at these paths below the package, folders with all below them."""
    for path in paths:
        yield from _below(files("tracker").joinpath(path), path)


def _below(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if place.is_file():
        if name.endswith(ENDINGS):
            yield name, place.read_bytes()
        return
    children = (child for child in place.iterdir() if child.name != "__pycache__")
    for child in sorted(children, key=lambda child: child.name):
        yield from _below(child, f"{name}/{child.name}")


def _classes(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The definitions of these records."""
    text = files("tracker").joinpath("models.py").read_text("utf-8")
    wanted = set(names)
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef) and node.name in wanted:
            yield node.name, ast.dump(node).encode()


def _sources() -> Iterator[tuple[str, bytes]]:
    """Of the tables that a document fills, where each value comes from: not what the columns are said to mean."""
    for name, content in _contents(("store/tables",)):
        text = content.decode("utf-8")
        if name.endswith(".yml") and "\nof:" not in text:
            said = [found for found in SOURCE.findall(text) if any(found)]
            pairs = [(a[0], b[1]) for a, b in pairwise(said) if a[0] and b[1]]
            yield name, repr(pairs).encode()
