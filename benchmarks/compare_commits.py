"""Print, row by row, what one commit finds that another does not: `+` gained, `-` lost, `~` an attribute that changed.

    python benchmarks/compare_commits.py BASE [--new REV] [--gold FOLDER] PATH...

Both commits read the same files with their own code, each in a checkout and a database of its own; without `--new` it
is the working tree that is compared. With `--gold` a row also says what annotators called its sentence.

    python benchmarks/compare_commits.py HEAD~1 seeds
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
TABLES = {
    # table: what names a row, whatever its attributes
    "commitments": ("kind", "quote"),
    "citations": ("raw", "start"),
    "motions": ("id",),
    "motion_events": ("event", "quote"),
}
PASSING = {
    "first_seen",
    "last_seen",
    "run_id",
    "confidence",
    "core_confidence",
    "status_confidence",
    "rule",
    "start",
    "end",
}
"""Columns that may differ without a difference for the reader."""

Row = dict[str, object]


def ingest(checkout: Path, paths: Sequence[str], database: Path) -> None:
    """Read the files with the code of a checkout."""
    code = "from tracker.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "ingest", *paths, "--db", str(database)],
        env=os.environ | {"PYTHONPATH": str(checkout)}, cwd=checkout, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not database.exists():
        sys.exit(f"{checkout}: {done.stderr.strip() or done.stdout.strip()}")


def rows(database: Path, table: str) -> dict[tuple[str, ...], Row]:
    """The rows of a table by the file they come from and what names them."""
    with sqlite3.connect(database) as db:
        db.row_factory = sqlite3.Row
        columns = {each[1] for each in db.execute(f"PRAGMA table_info({table})")}
        joined = "JOIN documents d ON d.id = t.document_id" if "document_id" in columns and table != "motions" else ""
        found = db.execute(f"SELECT t.*{', d.source AS file' if joined else ''} FROM {table} t {joined}")
        named = (dict(each) for each in found)
        return {
            (Path(str(row.get("file", ""))).name, *(str(row[name]) for name in TABLES[table])): {
                name: value
                for name, value in row.items()
                if name not in PASSING and name != "file" and not name.endswith(("id", "_version"))
            }
            for row in named
        }


def differences(old: dict[tuple[str, ...], Row], new: dict[tuple[str, ...], Row]) -> Iterator[str]:
    """One line a row that came, went or changed."""
    for key in sorted(old.keys() | new.keys()):
        label = "\t".join(" ".join(part.split()) for part in key)
        if key not in old:
            yield f"+\t{label}"
        elif key not in new:
            yield f"-\t{label}"
        else:
            changed = {
                name: f"{old[key][name]!r} -> {new[key][name]!r}"
                for name in old[key].keys() & new[key].keys()
                if old[key][name] != new[key][name]
            }
            if changed:
                yield f"~\t{label}\t{'; '.join(f'{name}: {changed[name]}' for name in sorted(changed))}"


def called(gold: Path | None) -> dict[str, str]:
    """The keys of annotated sentences, reduced to their letters and digits, with what they were called."""
    found: dict[str, str] = {}
    for path in sorted(gold.rglob("*.json")) if gold else ():
        for item in json.loads(path.read_text("utf-8"))["commitments"]:
            found[reduced(item["key"])] = item["need"]
    return found


def reduced(text: str) -> str:
    """Letters and digits only, lower case."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def judged(line: str, keys: dict[str, str]) -> str:
    """The line with what annotators called its sentence behind it."""
    text = reduced(line)
    needs = {need for key, need in keys.items() if key in text}
    need = next((each for each in ("must", "may") if each in needs), "neither")
    return f"{line}\t[{need}]" if keys and line[0] in "+-" else line


def main() -> None:
    """Check out, read, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--new", help="the other commit; the working tree when absent")
    parser.add_argument("--gold", type=Path)
    options = parser.parse_args()
    paths, keys = [str(Path(path).resolve()) for path in options.paths], called(options.gold)
    with TemporaryDirectory() as folder:
        databases = []
        for name, revision in (("old", options.base), ("new", options.new)):
            checkout = Path(folder, name) if revision else ROOT
            if revision:
                command = ["git", "-C", str(ROOT), "worktree", "add", "--quiet", "--detach", str(checkout), revision]
                subprocess.run(command, check=True)
            databases.append(Path(folder, f"{name}.db"))
            try:
                ingest(checkout, paths, databases[-1])
            finally:
                if revision:
                    command = ["git", "-C", str(ROOT), "worktree", "remove", "--force", str(checkout)]
                    subprocess.run(command, check=True)
        for table in TABLES:
            lines = list(differences(rows(databases[0], table), rows(databases[1], table)))
            gained, lost, changed = (sum(line[0] == sign for line in lines) for sign in "+-~")
            print(f"{table}: {gained} gained, {lost} lost, {changed} changed")
            for line in lines if table != "commitments" else (judged(line, keys) for line in lines):
                print(line)


if __name__ == "__main__":
    main()
