"""Measure the program on a large annotated set, and write the figures that docs/evaluation.md shows.

    python benchmarks/evaluation.py GOLD_DIR DOCUMENT_DIR

The misses and false alarms go to standard output: they quote letters that are not the project's.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.evaluation.compare import evaluate
from tracker.evaluation.report import as_markdown, finding_lines
from tracker.ingestion.run import ingest
from tracker.store import open_database

TARGET = Path(__file__).parent / "results" / "evaluation.md"


def main() -> None:
    """Measure, print what went wrong, and write the figures."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with TemporaryDirectory() as folder:
        database = Path(folder, "letters.db")
        ingest([sys.argv[2]], database)
        db = open_database(database, create=False)
        result = evaluate(db, [Path(sys.argv[1])])
        db.close()
    print("\n".join(finding_lines(result.findings)))
    result.findings.clear()
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(as_markdown(result).strip() + "\n", encoding="utf-8")
    print(f"{TARGET} written")


if __name__ == "__main__":
    main()
