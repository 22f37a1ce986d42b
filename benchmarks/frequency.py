"""Count how often each entry of the lexicon occurs in real answers, and write `tracker/lexicon/frequency.yml`.

    python benchmarks/frequency.py ANSWERS.jsonl

Each line of the file is a JSON object with the text of one answer under `answer`. An entry that never occurs is
reported: it is rare, or wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from tracker.documents import UnreadableError, read_text
from tracker.extraction.commitments.scan import find_matches
from tracker.lexicon import load, load_folder

TARGET = Path(__file__).parent.parent / "tracker" / "lexicon" / "frequency.yml"
HEADER = """# How often each entry fires in {answers} real answers of ministers. Written by benchmarks/frequency.py.

fires:
"""


def main() -> None:
    """Count and write."""
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    counts: Counter[str] = Counter()
    answers = 0
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        try:
            document = read_text(json.loads(line)["answer"])
        except UnreadableError:
            continue
        answers += 1
        for found in find_matches(document):
            counts.update({match.rule for match in found.found.matches})
    rows = "".join(f"  {entry}: {count}\n" for entry, count in counts.most_common())
    TARGET.write_text(HEADER.format(answers=answers) + rows, encoding="utf-8")
    known = {f"{role}/{lemma.replace('|', '')}" for role, verbs in load("verbs").items() for lemma in verbs}
    known |= {f"phrase/{row['rule']}" for row in load_folder("phrases")}
    unused = sorted(known - counts.keys())
    print(f"{answers} answers, {sum(counts.values())} matches of {len(counts)} entries; {TARGET} written")
    print(f"{len(unused)} entries never fire: {', '.join(unused)}")


if __name__ == "__main__":
    main()
