"""Footnotes in plain text: which numbers are marks, and which lines are the notes they lead to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, mark
from tracker.documents.furniture import PAGE, SEAM
from tracker.documents.paragraphs import Layout

# 'geleverd.1', 'gewijzigd5.', 'Strategy1”', 'de ESPR2)', 'zijn.3 Ik'
GLUED = re.compile(r"\d{1,3}(?![\w%/]|[.,:-]\d)")
BEFORE = frozenset(")]\"”’'»%.,;:!?")
# The word in front of a glued number, with the punctuation between them.
WORD_BEFORE = re.compile(r"([^\W\d_]*)([)\]\"”’'»%.,;:!?]*)\Z")
# '1 Kamerstuk 28 676, nr. 434', '5https://www.rijksoverheid.nl', '¹ Motie van', '12Ibid.'
BODY = re.compile(
    rf"^(?:{MARK_OPEN}(?P<mark>\d{{1,3}}){MARK_CLOSE} *|(?P<bare>\d{{1,3}})(?: +(?=[^\s\d%]|\d+[ \-/]?\w)|(?=[A-Z(«“\"‘]|https?:)))(?=\S)",
    re.MULTILINE,
)
# Words that end in a number of their own: CO2, m2, COVID19, PM10, A12, G20.
NUMBERED = frozenset(
    "co no nox so n h o ch nh pm km m cm dm mm ha a e g f s t p q v c b d w x covid cov sars mp pfos fl eu tk vo hbo fase"
    " box tier scope top art artikel nr lid par blz pag vraag kst".split()
)
LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as found: its number, its text on one line and the line it began on."""

    number: str
    text: str
    line: int


def _may_be_mark(text: str, at: int, number: str) -> bool:
    """Whether the digits at `at` can be a mark, judged by the word they are glued to."""
    if at == 0 or not (text[at - 1].isalpha() or text[at - 1] in BEFORE):
        return False
    found = WORD_BEFORE.search(text, max(0, at - 24), at)
    if found is None:
        return False
    word, stop = found[1], found[2]
    if stop:
        before = text[found.start(2) - 1] if found.start(2) else " "
        if before.isdigit():
            # '... in 2023.4 De', never '3.5', '10.000' or 'nr. 2.1'
            return (
                len(text[max(0, found.start(2) - 4) : found.start(2)].strip()) == 4
                and stop[0] in '.,;)”"'
                and (text[found.start(2) - 4 : found.start(2)].isdigit())
            )
        return bool(word) or stop[0] in ")]\"”’'»%"
    return not (word.lower() in NUMBERED or (len(word) == 1 and word.isupper()))


def _strong(text: str, at: int, end: int) -> bool:
    """Whether a glued number must be a mark whatever notes there are: it stands behind a sentence that has ended."""
    found = WORD_BEFORE.search(text, max(0, at - 24), at)
    if found is None or not found[2] or found[2][-1] not in '.?!)”"’»' or not set(found[2]) & set(".?!"):
        return False
    after = text[end : end + 2]
    return len(found[1]) > 3 and found[1].islower() and (not after.strip() or (after[0] == " " and after[1].isupper()))


def _candidates(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), m[0]) for m in GLUED.finditer(text) if _may_be_mark(text, m.start(), m[0])]


def _note_starts(text: str, candidates: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Where notes begin: (start, start of its text, number); the number has a mark further up, and follows the last."""
    places: dict[str, list[int]] = {}
    for start, _, number in candidates:
        places.setdefault(number, []).append(start)
    for found in re.finditer(f"(?<=\\S){MARK_OPEN}(\\d+){MARK_CLOSE}", text):
        places.setdefault(found[1], []).append(found.start())
    starts: list[tuple[int, int, str]] = []
    used: dict[str, int] = {}
    last = 0
    for found in BODY.finditer(text):
        number = found["mark"] or found["bare"]
        value = int(number)
        marks = places.get(number, [])
        free = bisect_left(marks, used.get(number, 0)) < bisect_left(marks, found.start())
        if not free and not (found["mark"] and value == last + 1):
            continue
        if found["mark"] or last < value <= last + 3 or value == 1 or (last == 0 and marks):
            starts.append((found.start(), found.end(), number))
            used[number] = found.start()
            last = value
    return starts


def _ends_note(before: str, line: str, width: int) -> bool:
    """Whether a line under a note is running text again: the note broke off early and a new sentence begins."""
    return (
        len(before) < 0.6 * width
        and len(line) > 0.6 * width
        and line[0].isupper()
        and not line.startswith(("Http", "Www"))
    )


def take_notes(lines: list[str], layout: Layout) -> list[Note]:
    """The notes in the lines, which are taken out of them, in place (SEAM stands where they were)."""
    text = "\n".join(lines)
    candidates = _candidates(text)
    starts = _note_starts(text, candidates) if candidates or MARK_OPEN in text else []
    if not starts:
        return []
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    first_lines = {bisect_right(offsets, start) - 1: (body - start, number) for start, body, number in starts}
    notes: list[Note] = []
    for at, (skip, number) in first_lines.items():
        parts = [lines[at][skip:]]
        lines[at] = SEAM
        below = at + 1
        while layout.wrapped and below < len(lines) and below not in first_lines:
            line = lines[below]
            if not line or line in (PAGE, SEAM) or _ends_note(parts[-1], line, layout.width):
                break
            parts.append(line)
            lines[below] = SEAM
            below += 1
        notes.append(Note(number, "\n".join(parts), at))
    return notes


def mark_glued(lines: list[str], notes: Sequence[Note]) -> None:
    """Turns bare numbers that are footnote marks into marks, in place.

    A number is a mark when a note has it and the marks come in order, or when it stands behind a sentence that has
    ended ('geleverd.1 Nederland') and the numbering runs on.
    """
    known = {note.number for note in notes}
    restarts = len(known) < len(notes)
    last = 0
    for at, line in enumerate(lines):
        if not line or line.isalpha() or not GLUED.search(line):
            continue
        parts: list[str] = []
        done = 0
        for start, end, number in _candidates(line):
            value = int(number)
            follows = last < value <= last + 3 or (value == 1 and restarts) or (last == 0 and value < 100)
            if follows and (number in known or (_strong(line, start, end) and (value == last + 1 or last == 0))):
                parts += [line[done:start], mark(number)]
                done, last = end, value
        if parts:
            lines[at] = "".join(parts) + line[done:]
