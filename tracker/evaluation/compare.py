"""Compares a database with annotations made by hand: what was found, missed and wrongly called, and how sure it was.

A gold file names a document and lists the sentences a careful reader would enter (`must`), those on which readers
differ (`may`), the papers it cites, its motions and its letterhead. A row hits an item when its quote contains the
item's key, both reduced to letters and digits. A `must` without a hit is a miss, a row that hits nothing a false alarm.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from tracker.errors import TrackerError
from tracker.evaluation.scores import Tally, reduced, same

LONGEST_QUOTE = 900
"""Characters; a longer quote hits nothing, so that a whole page is no answer."""
METADATA = (
    "title", "date", "chamber", "dossier", "number", "identifier", "session_year", "ministry", "signatory", "reference",
    "meeting_start", "meeting_end", "place",
)  # fmt: skip
ABOUT_ITEM = ("need", "key", "motion")
"""Fields of a gold item that are not attributes of the row."""
BINS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


class GoldError(TrackerError):
    """There is nothing to compare with; the message is one line that says what to name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence or value: `outcome` is hit, miss, false or wrong (an attribute)."""

    outcome: str
    part: str
    document: str
    what: str


@dataclass(slots=True)
class Bin:
    """Rows with a confidence from `low` up to `high`, and how many of them hit a gold item."""

    low: float
    high: float
    rows: int = 0
    right: int = 0


@dataclass(slots=True)
class Evaluation:
    """All figures of one comparison. `parts` are commitments, citations, motions and metadata."""

    parts: dict[str, Tally] = field(
        default_factory=lambda: {name: Tally() for name in ("commitments", "citations", "motions", "metadata")}
    )
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """By kind of commitment: misses by the kind the gold names first, false alarms by the kind of the row."""
    document_kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    calibration: list[Bin] = field(default_factory=lambda: [Bin(low, high) for low, high in pairwise(BINS)])
    findings: list[Finding] = field(default_factory=list)
    documents: int = 0
    absent: list[str] = field(default_factory=list)
    """Documents of the gold that are not in the database; what they must have counts as missed."""

    def say(self, outcome: str, part: str, document: str, what: str) -> None:
        """Keep one finding."""
        self.findings.append(Finding(outcome, part, document, what))


def gold_files(paths: Iterable[Path]) -> list[Path]:
    """The gold files these paths stand for; raises GoldError when there are none."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise GoldError(f"gold {path} does not exist: name a file or folder of annotations")
        found += [path] if path.is_file() else sorted(path.rglob("*.json"))
    if not found:
        raise GoldError("no annotations (*.json) there: name a file or folder of annotations")
    return found


def read_gold(path: Path) -> dict[str, Any]:
    """One gold file; raises GoldError when it is not one."""
    try:
        loaded = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"gold {path} can't be read ({error}): name a JSON file of annotations") from error
    if not isinstance(loaded, dict) or "document" not in loaded or "commitments" not in loaded:
        raise GoldError(f"gold {path} has no `document` and `commitments`: name a JSON file of annotations")
    return loaded


def evaluate(db: Database, paths: Iterable[Path]) -> Evaluation:
    """Compare a database with the gold files at these paths. Raises GoldError."""
    result = Evaluation()
    documents = list(db.query("SELECT * FROM documents ORDER BY rowid"))
    for path in gold_files(paths):
        gold = read_gold(path)
        result.documents += 1
        document = next((d for d in documents if str(d["source"] or "").endswith(gold["document"])), None)
        if document is None:
            _absent(result, gold)
            continue
        _commitments(db, result, document, gold)
        _citations(db, result, document, gold)
        for motion in gold.get("motions", []):
            _motion(db, result, motion, gold["document"])
        for name in METADATA:
            if expected := gold.get("metadata", {}).get(name):
                _attribute(result, "metadata", gold["document"], name, expected, [document[name]], "")
    return result


def _absent(result: Evaluation, gold: Mapping[str, Any]) -> None:
    result.absent.append(gold["document"])
    result.parts["citations"].misses += len(gold.get("citations", []))
    for item in gold["commitments"]:
        if item["need"] == "must":
            result.parts["commitments"].misses += 1
            result.kinds[_kind(item)].misses += 1
            result.document_kinds["not in the database"].misses += 1
            result.say("miss", "commitments", gold["document"], item["key"])


def _kind(item: Mapping[str, Any]) -> str:
    """The kind a gold item names first."""
    kind = item.get("kind", "unknown")
    return kind if isinstance(kind, str) else str(kind[0])


def _commitments(db: Database, result: Evaluation, document: Mapping[str, Any], gold: Mapping[str, Any]) -> None:
    """Count the rows of a document against the sentences of its gold."""
    rows = list(db.query("SELECT * FROM commitments WHERE document_id = ? ORDER BY rowid", [document["id"]]))
    quotes = [reduced(row["quote"]) if len(row["quote"] or "") <= LONGEST_QUOTE else "" for row in rows]
    hits = [[at for at, quote in enumerate(quotes) if reduced(item["key"]) in quote] for item in gold["commitments"]]
    tallies = (result.parts["commitments"], result.document_kinds[document["kind"]])
    for item, found in zip(gold["commitments"], hits, strict=True):
        if item["need"] == "must":
            _must(result, item, [rows[at] for at in found], tallies, gold["document"])
    _count_sentences(result.parts["commitments"], rows, _needs(gold["commitments"], hits, rows))
    used = {at for found in hits for at in found}
    for at, row in enumerate(rows):
        _weigh(result, row["confidence"], at in used)
        if at not in used:
            for tally in (*tallies, result.kinds[row["kind"]]):
                tally.false += 1
            result.say("false", "commitments", gold["document"], f"[{row['kind']}] {' '.join(row['quote'].split())}")


