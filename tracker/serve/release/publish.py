"""Makes a release: a folder that never changes, with one moment of the database as SQLite and CSV."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.errors import TrackerError
from tracker.part_files import part_folder
from tracker.serve import export, schema
from tracker.serve.release.assertions import Failure, failures
from tracker.serve.release.catalogue import catalogue
from tracker.serve.release.datapackage import datapackage
from tracker.serve.release.delta import delta
from tracker.serve.release.figures import issues, published_tables, statistics
from tracker.serve.release.files import File, described, sums
from tracker.serve.release.private import make_public
from tracker.sql import now
from tracker.store.backup import backup
from tracker.store.check import check
from tracker.versions import extractor_version, reader_version, schema_version, tracker_version

DATABASE = "tracker.db"
STATISTICS = "statistics.json"
SUMS = "SHA256SUMS"
NAME = "toezeggingen-en-standpunten"
NAMESPACE = "commitment-tracker-release"
"""What a signature is for (`ssh-keygen -Y verify -n`)."""

Evaluate = Callable[[Path], dict[str, Any]]
"""Compares a database with annotations made by hand and gives the figures."""


class ReleaseError(TrackerError):
    """The release can't be made, or must not be; the message names what is wrong and the remedy."""


class AssertionFailedError(ReleaseError):
    """The release must not be made: an assertion does not hold, which the message names."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, where: what a catalogue has to say of that."""

    address: str = "https://example.org/toezeggingen"
    """Of the folder that holds the releases."""
    name: str = "onbekend"
    contact: str = "https://example.org/"


@dataclass(frozen=True, slots=True)
class Release:
    """A release that was made: its folder, its files, and the release it was compared with."""

    folder: Path
    files: tuple[File, ...]
    before: Path | None
    changes: int
    """Lines of `delta.jsonl`."""


def publish(
    database: Path,
    target: Path,
    *,
    publisher: Publisher | None = None,
    evaluate: Evaluate | None = None,
    allowed: Iterable[str] = (),
    key: Path | None = None,
) -> Release:
    """Make a release of `database` in a new folder below `target`, named by the moment; it appears whole or not at all.

    `allowed` names assertions that need not hold this time, `key` is a private key for ssh-keygen, by which the sums
    are signed. Raises AssertionFailedError, ReleaseError when it can't be written or signed, DatabaseError when the
    database can't be used.
    """
    moment = now()
    folder = target / moment.replace(":", "")
    if folder.exists():
        raise ReleaseError(f"{folder} is there already: a release never changes; try again in a second")
    before = latest(target)
    making = part_folder(folder)
    try:
        making.mkdir(parents=True)
        files, changes = _write(
            database, making, folder.name, moment, before, publisher or Publisher(), evaluate, allowed
        )
        _seal(making, key)
        os.rename(making, folder)
    except OSError as error:
        raise ReleaseError(
            f"{target} can't be written ({error.strerror}): name another folder, or make room"
        ) from error
    finally:
        if making.exists():
            shutil.rmtree(making, ignore_errors=True)
    return Release(folder, tuple(files), before, changes)


def latest(target: Path) -> Path | None:
    """The newest whole release below `target`, None when there is none: they are named by their moment."""
    found = sorted(path.parent for path in target.glob(f"[0-9]*/{SUMS}")) if target.is_dir() else []
    return found[-1] if found else None


def _write(
    database: Path,
    folder: Path,
    version: str,
    moment: str,
    before: Path | None,
    publisher: Publisher,
    evaluate: Evaluate | None,
    allowed: Iterable[str],
) -> tuple[list[File], int]:
    copy = folder / DATABASE
    backup(database, copy)
    make_public(copy)
    with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        figures = statistics(connection)
        _refuse(failures(figures, _figures_of(before), check(copy)), allowed)
        files = [described(folder, DATABASE, "Alles, als SQLite-database"), *_tables(connection, folder)]
        _json(folder / "issues.json", issues(connection))
    _json(folder / STATISTICS, {"version": version, "created": moment, "made_by": _versions(), "tables": figures})
    changes = _delta(before, folder)
    if evaluate is not None:
        _json(folder / "evaluation.json", evaluate(copy))
    files += [described(folder, name, title) for name, title in _extras(folder)]
    _json(folder / "datapackage.json", datapackage(NAME, version, moment, files))
    address = f"{publisher.address.rstrip('/')}/{version}"
    _json(folder / "catalog.jsonld", catalogue(address, publisher.name, publisher.contact, version, moment, files))
    return files, changes


def _refuse(found: list[Failure], allowed: Iterable[str]) -> None:
    known = set(allowed)
    if stops := [failure for failure in found if failure.name not in known]:
        first = stops[0]
        more = f" (and {len(stops) - 1} more: {', '.join(each.name for each in stops[1:6])})" if len(stops) > 1 else ""
        raise AssertionFailedError(
            f"no release was made: {first.message}{more}; mend it, or if it is right, --allow {first.name}"
        )


def _tables(connection: sqlite3.Connection, folder: Path) -> Iterable[File]:
    """A CSV for each table and view that the site lists."""
    (folder / "csv").mkdir()
    for name in published_tables():
        path = f"csv/{name}.csv"
        with (folder / path).open("wb") as out:
            export.export(connection, name, out)
        columns = tuple(row[1] for row in connection.execute("SELECT * FROM pragma_table_info(?)", (name,)))
        yield described(folder, path, schema.tables()[name]["title"], name, columns)


def _delta(before: Path | None, folder: Path) -> int:
    """Write what changed since the release before; without one there is no such file."""
    if before is None or not (before / DATABASE).is_file():
        return 0
    count = 0
    with (folder / "delta.jsonl").open("w", encoding="utf-8") as out:
        for count, line in enumerate(delta(before / DATABASE, folder / DATABASE), start=1):  # noqa: B007
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return count


def _extras(folder: Path) -> Iterable[tuple[str, str]]:
    titles = {
        "delta.jsonl": "Wat er sinds de vorige uitgave is veranderd",
        "evaluation.json": "Hoe goed deze uitgave klopt, vergeleken met handwerk",
        "issues.json": "Wat ontbreekt of twijfelachtig is",
        STATISTICS: "Aantallen",
    }
    return [(name, title) for name, title in titles.items() if (folder / name).exists()]


def _figures_of(before: Path | None) -> dict[str, Any] | None:
    if before is None:
        return None
    try:
        found: dict[str, Any] = json.loads((before / STATISTICS).read_text("utf-8"))["tables"]
    except (OSError, ValueError, KeyError) as error:
        raise ReleaseError(f"{before / STATISTICS} can't be read: put it back, or move that release away") from error
    return found


def _versions() -> dict[str, str]:
    return {
        "tracker": tracker_version(),
        "rules": extractor_version(),
        "reader": reader_version(),
        "schema": schema_version(),
    }


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _seal(folder: Path, key: Path | None) -> None:
    """Sum all files, sign the sums when there is a key, and let nobody write them any more."""
    (folder / SUMS).write_text(sums(folder), encoding="utf-8")
    if key is not None:
        _sign(folder / SUMS, key)
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o444)


def _sign(path: Path, key: Path) -> None:
    """Write `SHA256SUMS.sig`, a signature of OpenSSH."""
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise ReleaseError(
            "ssh-keygen, which signs a release, is not there: install OpenSSH, or leave --sign"
        ) from error
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise ReleaseError(f"the release can't be signed with {key}: {said}")
