"""Annotated documents: answers of ministers with `annotations.tsv` beside this file, and gold files with their texts.

The annotations of answers name a sentence by a hash of its letters and digits, so that they hold none of its text.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tracker.documents import Unreadable, read, read_text
from tracker.evaluate import reduced
from tracker.models import Document

ANNOTATIONS = Path(__file__).parent / "annotations.tsv"


@dataclass(frozen=True)
class Annotated:
    """A document and what its sentences were called (must or may): by their hash, or by a piece of their text."""

    name: str
    document: Document
    called: dict[str, str]
    by_hash: bool

    def need(self, sentence: str) -> str:
        """What the annotators called a sentence: must, may or no."""
        if self.by_hash:
            return self.called.get(sentence_key(sentence), "no")
        text = reduced(sentence)
        needs = {need for key, need in self.called.items() if key in text}
        return next((need for need in ("must", "may") if need in needs), "no")


def sentence_key(sentence: str) -> str:
    """What annotations.tsv knows a sentence by."""
    return sha256(reduced(sentence).encode()).hexdigest()[:12]


def annotated_answers(path: Path) -> Iterator[Annotated]:
    """The answers that annotations.tsv has, of a file with one answer a line (`row`, `column`, `answer`)."""
    called: dict[str, dict[str, str]] = {}
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, key, need, _ = line.split("\t")
            called.setdefault(name, {})[key] = need
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = f"{row['row']}-{row['column']}"
        if name not in called:
            continue
        try:
            yield Annotated(name, read_text(row["answer"]), called[name], by_hash=True)
        except Unreadable as error:
            print(f"{name}: {error.reason}", file=sys.stderr)


def annotated_documents(gold_dir: Path, document_dir: Path) -> Iterator[Annotated]:
    """The documents of a folder of gold files."""
    for path in sorted(gold_dir.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = document_dir / gold["document"]
        called = {reduced(item["key"]): item["need"] for item in gold["commitments"]}
        yield Annotated(gold["document"], read(source.read_bytes(), str(source)), called, by_hash=False)


def annotated_sets(arguments: list[str]) -> Iterator[Annotated]:
    """What a command line names: a file of answers, then pairs of a gold folder and the folder of its documents."""
    yield from annotated_answers(Path(arguments[0]))
    for gold_dir, document_dir in zip(arguments[1::2], arguments[2::2], strict=True):
        yield from annotated_documents(Path(gold_dir), Path(document_dir))
