"""Scores which sentences speak of one promise against pairs that people judged.

    python benchmarks/promise_pairs.py FOLDER

FOLDER holds `seeds`, `documents` and `samples`. It reads the letters that promise_pairs.tsv names into a database of
its own and prints, of the pairs judged the same promise, how many end in one promise (recall), of the links that the
program made within these letters how many were judged the same (precision), and each difference with the reason of
the judge. The file names a sentence by a hash of its letters and digits, so that it holds none of its text.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from tracker import store
from tracker.ingestion.run import ingest

sys.path.insert(0, str(Path(__file__).parent))
from annotated import sentence_key

PAIRS = Path(__file__).parent / "promise_pairs.tsv"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of letters, and whether they speak of one promise."""

    document: str
    first: str
    second: str
    same: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """What the program made of the judged pairs; `unjudged` are links nobody judged, which count as wrong."""

    same: int
    found: tuple[Pair, ...]
    missed: tuple[Pair, ...]
    wrong: tuple[Pair, ...]
    unjudged: tuple[tuple[str, str, str], ...]
    absent: tuple[Pair, ...]

    @property
    def recall(self) -> float:
        """Of the pairs judged the same whose sentences are rows, the share found."""
        return len(self.found) / (len(self.found) + len(self.missed) or 1)

    @property
    def precision(self) -> float:
        """Of the links made, the share judged the same."""
        return len(self.found) / (len(self.found) + len(self.wrong) + len(self.unjudged) or 1)


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The judged pairs of the file."""
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [Pair(document, a, b, verdict == "same", reason) for document, a, b, verdict, reason in lines]


def score(db: Database, pairs: list[Pair]) -> Score:
    """Compare the promises of a database with judged pairs."""
    named = {pair.document for pair in pairs}
    rows: dict[tuple[str, str], set[str]] = {}
    key_of: dict[str, tuple[str, str]] = {}
    for id_, quote, promise, source in db.conn.execute(
        "SELECT c.id, c.quote, m.promise_id, d.source FROM promise_mentions m JOIN commitments c ON c.id = m.id "
        "JOIN documents d ON d.id = c.document_id WHERE c.kind = 'undertaking'"
    ):
        if (name := Path(source).stem) in named:
            key_of[id_] = (name, sentence_key(quote))
            rows.setdefault(key_of[id_], set()).add(promise)  # a letter may say the same twice
    together = {pair: _together(pair, rows) for pair in pairs}
    judged = {(pair.document, pair.first, pair.second) for pair in pairs}
    links = db.conn.execute("SELECT id, antecedent FROM promise_mentions WHERE antecedent IS NOT NULL").fetchall()
    made = [(key_of[a], key_of[b]) for b, a in links if a in key_of and b in key_of]
    return Score(
        sum(pair.same for pair in pairs),
        tuple(pair for pair in pairs if pair.same and together[pair]),
        tuple(pair for pair in pairs if pair.same and together[pair] is False),
        tuple(pair for pair in pairs if not pair.same and together[pair]),
        tuple((a[0], a[1], b[1]) for a, b in made if (a[0], a[1], b[1]) not in judged),
        tuple(pair for pair in pairs if together[pair] is None),
    )


def _together(pair: Pair, rows: dict[tuple[str, str], set[str]]) -> bool | None:
    """Whether both sentences are in one promise; None when one of them is no row."""
    first, second = (rows.get((pair.document, key)) for key in (pair.first, pair.second))
    return None if first is None or second is None else not first.isdisjoint(second)


def files(folder: Path, pairs: list[Pair]) -> list[str]:
    """The files under a folder of samples that hold the documents of the pairs, one each: whole letters, not parts."""
    wanted = {pair.document for pair in pairs}
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*"), key=lambda path: (path.suffix != ".pdf", str(path))):
        if path.stem in wanted and path.suffix in (".txt", ".pdf"):
            found.setdefault(path.stem, path)
    return [str(path) for path in found.values()]


def main() -> None:
    """Print the score."""
    folder, pairs = Path(sys.argv[1]), read_pairs()
    with TemporaryDirectory() as place:
        path = Path(place) / "t.db"
        ingest(files(folder, pairs), path)
        with store.open_database(path) as db:
            found = score(db, pairs)
    print(f"pairs of one promise {found.same}, recall {found.recall:.3f}, precision {found.precision:.3f}")
    for title, some in (("missed", found.missed), ("wrong", found.wrong), ("no row", found.absent)):
        for pair in some:
            print(f"{title}: {pair.document} {pair.first} {pair.second}: {pair.reason}")
    for link in found.unjudged:
        print("nobody judged:", *link)


if __name__ == "__main__":
    main()
