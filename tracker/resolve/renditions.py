"""The same letter as PDF, DOCX, XML and text is one document with several renditions.

For the store, three steps, none of which depends on the size of the archive:

1. `fingerprint(document)` when a document is read. Keep `identifier` and `date` (columns of `documents` already),
   `words` and `pack(sketch)` (a BLOB of 256 bytes), and one indexed row per value of `bands(fingerprint)` (16 signed
   64-bit integers) pointing at the document.
2. To find its other renditions, select the documents with the same identifier and those that share at least one band
   with it; give their fingerprints to `find_same`, which returns the key of the one that is the same document, or None.
3. When there is one, `better(new_format, kept_format)` says whether the new rendition's text is the one to extract.
   Either way the rendition itself (source, format, sha256) is a row of `renditions`.

The sketch is a one-permutation minhash over shingles of three words of the running text, those that begin with a long
word, so page headers, footnotes, the letterhead and the way lines break count for nothing. Two texts of which a
fraction J of the shingles is the same agree in about J of the 64 places.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import TypeVar
from zlib import crc32

from tracker.models import Document

PLACES = 64
BAND = 4
"""Places a band; 16 bands find a text of which nine tenths of the shingles are the same all but certainly."""
ALIKE = 0.8
"""Share of the places two long texts agree in when they are one letter."""
ALIKE_SHORT = 0.95
SHORT = 300
"""Words; shorter texts are often written to a template, and have to agree in more places."""
SKETCHED = 40_000
"""Characters of the running text that the sketch covers; what follows hardly makes it another letter."""
FEWEST = 20
"""Words; texts shorter than this are the same only by identifier."""
DAYS_APART = 31
"""Two papers dated further apart are two papers, however alike their words."""
LONG = 7
"""Letters; only shingles that begin with a word this long count, which says as much in a third of the time."""
WORD = re.compile(r"\w+")
EMPTY = 0xFFFFFFFF
FORMATS = ("xml", "docx", "html", "odt", "doc", "rtf", "md", "pdf", "txt")
"""Best rendition first: how much of headings, footnotes and lists survives in it."""

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a document is known by. `words` counts the running text; `sketch` has PLACES unsigned 32-bit values."""

    identifier: str | None
    date: str | None
    words: int
    sketch: tuple[int, ...]


def fingerprint(document: Document) -> Fingerprint:
    """The fingerprint of a document as read."""
    text = document.text
    running = " ".join(
        text[s.start : s.end] for s in document.sentences if s.kind in ("running", "item", "row", "heading")
    )
    words = WORD.findall(running[:SKETCHED].casefold())
    return Fingerprint(document.metadata.identifier, document.metadata.date, running.count(" ") + 1, sketch(words))


def sketch(words: list[str]) -> tuple[int, ...]:
    """The least hash of a shingle in each of PLACES equal parts of the range of hashes; EMPTY where there is none."""
    triples = zip(words, words[1:], words[2:], strict=False)
    hashes = sorted({crc32(f"{a} {b} {c}".encode()) for a, b, c in triples if len(a) >= LONG})
    width = 2**32 // PLACES
    least = []
    for place in range(PLACES):
        at = bisect_left(hashes, place * width)
        found = at < len(hashes) and hashes[at] < (place + 1) * width
        least.append(hashes[at] if found else EMPTY)
    return tuple(least)


def bands(known: Fingerprint) -> tuple[int, ...]:
    """Signed 64-bit keys; two renditions of one letter share at least one. None for a text too short to compare."""
    if known.words < FEWEST:
        return ()
    keys = []
    for start in range(0, PLACES, BAND):
        part = known.sketch[start : start + BAND]
        if any(value != EMPTY for value in part):
            packed = struct.pack(f"<B{BAND}I", start // BAND, *part)
            keys.append(int.from_bytes(blake2b(packed, digest_size=8).digest(), "little", signed=True))
    return tuple(keys)


def pack(values: tuple[int, ...]) -> bytes:
    """A sketch as bytes, to keep."""
    return struct.pack(f"<{PLACES}I", *values)


def unpack(kept: bytes) -> tuple[int, ...]:
    """The sketch that `pack` kept; raises struct.error for bytes of another length."""
    return struct.unpack(f"<{PLACES}I", kept)


def likeness(a: Fingerprint, b: Fingerprint) -> float:
    """The share of shingles two texts have in common, estimated: 0 to 1."""
    pairs = [(x, y) for x, y in zip(a.sketch, b.sketch, strict=True) if x != EMPTY or y != EMPTY]
    return sum(x == y for x, y in pairs) / len(pairs) if pairs else 0.0


def is_same(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two renditions are one document: by identifier when both have one, else by text and date."""
    if a.identifier and b.identifier:
        return a.identifier == b.identifier
    if min(a.words, b.words) < FEWEST or _days_apart(a.date, b.date) > DAYS_APART:
        return False
    if not 0.8 <= a.words / b.words <= 1.25:
        return False
    return likeness(a, b) >= (ALIKE_SHORT if min(a.words, b.words) < SHORT else ALIKE)


def find_same(new: Fingerprint, known: Iterable[tuple[Key, Fingerprint]]) -> Key | None:
    """The key of the known document that `new` is a rendition of; None when there is none, or no single best one."""
    alike = [(likeness(new, other), key, other) for key, other in known if is_same(new, other)]
    by_identifier = [key for _, key, other in alike if new.identifier and new.identifier == other.identifier]
    if by_identifier:
        return by_identifier[0]
    alike.sort(key=lambda found: -found[0])
    if len(alike) > 1 and alike[0][0] == alike[1][0] and alike[0][2].identifier != alike[1][2].identifier:
        return None
    return alike[0][1] if alike else None


def better(new: str, kept: str) -> bool:
    """Whether a rendition in the format `new` is to be extracted rather than the one in the format `kept`."""
    rank = {name: at for at, name in enumerate(FORMATS)}
    return rank.get(new, len(FORMATS)) < rank.get(kept, len(FORMATS))


def _days_apart(a: str | None, b: str | None) -> int:
    """Days between two dates; 0 where either is unknown or less precise than a day."""
    if not a or not b or len(a) != 10 or len(b) != 10:
        return 0
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
