"""Write the golden extractions anew: of the seeds and of single sentences as JSON, of shared documents as hashes.

python benchmarks/golden.py [SHARED_DIR]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tracker import extract_file
from tracker.evaluation.golden import canonical, fingerprint, lexicon_sentences, sentence_line

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
HASHES = GOLDEN / "shared.tsv"


def main() -> None:
    """Write what the program gives now."""
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        (GOLDEN / f"extraction-{path.stem}.json").write_text(canonical(extract_file(path)), encoding="utf-8")
    given = (GOLDEN / "sentences.txt").read_text(encoding="utf-8").splitlines()
    lines = map(sentence_line, (*lexicon_sentences(), *given))
    (GOLDEN / "sentences.jsonl").write_text("".join(lines), encoding="utf-8")
    if len(sys.argv) > 1:
        names = [line.split("\t")[0] for line in HASHES.read_text(encoding="utf-8").splitlines()]
        lines = [f"{name}\t{fingerprint(extract_file(Path(sys.argv[1], name)))}\n" for name in names]
        HASHES.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
