"""Documents on disk: the files a user names, and those in the folders a user names, in a fixed order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

STDIN = "-"
# bytes of a name that is not UTF-8, what moves the cursor, and what turns the direction of the text
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
IGNORE = ".trackerignore"
"""A file that lists, a name or pattern a line, what of its folder is no document."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: `source` as it is shown and stored, `place` its path, the same wherever the user stands."""

    source: str
    place: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A path that can't be read, and why, in one line that says what to do."""

    source: str
    reason: str


def printable(name: str) -> str:
    """A name as it can be shown and stored anywhere: what can't, as `\\xe9` (a byte) or `\\n`."""
    return UNPRINTABLE.sub(_escaped, name)


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if "\udc80" <= character <= "\udcff":  # a byte of a name that is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def walk(paths: Iterable[str]) -> Iterator[Found | Refused]:
    """The files these paths stand for; a folder stands for all below it, `-` for standard input.

    Each file comes once, however often it is named. In folders, names that start with a dot and those listed in a file
    `.trackerignore` are passed over; a file that is named outright never is.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _walk(path):
            key = found.place if isinstance(found, Found) else found.source
            if key not in seen:
                seen.add(key)
                yield found


def _walk(path: str) -> Iterator[Found | Refused]:
    if path == STDIN:
        yield Found(STDIN, STDIN)
        return
    if "\0" in path:
        yield Refused(printable(path), "geen geldig pad: controleer de naam")
    elif os.path.isdir(path):
        yield from _folder(path)
    elif os.path.isfile(path):
        yield Found(printable(path), os.path.abspath(path))
    elif os.path.lexists(path):
        yield Refused(printable(path), "geen gewoon bestand en geen map: noem een bestand of een map")
    else:
        yield Refused(printable(path), "bestaat niet: controleer het pad")


def _folder(folder: str) -> Iterator[Found | Refused]:
    """The files below a folder, by name; links are not followed, so that nothing outside it is read."""
    try:
        names = sorted(os.listdir(folder))
        ignored = _ignored(folder) if IGNORE in names else []
    except OSError as error:
        yield Refused(printable(folder), f"map kan niet worden gelezen ({error.strerror}): pas de rechten aan")
        return
    for name in names:
        if name.startswith(".") or any(fnmatch(name, pattern) for pattern in ignored):
            continue
        path = os.path.join(folder, name)
        if os.path.islink(path):
            yield Refused(
                printable(path), "verwijzing (symbolic link), die in een map niet wordt gevolgd: noem het doel"
            )
        elif os.path.isdir(path):
            yield from _folder(path)
        elif os.path.isfile(path):
            yield Found(printable(path), os.path.abspath(path))
        else:
            yield Refused(printable(path), "geen gewoon bestand: laat het weg")


def _ignored(folder: str) -> list[str]:
    lines = Path(folder, IGNORE).read_text("utf-8", errors="replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
