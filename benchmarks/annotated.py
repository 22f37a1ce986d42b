"""Annotated documents: answers and letters with `annotations.tsv` beside this file; gold files with their texts.

The annotations name a sentence by a hash of its letters and digits, so that they hold none of its text.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tracker.documents import Unreadable, read, read_text
from tracker.evaluation.compare import reduced
from tracker.models import Document

ANNOTATIONS = Path(__file__).parent / "annotations.tsv"


@dataclass(frozen=True)
class Annotated:
    """A document and what its sentences were called (must, may, no): by their hash, or by a piece of their text."""

    name: str
    document: Document
    called: dict[str, str]
    by_hash: bool = True
    whole: bool = True
    """Whether all of it was annotated, so that a sentence not named is no commitment."""

    def need(self, sentence: str) -> str | None:
        """What the annotators called a sentence: must, may or no; None where they did not look."""
        if self.by_hash:
            return self.called.get(sentence_key(sentence), "no" if self.whole else None)
        text = reduced(sentence)
        needs = {need for key, need in self.called.items() if key in text}
        return next((need for need in ("must", "may") if need in needs), "no")


def sentence_key(sentence: str) -> str:
    """What annotations.tsv knows a sentence by."""
    return sha256(reduced(sentence).encode()).hexdigest()[:12]


def _annotations() -> dict[str, dict[str, str]]:
    """What the sentences of each document were called, by its name and their hash."""
    called: dict[str, dict[str, str]] = {}
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, key, need, _ = line.split("\t")
            called.setdefault(name, {})[key] = need
    return called


def annotated_samples(folder: Path) -> Iterator[Annotated]:
    """The documents of annotations.tsv in a folder with `answers.jsonl` (row, column, answer) and `letters/`."""
    called = _annotations()
    for line in (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = f"{row['row']}-{row['column']}"
        if name in called:
            try:
                yield Annotated(name, read_text(row["answer"]), called[name])
            except Unreadable as error:
                print(f"{name}: {error.reason}", file=sys.stderr)
    for path in sorted((folder / "letters").glob("*.txt")):
        if path.name in called:
            yield Annotated(path.name, read(path.read_bytes(), str(path)), called[path.name], whole=False)


def annotated_documents(gold_dir: Path, document_dir: Path) -> Iterator[Annotated]:
    """The documents of a folder of gold files."""
    for path in sorted(gold_dir.rglob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = document_dir / gold["document"]
        called = {reduced(item["key"]): item["need"] for item in gold["commitments"]}
        yield Annotated(gold["document"], read(source.read_bytes(), str(source)), called, by_hash=False)


def annotated_sets(arguments: list[str]) -> Iterator[Annotated]:
    """What a command line names: the folder of samples, then pairs of a gold folder and the folder of its documents."""
    yield from annotated_samples(Path(arguments[0]))
    for gold_dir, document_dir in zip(arguments[1::2], arguments[2::2], strict=True):
        yield from annotated_documents(Path(gold_dir), Path(document_dir))
