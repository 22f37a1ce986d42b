"""Show that extraction takes time in proportion to the length of a text, whatever it repeats.

    python benchmarks/growth.py [SHARE]

Every word that the grammar and the lexicon know, every sign, and pairs of them, is repeated to a text of SHORT and of
LONG characters, in one line and in sentences. The growth exponent is log(time ratio) / log(length ratio): 1 is linear,
2 is quadratic. Printed are the worst; what is over LIMIT is measured three times more, with the
least taken, and gives exit code 1. SHARE (of 1) takes a sample of the words.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from math import log

from tracker.documents import UnreadableError, read_text
from tracker.extraction import extract_document
from tracker.extraction.commitments.rules import rules

SHORT, LONG = 4_000, 24_000
LIMIT = 1.6
"""Noise of short measurements stays below; a quadratic rule goes far over."""
LEAST = 0.05
"""Seconds; a text that takes less says nothing of growth."""
SIGNS = [
    *"€ 5, 5.000 2% ( ) [ “ ” ‘ ' \" . ... , ; : - – • / \\ * _ nr. é Aa A. 1. a) 1) c.s.".split(),
    *"Q3/Q4 voor uiterlijk www. https:// Antwoord".split(),
    *"€ 5 miljoen|1 juli 2024|28 676|Kamerstuk 28 676, nr. 448|nr. 1, 2, 3 en|de motie van het lid".split("|"),
    *"leden A en|Vraag 1|de minister van|Ministerie van|zoals toegezegd|ik heb toegezegd".split("|"),
    "x" * 400,
    "\u00ad",
    "\t",
]


def pieces(share: float) -> Iterator[str]:
    """What is repeated."""
    words = [*sorted(rules().triggers), *SIGNS]
    chance = random.Random(1)
    chosen = words if share >= 1 else chance.sample(words, int(len(words) * share))
    for word in sorted({*chosen, *SIGNS}):
        yield f"{word} "
        yield f"Het kabinet zal {word} "
        yield f"{word} {chance.choice(words)} {chance.choice(SIGNS)} "


def texts(piece: str, length: int) -> Iterator[str]:
    """A text of about this length in one line, in sentences, and in lines."""
    count = length // len(piece)
    yield piece * count
    yield (piece.strip() + ". ").capitalize() * count
    yield (piece.strip() + "\n") * count


def seconds(text: str, times: int = 1) -> float:
    """The least time that reading and extracting takes, in seconds of this process."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        try:
            extract_document(read_text(text))
        except UnreadableError:
            return 0.0
        found.append(time.process_time() - begun)
    return min(found)


def growth(short: str, long: str, times: int = 1) -> tuple[float, float]:
    """The growth exponent from the short to the long text, and the seconds that the long one takes."""
    longer = seconds(long, times)
    if longer < LEAST:
        return 0.0, longer
    return log(longer / max(seconds(short, times), 1e-4)) / log(len(long) / len(short)), longer


def main() -> None:
    """Print the worst growth exponents."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    found = []
    for piece in pieces(share):
        for short, long in zip(texts(piece, SHORT), texts(piece, LONG), strict=True):
            exponent, longer = growth(short, long)
            if exponent > LIMIT:
                exponent, longer = growth(short, long, times=3)
            found.append((exponent, longer, piece, long[: len(piece) + 3]))
    found.sort(reverse=True)
    for exponent, longer, piece, begins in found[:15]:
        print(f"{exponent:.2f}  {longer:6.2f} s for {LONG} characters  {piece!r} as {begins!r}")
    over = sum(exponent > LIMIT for exponent, *_ in found)
    print(f"{len(found)} texts measured; {over} grow faster than {LIMIT}")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
