"""Texts of which a tokeniser set every sign apart: 'Dat is zo , zei hij .', one sentence a line."""

from __future__ import annotations

import re

from tracker.documents.blocks import footnote_ref
from tracker.documents.structure.footnotes import Note

# 'zo , zei' -> 'zo, zei'
BEFORE = re.compile(r"  *(?=[,.;:?!%…]+(?:[ \n)\"”»’]|$))")
# '( Kamerstuk 29 665 , nr. 181 )', '« low volume »'
OPEN = re.compile(r" (?<=[(\[«„“‘] ) *(?=\S)")
CLOSE = re.compile(r"  *(?=[)\]»”])")
# 'TKI ’s'
GENITIVE = re.compile(r" (?<=\w )(?=’s\b)")
# ' 1 Ter inzage gelegd bij', ' 2 Raadpleegbaar via', ' 3 Tweede Kamer vergaderjaar': a note inside its sentence
NOTE = re.compile(
    r" (?<=[^\d\s.,] )(?P<number>\d{1,3}) (?=(?:Ter inzage|Raadpleegbaar|Tweede Kamer|Eerste Kamer|Kamerstuk"
    r"|Handelingen|Stcrt|Stb|Trb"
    r"|Zie|Bijlage|Aanhangsel|https?:|www|Publicatieblad|PB|Vgl|Bron|Brief|Motie|Artikel|Ibid|Idem|Onder|Met\b)|[A-Z])"
)
SURE = re.compile(
    r"Ter inzage|Raadpleegbaar|(?:Tweede|Eerste) Kamer,? |Kamerstuk|Handelingen|Stcrt|Stb|Trb|Zie |Bijlage|https?:|www"
    r"|PB |Bron|Ibid|Idem"
)
# What stands on the line under a note when the sentence goes on: '.', ', gezonde voeding', 'en geef ik'
GOES_ON = re.compile(r"[.,;:)?!]|[a-zéëïöü]")
# '1 .', '2.1 .', 'a .': a number whose heading or sentence stands on the next line
NUMBERING = re.compile(r"(?:\d{1,2}|[a-z])(?:\.\d{1,2})* \.(?: [a-z] \.)?")
NUMBER_ALONE = re.compile(r"(?:\d{1,2}|[a-z])(?:\.\d{1,2})* \.")
# '...' alone: a heading that takes up the one before
DOTS = re.compile(r"[.…][.… ]+")


def is_tokenised(text: str) -> bool:
    """Whether most signs stand apart from the word before them."""
    head = text[:40_000]
    if head.count(" .") + head.count(" ,") < 4:
        return False
    apart = head.count(" .\n") + head.count(" . ") + head.count(" , ")
    return apart >= 4 and apart > head.count(", ") - head.count(" , ") + head.count(".\n") - head.count(" .\n")


def _take_note(line: str, below: str, expected: int) -> tuple[str, str, str] | None:
    """The line up to a note with the expected number, the number, and the note's first words; None without one."""
    for found in NOTE.finditer(line):
        if int(found["number"]) != expected:
            continue
        text = line[found.end() :]
        if SURE.match(text) or GOES_ON.match(below):
            return line[: found.start()], found["number"], text
    return None


def _tight(text: str) -> str:
    """The text without the spaces that part signs from the words they belong to."""
    return GENITIVE.sub("", CLOSE.sub("", OPEN.sub("", BEFORE.sub("", text))))


def detokenise(lines: list[str]) -> tuple[list[Note], list[str]]:
    """The notes that stood inside sentences, and the lines as they were before the tokeniser, a blank between them."""
    notes: list[Note] = []
    whole: list[str] = []
    at, expected = 0, 1
    dotted = False
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line:
            continue
        below = lines[at] if at < len(lines) else ""
        taken = _take_note(line, below, expected)
        if taken:
            line, number, body = taken
            while (
                at < len(lines)
                and lines[at]
                and not GOES_ON.match(lines[at])
                and (body.endswith((":", "Stcrt .")) or lines[at][0].isdigit())
            ):
                body = f"{body} {lines[at]}"
                at += 1
            notes.append(Note(number, _tight(body), len(whole)))
            line = f"{line}{footnote_ref(number)}"
            expected += 1
        dots = DOTS.fullmatch(line) is not None
        goes_on = GOES_ON.match(line) is not None and not dots
        numbering = (
            bool(whole) and whole[-1][-2:] == " ." and NUMBER_ALONE.fullmatch(whole[-1].rsplit("\n", 1)[-1]) is not None
        )
        if whole and (goes_on or dotted or numbering):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
        dotted = dots
    return notes, [part for line in whole for part in (_tight(line), "")]
