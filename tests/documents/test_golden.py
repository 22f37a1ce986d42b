"""The five seeds, read whole, against golden files that a person has read.

A golden file that is missing is written and its test fails: read the new file, then run again.
"""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tracker.documents import read

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def shown(path: Path) -> dict[str, object]:
    """A document as a person can check it: metadata, and every sentence under its heading."""
    document = read(path.read_bytes(), path.name)
    text = document.text
    return {
        "format": document.format,
        "metadata": {name: value for name, value in asdict(document.metadata).items() if value is not None},
        "sections": [[s.level, s.title] for s in document.sections],
        "sentences": [
            f"{s.kind} {s.paragraph}: {text[s.start : s.end]}" + "".join(f" [{n}]" for n in s.footnotes)
            for s in document.sentences
        ],
        "footnotes": {
            n.number: {"text": text[n.start : n.end], "behind": text[max(0, (n.mark or 0) - 30) : n.mark]}
            for n in document.footnotes
        },
    }


def test_there_are_five_seeds():
    assert len(SEEDS) == 5


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seed(path):
    golden = GOLDEN / f"document-{path.stem}.json"
    found = shown(path)
    if not golden.exists():
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"wrote {golden.name}: read it, then run again")
    assert found == json.loads(golden.read_text(encoding="utf-8"))
