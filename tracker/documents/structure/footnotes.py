"""Footnotes in plain text: which numbers are marks, and which lines are the notes they lead to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate

from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, footnote_ref
from tracker.documents.structure.furniture import PAGE, SEAM
from tracker.documents.structure.paragraphs import ADDRESS, Layout, dehyphenate, ends_sentence
from tracker.dutch.months import begins_with_month

# 'geleverd.1', 'gewijzigd5.', 'Strategy1”', 'de ESPR2)', 'zijn.3 Ik'
GLUED = re.compile(r"\d++(?![\w%/]|[.,:-]\d)")
DIGITS = "0123456789"
BEFORE = frozenset(")]\"”’'»%.,;:!?")
MARK = re.compile(f"{MARK_OPEN}(\\d+){MARK_CLOSE}")
# '1 Kamerstuk 28 676, nr. 434', '5https://www.rijksoverheid.nl', '¹ Motie van', '12Ibid.'
BODY = re.compile(
    rf"^(?:{MARK_OPEN}(?P<mark>\d{{1,3}}){MARK_CLOSE} *|(?P<bare>\d{{1,3}})(?: +(?=[^\s\d%]|\d+[ \-/]?\w)"
    rf"|(?=[A-Z(«“\"‘]|https?:)))(?=\S)",
    re.MULTILINE,
)
# 'Bijlage bij Kamerstukken 35 325, nr. 5': what only a note begins with, whether its mark is found or not
CITING = re.compile(
    r"(?:Zie |Bijlage bij |Kamerstuk|Handelingen |Motie |https?:|www\.|Stb|Stcrt|Ibid|Idem|Tweede Kamer, )"
)
# Words that end in a number of their own: CO2, m2, COVID19, PM10, A12, G20.
NUMBERED = frozenset(
    "co no nox so n h o ch nh pm km m cm dm mm ha a e g f s t p q v c b d w x covid cov sars mp pfos fl eu tk vo hbo"
    " fase"
    " box tier scope top art artikel nr lid par blz pag vraag kst".split()
)
FIRST = 60
"""The highest number that the first mark of a fragment may carry."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as found: its number, its text on one line and the line it began on."""

    number: str
    text: str
    line: int


def _before(text: str, at: int) -> tuple[str, str]:
    """The word that the number at `at` is glued to, and the punctuation between them; either may be empty."""
    stop = at
    while stop and text[stop - 1] in BEFORE:
        stop -= 1
    word = stop
    while word and (text[word - 1].isalpha() or text[word - 1] in "’'-"):
        word -= 1
    return text[word:stop], text[stop:at]


def _glued(text: str) -> list[int]:
    """Where a number begins that no white space parts from the word or sign before it, in order.

    Looks for one digit after the other, which takes a third of the time of looking for any digit.
    """
    starts: list[int] = []
    for digit in DIGITS:
        at = text.find(digit, 1)
        while at > 0:
            before = text[at - 1]
            if before.isalpha() or before in BEFORE:
                starts.append(at)
            at = text.find(digit, at + 1)
    return sorted(starts)


def _may_be_mark(text: str, at: int) -> bool:
    """Whether the digits at `at` can be a mark, judged by the word they are glued to."""
    word, stop = _before(text, at)
    if not stop:
        return not (word.lower() in NUMBERED or (len(word) == 1 and word.isupper()))
    before = text[max(0, at - len(stop) - 5) : at - len(stop)]
    if before[-1:].isdigit():
        # '... in 2023.4 De', never '3.5', '10.000' or 'nr. 2.1'
        return before[-4:].isdigit() and not before[:1].isdigit() and stop[0] in '.,;)”"'
    return bool(word) or stop[0] in ")]\"”’'»%"


def _strong(text: str, at: int, end: int) -> bool:
    """Whether a glued number must be a mark whatever notes there are: it stands behind a sentence that has ended."""
    word, stop = _before(text, at)
    if not stop or stop[-1] not in '.?!)”"’»' or not set(stop) & set(".?!"):
        return False
    after = text[end : end + 2]
    return len(word) > 3 and word.islower() and (not after.strip() or (after[0] == " " and after[1:].isupper()))


def _candidates(text: str) -> list[tuple[int, int, str]]:
    """The numbers that can be marks: start, end, number."""
    found = (m for at in _glued(text) if (m := GLUED.match(text, at)) and m.end() - at < 4)
    return [(m.start(), m.end(), m[0]) for m in found if _may_be_mark(text, m.start())]