def _must(
    result: Evaluation,
    item: Mapping[str, Any],
    found: Sequence[Mapping[str, Any]],
    tallies: Sequence[Tally],
    document: str,
) -> None:
    """Count a sentence that has to be found, with the rows that hit it, and whether their attributes are right."""
    result.parts["commitments"].core_found += any(map(_core, found))
    for tally in (*tallies, result.kinds[_kind(item)]):
        tally.hits += bool(found)
        tally.misses += not found
    result.say("hit" if found else "miss", "commitments", document, item["key"])
    for name, expected in item.items() if found else ():
        if name not in ABOUT_ITEM:
            values = [row.get(name) for row in found]
            _attribute(result, "commitments", document, name, expected, values, item["key"])


def _needs(
    items: Sequence[Mapping[str, Any]], hits: Sequence[Sequence[int]], rows: Sequence[Mapping[str, Any]]
) -> dict[tuple[int, int], str]:
    """What the gold says of each sentence with a row: `must` where any of its items does."""
    needs: dict[tuple[int, int], str] = {}
    for item, found in zip(items, hits, strict=True):
        for at in found:
            if needs.get(_span(rows[at])) != "must":
                needs[_span(rows[at])] = item["need"]
    return needs


def _span(row: Mapping[str, Any]) -> tuple[int, int]:
    """Where a row's sentence stands."""
    return row["start"], row["end"]


def _core(row: Mapping[str, Any]) -> bool:
    """Whether a row belongs to the register proper."""
    return row.get("core") == 1


def _count_sentences(tally: Tally, rows: Sequence[Mapping[str, Any]], needs: Mapping[tuple[int, int], str]) -> None:
    """Count each sentence that has a row once, by what the gold says of it; of the register when one of its rows is."""
    for span in {_span(row) for row in rows}:
        need = needs.get(span, "neither")
        tally.shown[need] += 1
        tally.core[need] += any(_core(row) for row in rows if _span(row) == span)
    tally.core += Counter()


def _weigh(result: Evaluation, confidence: float, right: bool) -> None:
    """Count a row in its bin of confidence."""
    for bin_ in result.calibration:
        if bin_.low <= confidence < bin_.high:
            bin_.rows += 1
            bin_.right += right


def _citations(db: Database, result: Evaluation, document: Mapping[str, Any], gold: Mapping[str, Any]) -> None:
    """Papers cited: each identifier once; a document's own number is neither right nor wrong."""
    cursor = db.conn.execute("SELECT DISTINCT identifier FROM citations WHERE document_id = ?", (document["id"],))
    found = {identifier for (identifier,) in cursor if identifier}
    expected = set(gold.get("citations", []))
    allowed = set(gold.get("citations_may", [])) | {document["identifier"]}
    tally = result.parts["citations"]
    for outcome, values in (
        ("hit", expected & found),
        ("miss", expected - found),
        ("false", found - expected - allowed),
    ):
        tally.hits += len(values) if outcome == "hit" else 0
        tally.misses += len(values) if outcome == "miss" else 0
        tally.false += len(values) if outcome == "false" else 0
        for value in sorted(values):
            result.say(outcome, "citations", gold["document"], value)


def _motion(db: Database, result: Evaluation, motion: Mapping[str, Any], document: str) -> None:
    rows = list(db.query("SELECT * FROM motions WHERE id = ?", [motion["id"]]))
    tally = result.parts["motions"]
    tally.hits += bool(rows)
    tally.misses += not rows
    result.say("hit" if rows else "miss", "motions", document, motion["id"])
    for name in ("date", "title", "status"):
        if rows and motion.get(name):
            _attribute(result, "motions", document, name, motion[name], [rows[0][name]], motion["id"])
    if rows and motion.get("sponsors"):
        names = reduced(rows[0]["sponsors"])
        right = all(reduced(name) in names for name in motion["sponsors"])
        tally.attribute("sponsors", right)
        if not right:
            wrong = f"sponsors: wanted {motion['sponsors']}, found {rows[0]['sponsors']} in: {motion['id']}"
            result.say("wrong", "motions", document, wrong)


def _attribute(
    result: Evaluation, part: str, document: str, name: str, expected: object, values: Sequence[object], where: str
) -> None:
    """Count whether one of the values found is one of those wanted."""
    right = any(same(name, expected, value) for value in values)
    result.parts[part].attribute(name, right)
    if not right:
        found = ", ".join(str(value) for value in values)
        result.say(
            "wrong", part, document, f"{name}: wanted {expected}, found {found}{f' in: {where}' if where else ''}"
        )


def differences(new: Evaluation, old: Evaluation) -> tuple[list[Finding], list[Finding]]:
    """What `new` gained on `old` (found, no longer wrong) and what it lost, sentence by sentence."""
    good = {"hit": 1, "miss": -1, "false": -1, "wrong": -1}
    before, now = Counter(old.findings), Counter(new.findings)
    appeared, gone = list((now - before).elements()), list((before - now).elements())
    gains = [f for f in appeared if good[f.outcome] > 0] + [f for f in gone if f.outcome in ("false", "wrong")]
    losses = [f for f in appeared if good[f.outcome] < 0]
    return gains, losses
