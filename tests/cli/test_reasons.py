"""The command line tells in English why a file can't be read; the table `rejects` in Dutch."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracker
from tracker.cli.reasons import REASONS, in_english
from tracker.documents.readers import xml
from tracker.documents.readers.office.word97 import DAMAGED
from tracker.documents.readers.pdf.document import UNMAPPED
from tracker.documents.readers.unsupported import KINDS

RAISED = {"UnreadableError": 0, "Rejected": 1, "Refused": 1}


def _shape(node: ast.AST) -> str | None:
    """A string of the source with `1` for what is filled in; None for what is no string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "1" for part in node.values)
    return None


def reasons() -> Iterator[str]:
    """Every reason that the readers and the ingestion write out."""
    root = Path(tracker.__file__).parent
    for path in (*root.glob("documents/**/*.py"), *root.glob("ingestion/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
                at = RAISED[node.func.id]
                if len(node.args) > at and (shape := _shape(node.args[at])):
                    yield shape
    yield from (*(reason for _, reason in KINDS), *xml.REASONS.values(), DAMAGED, UNMAPPED)


def test_every_reason_is_there_in_english() -> None:
    found = set(reasons())
    assert len(found) > 50
    assert [reason for reason in sorted(found) if in_english(reason) == reason] == []


@pytest.mark.parametrize(("dutch", "english"), REASONS)
def test_a_reason_keeps_what_differs(dutch: str, english: str) -> None:
    assert in_english(dutch.replace("{}", "37")) == english.replace("{}", "37")


def test_any_other_reason_stays() -> None:
    assert in_english("iets anders") == "iets anders"
