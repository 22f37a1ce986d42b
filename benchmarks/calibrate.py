"""Measure how often each frame of the lexicon is right, and write `tracker/lexicon/confidence.yml`.

    python benchmarks/calibrate.py ANSWERS.jsonl [GOLD_DIR DOCUMENT_DIR ...]

A sentence on which a frame fires counts as right when an annotator called it a commitment, must or may. Run it after a
change of the lexicon; what it writes is data like the rest of the lexicon. Printed is how well the program finds the
annotated sentences of the answers.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from annotated import Annotated, annotated_sets

from tracker.extract import extract_document
from tracker.extract.commitments import DEFAULT_THRESHOLD
from tracker.extract.commitments.scan import sentence_hits

TARGET = Path(__file__).parent.parent / "tracker" / "lexicon" / "confidence.yml"
HEADER = """# How often each frame was right on annotated documents: [right, seen]. Written by benchmarks/calibrate.py.

frames:
"""


def count_frames(annotated: Annotated, counts: dict[str, list[int]]) -> None:
    """Add to `counts`, by frame, how often it was right and how often it fired in a document."""
    document = annotated.document
    for sentence, hits, _ in sentence_hits(document, extract_document(document).events):
        right = annotated.need(document.text[sentence.start : sentence.end]) != "no"
        for frame in {hit.frame for hit in hits}:
            counts[frame][0] += right
            counts[frame][1] += 1


def count_found(annotated: Annotated, found: Counter[tuple[str, bool]]) -> None:
    """Add to `found` how many sentences of each need became rows, and how many did not."""
    document = annotated.document
    rows = {row.start for row in extract_document(document).commitments if row.confidence >= DEFAULT_THRESHOLD}
    for sentence in document.sentences:
        found[annotated.need(document.text[sentence.start : sentence.end]), sentence.start in rows] += 1


def main() -> None:
    """Count, write and report."""
    if len(sys.argv) < 2 or len(sys.argv) % 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    found: Counter[tuple[str, bool]] = Counter()
    for annotated in annotated_sets(sys.argv[1:]):
        count_frames(annotated, counts)
        if annotated.by_hash:
            count_found(annotated, found)
    rows = "".join(f"  {frame}: [{right}, {seen}]\n" for frame, (right, seen) in sorted(counts.items()))
    TARGET.write_text(HEADER + rows, encoding="utf-8")
    print(f"{len(counts)} frames measured; {TARGET} written")
    right, missed, false = found["must", True], found["must", False], found["no", True]
    if right:
        print(f"answers: {right} found, {missed} missed, {false} false alarms, {found['may', True]} that may be rows;")
        print(f"precision {right / (right + false):.3f}, recall {right / (right + missed):.3f}")


if __name__ == "__main__":
    main()
