"""The files of a release: what each is, how long, and the sum it is checked by."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".db": "application/vnd.sqlite3",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release."""

    path: str
    """From the folder of the release, with `/`."""
    title: str
    media_type: str
    size: int
    """Bytes."""
    sha256: str
    table: str | None = None
    """The table or view a CSV holds, with its `columns`."""
    columns: tuple[str, ...] = ()


def described(folder: Path, path: str, title: str, table: str | None = None, columns: tuple[str, ...] = ()) -> File:
    """The file at `path` in the folder of a release, as it is now."""
    file = folder / path
    with file.open("rb") as content:
        sha256 = file_digest(content, "sha256").hexdigest()
    return File(path, title, MEDIA_TYPES[file.suffix], file.stat().st_size, sha256, table, columns)


def sums(folder: Path) -> str:
    """The lines of `SHA256SUMS`, which `sha256sum --check` reads: every file below the folder, by name."""
    lines = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        with file.open("rb") as content:
            lines.append(f"{file_digest(content, 'sha256').hexdigest()}  {file.relative_to(folder).as_posix()}\n")
    return "".join(lines)
