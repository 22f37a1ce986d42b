"""The text of a Word 97-2003 document, out of its compound file.

Source: [MS-DOC], Word (.doc) Binary File Format: the FIB (2.5), the piece table (2.8.35, 2.9.38), the order of the main
text, footnotes, headers, comments, endnotes and text boxes (2.3), and the special characters of fields (2.8.25).
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import olefile  # type: ignore[import-untyped]

from tracker.documents.blocks import UnreadableError

DAMAGED = "beschadigd Word-bestand (.doc): open het in Word of LibreOffice en sla het op als DOCX"
MAGIC = 0xA5EC
LARGEST = 64 * 2**20
"""Bytes of a stream that are read."""


@dataclass(frozen=True, slots=True)
class Story:
    """The parts of a document, special characters and all."""

    main: str
    footnotes: str
    headers: str
    endnotes: str
    boxes: str


def read_story(data: bytes) -> Story:
    """The parts of the Word document in `data`; raises UnreadableError when it is damaged, encrypted or another."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if file.exists("__properties_version1.0"):
                raise UnreadableError("Outlook-bericht (.msg): bewaar het bericht als .eml")
            if file.exists("EncryptedPackage"):
                raise UnreadableError("met een wachtwoord beveiligd Office-bestand: sla het op zonder wachtwoord")
            if not file.exists("WordDocument"):
                raise UnreadableError("Office-bestand dat geen Word-document is: sla het op als DOCX of PDF")
            word = file.openstream("WordDocument").read(LARGEST)
            flags = struct.unpack_from("<H", word, 0x0A)[0]
            if flags & 0x0100:
                raise UnreadableError("met een wachtwoord beveiligd Word-bestand: sla het op zonder wachtwoord")
            name = "1Table" if flags & 0x0200 else "0Table"
            table = file.openstream(name).read(LARGEST) if file.exists(name) else b""
        return _story(word, table)
    except UnreadableError:
        raise
    except (struct.error, OSError, ValueError, IndexError, KeyError, TypeError, OverflowError, AttributeError):
        raise UnreadableError(DAMAGED) from None


def _story(word: bytes, table: bytes) -> Story:
    """The parts of a document out of its two streams; raises struct.error and the like for damaged ones."""
    magic, version = struct.unpack_from("<HH", word, 0)
    if magic != MAGIC or version < 0x00C1:
        raise UnreadableError("Word-bestand van vóór Word 97: open het in LibreOffice en sla het op als DOCX")
    main, footnotes, headers, _, comments, endnotes, boxes = struct.unpack_from("<7i", word, 0x4C)
    start, length = struct.unpack_from("<ii", word, 0x01A2)
    text = _pieces(word, table[start : start + length])
    parts, at = [], 0
    for size in (main, footnotes, headers, comments, endnotes, boxes):
        if size < 0:
            raise ValueError(size)
        parts.append(text[at : at + size])
        at += size
    if not parts[0].strip():
        raise UnreadableError(
            "Word-bestand (.doc) zonder tekst: open het in Word of LibreOffice en sla het op als DOCX"
        )
    return Story(parts[0], parts[1], parts[2], parts[4], parts[5])


def _pieces(word: bytes, table: bytes) -> str:
    """The characters of a document in order, by its piece table."""
    at = 0
    while table[at] == 1:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if table[at] != 2:
        raise ValueError(table[at])
    size = struct.unpack_from("<I", table, at + 1)[0]
    pieces = (size - 4) // 12
    places = struct.unpack_from(f"<{pieces + 1}I", table, at + 5)
    first = at + 5 + 4 * (pieces + 1)
    texts, total = [], 0
    for piece in range(pieces):
        count = places[piece + 1] - places[piece]
        where = struct.unpack_from("<I", table, first + 8 * piece + 2)[0]
        total += count
        if count < 0 or total > LARGEST:
            raise ValueError(count)
        if where & 0x40000000:
            begin = (where & 0x3FFFFFFF) // 2
            texts.append(word[begin : begin + count].decode("cp1252", "replace"))
        else:
            texts.append(word[where : where + 2 * count].decode("utf-16-le", "replace"))
    return "".join(texts)
