"""How fast citations are found: bytes a second of ours, of two other finders, and of a bare scan, in one run.

    python benchmarks/citations.py [PATH ...] [--megabytes 8] [--json]

Texts are the given files and folders, by default the seeds, repeated to the size asked for, each copy with a number.
eyecite reads American opinions, so it gets its own kind of text. Peers are optional:
`pip install eyecite hyperscan nllegalcit`; one that is absent is reported as such, with what to install.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tracker.extraction.citations import find_citations
from tracker.extraction.citations.scan import TRIGGER

SEEDS = Path(__file__).parent.parent / "seeds"
# What a quick script would search Kamerstukken with: Kamerstuk 28 676, nr. 434
BARE = re.compile(r"\b\d{2}\s?\d{3}(?:[ -][IVX]+|-\d{2})?,? nr\.? ?\d+")
OPINION = (
    "The court held in Smith v. Jones, 410 U.S. 113, 115 (1973), that the rule applies. See also Doe v. Roe, 93 F.3d "
    "12 (2d Cir. 1996); 42 U.S.C. § 1983. The district court, relying on id. at 118, denied the motion to dismiss. "
    + "The appellant argues that the evidence before the jury was insufficient as a matter of law to sustain it. " * 20
    + "We review such claims anew, drawing every reasonable inference in favor of the party that prevailed below. " * 20
)
SLOW_SAMPLE = 40_000
"""Bytes given to a finder that would take minutes over the whole text; its speed is a rate all the same."""


def texts(paths: list[Path], size: int) -> str:
    """The files under `paths`, repeated until there are `size` characters, each copy with a number of its own."""
    files = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    once = "\n\n".join(file.read_text(encoding="utf-8", errors="replace") for file in files)
    if not once:
        raise SystemExit(f"no text in {', '.join(map(str, paths))}: give files or folders with .txt files")
    copies = (f"Afschrift {number}\n\n{once}\n\n" for number in range(size // len(once) + 1))
    return "".join(copies)[:size]


def rate(find: Callable[[str], int], text: str, *, repeat: int = 3) -> dict[str, float]:
    """Bytes a second of the fastest of `repeat` runs, and how many citations were found."""
    best, found = float("inf"), 0
    for _ in range(repeat):
        start = time.perf_counter()
        found = find(text)
        best = min(best, time.perf_counter() - start)
    return {"bytes_per_second": len(text.encode()) / best, "found": found}


def peers() -> Iterator[tuple[str, str, Callable[[str], int] | None]]:
    """Name, what to install, and the finder (None when it is not installed)."""
    yield "eyecite (hyperscan)", "eyecite hyperscan", _eyecite() if _installed("eyecite", "hyperscan") else None
    yield "nllegalcit", "nllegalcit", _nllegalcit() if _installed("nllegalcit") else None


def _installed(*names: str) -> bool:
    return all(importlib.util.find_spec(name) is not None for name in names)


def _eyecite() -> Callable[[str], int]:
    from eyecite import get_citations
    from eyecite.tokenizers import HyperscanTokenizer

    tokenizer = HyperscanTokenizer(cache_dir=str(Path(tempfile.gettempdir()) / "eyecite-hyperscan"))
    tokenizer.hyperscan_db  # noqa: B018 - compiles the patterns before the clock starts
    return lambda text: len(get_citations(text, tokenizer=tokenizer))


def _nllegalcit() -> Callable[[str], int]:
    import nllegalcit

    return lambda text: len(list(nllegalcit.parse_citations(text)))


def measure(text: str) -> dict[str, dict[str, float] | str]:
    """Every finder over `text`."""
    opinion = (OPINION * (len(text) // len(OPINION) + 1))[: len(text)]
    result: dict[str, dict[str, float] | str] = {
        "find_citations": rate(lambda t: len(find_citations(t)), text),
        "bare scan": rate(lambda t: sum(1 for _ in BARE.finditer(t)), text),
        "own trigger": rate(lambda t: sum(1 for _ in TRIGGER.finditer(t)), text),
    }
    for name, packages, find in peers():
        if find is None:
            result[name] = f"not installed: pip install {packages}"
        elif name.startswith("eyecite"):
            result[name] = rate(find, opinion[: max(len(text) // 8, SLOW_SAMPLE)], repeat=1)
        else:
            result[name] = rate(find, text[:SLOW_SAMPLE], repeat=1)
    return result


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[SEEDS])
    parser.add_argument("--megabytes", type=float, default=8.0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    result = measure(texts(args.paths, int(args.megabytes * 1e6)))
    if args.json:
        json.dump(result, sys.stdout, indent=1)
        return
    ours = result["find_citations"]
    assert isinstance(ours, dict)
    for name, figures in result.items():
        if isinstance(figures, str):
            sys.stdout.write(f"{name:22} {figures}\n")
            continue
        ratio = ours["bytes_per_second"] / figures["bytes_per_second"]
        speed = figures["bytes_per_second"] / 1e6
        sys.stdout.write(f"{name:22} {speed:10.3f} MB/s  {figures['found']:8.0f} found  ours x {ratio:,.2f}\n")


if __name__ == "__main__":
    main()
