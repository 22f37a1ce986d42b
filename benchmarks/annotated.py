"""Annotated documents: answers and letters with `annotations.tsv` beside this file; gold files with their texts.

The annotations name a sentence by a hash of its letters and digits, so that they hold none of its text.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tracker.documents import UnreadableError, read, read_text
from tracker.evaluation.compare import reduced
from tracker.models import Document

LETTERS = ("letters", "ministry-letters", "ministry-pdf")
"""Folders of the samples that hold whole letters, as text or as PDF."""
ANNOTATIONS = Path(__file__).parent / "annotations.tsv"


@dataclass(frozen=True)
class Annotated:
    """A document and what its sentences were called (must, may, no): by their hash, or by a piece of their text."""

    name: str
    document: Document
    called: dict[str, str]
    kinds: dict[str, str] = field(default_factory=dict)
    """The kinds of its sentences, by the same, parted by a slash; of documents whose annotators knew `action` alone."""
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

    def kind(self, sentence: str) -> str | None:
        """The kind annotators named first for a sentence; None where they named none."""
        if self.by_hash:
            kinds = self.kinds.get(sentence_key(sentence))
        else:
            text = reduced(sentence)
            kinds = next((kinds for key, kinds in self.kinds.items() if key in text), None)
        return kinds.partition("/")[0] if kinds else None


def sentence_key(sentence: str) -> str:
    """What annotations.tsv knows a sentence by."""
    return sha256(reduced(sentence).encode()).hexdigest()[:12]


def _annotations() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """What the sentences of each document were called, by its name and their hash; and kinds, where `action` is one."""
    called: dict[str, dict[str, str]] = {}
    kinds: dict[str, dict[str, str]] = {}
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, key, need, kind = line.split("\t")
            called.setdefault(name, {})[key] = need
            if kind != "-":
                kinds.setdefault(name, {})[key] = kind
    return called, {name: found for name, found in kinds.items() if any("action" in kind for kind in found.values())}


def annotated_samples(folder: Path) -> Iterator[Annotated]:
    """The documents of annotations.tsv in a folder with `answers.jsonl` (row, column, answer) and LETTERS."""
    called, kinds = _annotations()
    for line in (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = f"{row['row']}-{row['column']}"
        if name in called:
            try:
                yield Annotated(name, read_text(row["answer"]), called[name])
            except UnreadableError as error:
                print(f"{name}: {error.reason}", file=sys.stderr)
    for path in sorted(path for name in LETTERS for path in (folder / name).iterdir()):
        if path.name in called:
            known, named = called[path.name], kinds.get(path.name, {})
            yield Annotated(path.name, read(path.read_bytes(), str(path)), known, named, whole=False)


def annotated_documents(gold_dir: Path, document_dir: Path) -> Iterator[Annotated]:
    """The documents of a folder of gold files."""
    for path in sorted(gold_dir.rglob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = document_dir / gold["document"]
        called = {reduced(item["key"]): item["need"] for item in gold["commitments"]}
        kinds = {reduced(item["key"]): "/".join(item["kind"]) for item in gold["commitments"]}
        yield Annotated(gold["document"], read(source.read_bytes(), str(source)), called, kinds, by_hash=False)


def annotated_sets(arguments: list[str]) -> Iterator[Annotated]:
    """What a command line names: the folder of samples, then pairs of a gold folder and the folder of its documents."""
    yield from annotated_samples(Path(arguments[0]))
    for gold_dir, document_dir in zip(arguments[1::2], arguments[2::2], strict=True):
        yield from annotated_documents(Path(gold_dir), Path(document_dir))
