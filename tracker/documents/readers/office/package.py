"""The parts of a DOCX or ODT, which are ZIP archives of XML."""

from __future__ import annotations

import io
import zipfile
import zlib

from tracker.documents.blocks import UnreadableError
from tracker.documents.xmltree import LARGEST, Element, parse_xml

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespaces of the two variants of Word's format (ISO/IEC 29500 parts 1 and 4), which read alike."""


NAMES = 1000
"""Members whose names are looked at."""
DECLARATION = 2000
"""Bytes in which a package declares its type."""


class Package:
    """A zipped document whose parts are read on demand, each of at most LARGEST bytes."""

    def __init__(self, data: bytes, what: str) -> None:
        """Open the package in `data`; `what` names the format in the reasons of UnreadableError."""
        self.what = what
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._archive.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise UnreadableError(f"beschadigd {what}-bestand: haal het opnieuw op") from None

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None when the package has no such part; raises UnreadableError."""
        if name not in self.names:
            return None
        try:
            with self._archive.open(name) as file:
                content = file.read(LARGEST + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise UnreadableError(f"beschadigd {self.what}-bestand: haal het opnieuw op") from None
        except RuntimeError:
            raise UnreadableError(
                f"met een wachtwoord beveiligd {self.what}-bestand: sla het op zonder wachtwoord"
            ) from None
        if len(content) > LARGEST:
            raise UnreadableError(f"{self.what}-bestand dat uitgepakt te groot is (een zipbom?): niet gelezen")
        return content

    def xml(self, name: str) -> Element | None:
        """The root of an XML part, None when the package has no such part; raises UnreadableError."""
        content = self.part(name)
        return None if content is None else parse_xml(content.replace(STRICT, TRANSITIONAL))


def zip_summary(data: bytes) -> bytes:
    """What a ZIP says of itself wherever that stands: the names of its members and its declared media type.

    The tool that zips a document decides the order of the members and whether they are compressed, so that its first
    bytes may tell nothing. Empty for what is no ZIP.
    """
    if data[:4] != b"PK\x03\x04":
        return b""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
        parts = ["\n".join(names[:NAMES]).encode("utf-8", "replace")]
        for name in ("mimetype", "META-INF/manifest.xml"):
            if name in names:
                with archive.open(name) as file:
                    parts.append(file.read(DECLARATION))
        return b"\n".join(parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return b""


def zip_member(head: bytes, names: tuple[bytes, ...]) -> bool:
    """Whether the head of a source is that of a ZIP that names one of these members in its first bytes."""
    return head[:4] == b"PK\x03\x04" and any(name in head for name in names)
