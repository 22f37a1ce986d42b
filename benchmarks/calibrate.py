"""Measure how often each frame of the lexicon is right, and write `tracker/lexicon/confidence.yml`.

    python benchmarks/calibrate.py GOLD_DIR DOCUMENT_DIR [GOLD_DIR DOCUMENT_DIR ...]

A sentence on which a frame fires counts as right when an annotator called it a commitment, must or may. Run it after a
change of the lexicon, on annotated documents; what it writes is data like the rest of the lexicon.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tracker.documents import read
from tracker.evaluate import reduced
from tracker.extract import extract_document
from tracker.extract.commitments.scan import sentence_hits
from tracker.models import Document

TARGET = Path(__file__).parent.parent / "tracker" / "lexicon" / "confidence.yml"
HEADER = """# How often each frame was right on annotated documents: [right, seen]. Written by benchmarks/calibrate.py.

frames:
"""


def annotated(arguments: list[str]) -> Iterator[tuple[list[str], Document]]:
    """The reduced keys of each gold file, with its document."""
    for gold_dir, document_dir in zip(arguments[::2], arguments[1::2], strict=True):
        for path in sorted(Path(gold_dir).glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            source = Path(document_dir, gold["document"])
            yield [reduced(item["key"]) for item in gold["commitments"]], read(source.read_bytes(), str(source))


def main() -> None:
    """Count and write."""
    if len(sys.argv) < 3 or len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for keys, document in annotated(sys.argv[1:]):
        events = extract_document(document).events
        for sentence, hits, _ in sentence_hits(document, events):
            quote = reduced(document.text[sentence.start : sentence.end])
            right = any(key in quote for key in keys)
            for frame in {hit.frame for hit in hits}:
                counts[frame][0] += right
                counts[frame][1] += 1
    rows = "".join(f"  {frame}: [{right}, {seen}]\n" for frame, (right, seen) in sorted(counts.items()))
    TARGET.write_text(HEADER + rows, encoding="utf-8")
    print(f"{len(counts)} frames measured; {TARGET} written")


if __name__ == "__main__":
    main()
