"""Which version of the rules made a row: of the package, and of the code and lexicon that read and extract."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

PARTS = ("models.py", "parliament", "dutch", "documents", "extraction", "lexicon", "resolve", "store")
"""What decides the rows a document gives."""
ENDINGS = (".py", ".yml", ".sql")


@cache
def tracker_version() -> str:
    """The version of the installed package."""
    try:
        return version("commitment-tracker")
    except PackageNotFoundError:
        return "0+unknown"


@cache
def extractor_version() -> str:
    """The package's version and a hash of its code and lexicon: documents read by another are read again."""
    hashed = blake2b(digest_size=6)
    for part in PARTS:
        for name, content in _contents(files("tracker").joinpath(part), part):
            hashed.update(name.encode() + b"\0" + content + b"\0")
    return f"{tracker_version()}+{hashed.hexdigest()}"


def _contents(place: Traversable, name: str) -> list[tuple[str, bytes]]:
    """The files below a place that count, in the order of their names."""
    if place.is_file():
        return [(name, place.read_bytes())] if name.endswith(ENDINGS) else []
    below = sorted((child for child in place.iterdir() if child.name != "__pycache__"), key=lambda child: child.name)
    return [found for child in below for found in _contents(child, f"{name}/{child.name}")]
