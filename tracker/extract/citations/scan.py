"""One cheap scan for the figures that can begin a citation, and the grammar to try at each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.extract.citations.papers import find_paper
from tracker.models import Citation

# Every citation carries figures of one of these shapes; the first character class lets the engine skip all other text.
TRIGGER = re.compile(r"[0-9](?<![0-9][0-9])[0-9][\s.\-]?[0-9]{3}(?![0-9])")


def scan(text: str) -> Iterator[Citation]:
    """Every citation in `text`, in order."""
    position, floor = 0, 0
    previous: Citation | None = None
    while trigger := TRIGGER.search(text, position):
        result = find_paper(text, trigger.start(), floor, previous)
        if result is None:
            position = trigger.start() + 2
            continue
        found, position = result
        floor = position
        yield from found
        previous = found[-1]