def _note_starts(
    lines: list[str], offsets: list[int], text: str, candidates: list[tuple[int, int, str]]
) -> dict[int, tuple[int, str]]:
    """The lines on which notes begin, with where its text starts and the number.

    The number has a mark further up, and follows that of the note before.
    """
    places = _mark_places(text, candidates)
    starts: dict[int, tuple[int, str]] = {}
    used: dict[str, int] = {}
    last = 0
    inside = False
    for at, line in enumerate(lines):
        if not line or line in (PAGE, SEAM):
            inside = False
            continue
        body = _note_body(lines, at, inside=inside)
        if body is None:
            continue
        number = body["mark"] or body["bare"]
        marks = places.get(number, [])
        free = bisect_left(marks, used.get(number, 0)) < bisect_left(marks, offsets[at])
        if _follows(body, int(number), last, marked=bool(marks), free=free):
            starts[at] = (body.end(), number)
            used[number] = offsets[at]
            last, inside = int(number), True
    return starts


def _mark_places(text: str, candidates: list[tuple[int, int, str]]) -> dict[str, list[int]]:
    """Where the marks of each number may stand."""
    places: dict[str, list[int]] = {}
    for start, _, number in candidates:
        places.setdefault(number, []).append(start)
    for found in MARK.finditer(text) if MARK_OPEN in text else ():
        if found.start() and not text[found.start() - 1].isspace():
            places.setdefault(found[1], []).append(found.start())
    return places


def _note_body(lines: list[str], at: int, *, inside: bool) -> re.Match[str] | None:
    """The number with which a line may begin a note; `inside` when a note stands right above it."""
    line = lines[at]
    body = BODY.match(line) if line[0].isdigit() or line[0] == MARK_OPEN else None
    if body and body["bare"] and not inside and not _can_begin(line[body.end() :], lines[at - 1] if at else ""):
        return None
    return body


def _follows(body: re.Match[str], value: int, last: int, *, marked: bool, free: bool) -> bool:
    """Whether a note of this number comes behind the `last`: with a mark that is still `free`, or the next in order."""
    if not free:
        citing = last > 0 and CITING.match(body.string, body.end()) is not None
        if value != last + 1 or not (body["mark"] or citing):
            return False
    return bool(body["mark"]) or last < value <= last + 3 or value == 1 or (last == 0 and marked)


def _can_begin(text: str, above: str) -> bool:
    """Whether a note with a bare number can begin with this text, under this line: no sentence runs on into it."""
    if not above or above in (PAGE, SEAM) or BODY.match(above):
        # '3 oktober 2018' under a blank line is a date
        return not begins_with_month(text)
    return not text[0].islower() and ends_sentence(above)


def _ends_note(parts: list[str], line: str, width: int) -> bool:
    """Whether a line under a note is running text again: the note broke off early and a new sentence begins."""
    before = parts[-1]
    if ADDRESS.match(line):
        return True
    if not line[0].isupper() or before.endswith(("/", "-")):
        return False
    if ends_sentence(before):
        return len(before) < 0.85 * max(width, *map(len, parts)) and not CITING.match(line)
    return len(before) < 0.6 * width < len(line)


def _take_bodies(lines: list[str], layout: Layout, first_lines: dict[int, tuple[int, str]]) -> list[Note]:
    """The notes that begin on these lines, which are taken out, in place (SEAM stands where they were)."""
    notes: list[Note] = []
    for at, (skip, number) in first_lines.items():
        parts = [lines[at][skip:]]
        lines[at] = SEAM
        below = at + 1
        while layout.wrapped and below < len(lines) and below not in first_lines:
            line = lines[below]
            if not line or line in (PAGE, SEAM) or _ends_note(parts, line, layout.width):
                break
            parts.append(line)
            lines[below] = SEAM
            below += 1
        notes.append(Note(number, reduce(dehyphenate, parts), at))
    return notes


def extract_footnotes(lines: list[str], layout: Layout) -> list[Note]:
    """The notes in the lines, which are taken out; the numbers that lead to them become marks. Both in place.

    A bare number is a mark when a note has it and the marks come in order, or when it stands behind a sentence that has
    ended ('geleverd.1 Nederland') and the numbering runs on.
    """
    text = "\n".join(lines)
    candidates = _candidates(text)
    if not candidates and MARK_OPEN not in text:
        return []
    offsets = list(accumulate((len(line) + 1 for line in lines), initial=0))
    notes = _take_bodies(lines, layout, _note_starts(lines, offsets, text, candidates))
    known = {note.number for note in notes}
    restarts = len(known) < len(notes)
    last = 0
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for start, end, number in candidates:
        at = bisect_right(offsets, start) - 1
        if lines[at] == SEAM:
            continue
        value = int(number)
        follows = last < value <= last + 3 or (value == 1 and restarts) or last == 0
        if follows and (number in known or (value <= last + 1 + FIRST * (last == 0) and _strong(text, start, end))):
            marks.setdefault(at, []).append((start - offsets[at], end - offsets[at], number))
            last = value
    for at, found in marks.items():
        line = lines[at]
        for start, end, number in reversed(found):
            line = line[:start] + footnote_ref(number) + line[end:]
        lines[at] = line
    return notes
