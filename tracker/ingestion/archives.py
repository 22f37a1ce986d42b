"""Archives and messages: what a ZIP or an EML holds, member by member, never written to disk."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage

from tracker.documents.blocks import UnreadableError

Member = tuple[str, bytes | UnreadableError]
"""The name of a member (`zending.zip!map/brief.pdf`) and its bytes, or why they can't be had."""

MEMBERS = 20_000
LARGEST = 256 * 2**20
"""Bytes of one member."""
RATIO = 200
"""Times an archive may grow when unpacked; text and XML stay under 50."""
FREE = 64 * 2**20
"""Bytes any archive may grow to."""
MOST = 2 * 2**30
"""Bytes that all members of one archive may be together, those of archives within it included."""
DEPTH = 3
"""Archives within archives."""
PARTS = 1000
"""Parts of one message; each is looked for in all of those around it, so that many cost their square."""
PACKAGES = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")
"""Members that make a ZIP a DOCX, ODT or the like: one document, no container."""
LITTER = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)")
# Content-Type: application/pdf
PART = re.compile(rb"^content-type[ \t]*:", re.I | re.M)
HEADER = re.compile(
    rb"^(from|to|subject|date|mime-version|message-id|received|return-path|content-type)[ \t]*:", re.I | re.M
)


def unpack(data: bytes, source: str) -> Iterator[Member] | None:
    """The members of the ZIP or EML in `data`, archives within it unpacked too; None when `data` is neither.

    Names are `source` + `!` + the member's own path without leading slashes, drives and `..`. Directories and the
    what operating systems leave are left out. What can't be read (encrypted, a bomb) comes as UnreadableError in
    the place of its bytes, so that every member is either read or rejected.
    """
    found = _unpack(data, source, DEPTH, Budget(min(RATIO * len(data) + FREE, MOST)))
    return None if found is None else _named_apart(found, source)


class Budget:
    """The bytes that an archive may still grow by, shared by all that it holds."""

    def __init__(self, size: int) -> None:
        self.left = size


def _named_apart(members: Iterator[Member], source: str) -> Iterator[Member]:
    """The members, with names that no two share: else the second would be taken for a later edition of the first."""
    taken: Counter[str] = Counter()
    for name, content in members:
        taken[name] += 1
        yield (name if taken[name] == 1 or name == source else f"{name} ({taken[name]})"), content


def _unpack(data: bytes, source: str, depth: int, budget: Budget) -> Iterator[Member] | None:
    """The members of `data`, or None; archives nested deeper than `depth` come as UnreadableError."""
    if data[:4] == b"PK\x03\x04" or data[:4] == b"PK\x05\x06":
        return _zip(data, source, depth, budget)
    if is_message(data[:4096]):
        return _message(data, source, depth, budget)
    return None


def is_message(head: bytes) -> bool:
    """Whether these are the first lines of an e-mail: at least three different header fields before a blank line."""
    fields = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf"), maxsplit=1)[0]
    first = HEADER.match(fields) or re.match(rb"^x-[\w-]+:", fields, re.I)
    return first is not None and len({name.lower() for name in HEADER.findall(fields)}) >= 3


def _zip(data: bytes, source: str, depth: int, budget: Budget) -> Iterator[Member] | None:
    """The members of a ZIP; None when it is a document that happens to be zipped."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return iter([(source, UnreadableError("beschadigd ZIP-bestand: haal het opnieuw op"))])
    if any(name in names for name in PACKAGES):
        return None
    if len(names) > MEMBERS:
        return iter(
            [(source, UnreadableError(f"ZIP-bestand met {len(names)} bestanden, meer dan {MEMBERS}: pak het uit"))]
        )
    return _members(archive, source, depth, budget)


def _members(archive: zipfile.ZipFile, source: str, depth: int, budget: Budget) -> Iterator[Member]:
    """The files in an archive, as far as the budget goes."""
    for info in archive.infolist():
        if info.is_dir() or LITTER.search(info.filename):
            continue
        name = f"{source}!{safe_name(info.filename)}"
        content = _content(archive, info, min(budget.left, LARGEST))
        if isinstance(content, bytes):
            budget.left -= len(content)
        yield from _leaf(name, content, depth, budget)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes | UnreadableError:
    """The bytes of one file of an archive, or why it can't be read."""
    if info.flag_bits & 0x1:
        return UnreadableError("versleuteld bestand in een ZIP: pak het uit met het wachtwoord")
    try:
        with archive.open(info) as file:
            content = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return UnreadableError("beschadigd bestand in een ZIP: haal het archief opnieuw op")
    if len(content) > most:
        return UnreadableError("uitgepakt buiten verhouding groot (een zipbom?): niet verder uitgepakt")
    return content


def _leaf(name: str, content: bytes | UnreadableError, depth: int, budget: Budget) -> Iterator[Member]:
    """A member, or what it holds in turn when it is an archive or a message itself."""
    inner = _unpack(content, name, depth - 1, budget) if isinstance(content, bytes) else None
    if inner is None:
        yield name, content
    elif depth <= 1:
        yield name, UnreadableError(f"archief dat {DEPTH} archieven diep zit: pak het uit")
    else:
        yield from inner


def _message(data: bytes, source: str, depth: int, budget: Budget) -> Iterator[Member]:
    """The text of an e-mail and its attachments."""
    if len(PART.findall(data)) > PARTS:
        yield source, UnreadableError(f"e-mailbericht met meer dan {PARTS} onderdelen: bewaar de bijlagen apart")
        return
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    try:
        body = message.get_body(("plain", "html"))
        content = body.get_content() if body is not None else ""
        attachments = list(message.iter_attachments())
    except (LookupError, ValueError, AttributeError, TypeError, KeyError):
        yield source, UnreadableError("beschadigd e-mailbericht: bewaar het opnieuw als .eml")
        return
    if isinstance(content, str) and content.strip():
        kind = "html" if body is not None and body.get_content_subtype() == "html" else "txt"
        yield f"{source}!bericht.{kind}", content.encode("utf-8", "replace")
    for ordinal, part in enumerate(attachments, 1):
        yield from _attachment(part, ordinal, source, depth, budget)


def _attachment(part: EmailMessage, ordinal: int, source: str, depth: int, budget: Budget) -> Iterator[Member]:
    """One attachment; pictures that the message shows inline are left out."""
    if part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment":
        return
    try:
        name = f"{source}!{safe_name(part.get_filename() or f'bijlage-{ordinal}')}"
        payload = part.get_content()
    except (LookupError, ValueError, AttributeError, TypeError, KeyError):
        yield f"{source}!bijlage-{ordinal}", UnreadableError("beschadigde bijlage: bewaar het bericht opnieuw als .eml")
        return
    if isinstance(payload, EmailMessage):
        payload = payload.as_bytes()
    content = payload.encode("utf-8", "replace") if isinstance(payload, str) else bytes(payload)
    yield from _leaf(name, content, depth, budget)


def safe_name(path: str) -> str:
    """A member's path without what could point outside the archive or upset a terminal: `../a\\b.pdf` is `a/b.pdf`."""
    path = "".join(c if c.isprintable() else "?" for c in path.replace("\\", "/"))
    parts = [part for part in re.sub(r"^[A-Za-z]:", "", path).split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "naamloos"
