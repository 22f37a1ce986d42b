"""What stands on every page and belongs to none: page numbers, running heads and feet, margins, rules."""

from __future__ import annotations

import re
from collections import Counter

PAGE = "\f"
"""A line that stands for the beginning of a new page."""
SEAM = "\x1c"
"""A line that stands for furniture taken out: a page may end there, and a sentence run on over it."""

# 'Pagina 3 van 12', 'P agina 3 van 7', '3/12', 'Tweede Kamer, vergaderjaar 2023–2024, 28 676, nr. 448 3',
# 'kst-28676-448', 'h tk 20232024 387', 'ISSN 0921 - 7371', '’s-Gravenhage 2024', '-----', 'KST42541'
FIXED = re.compile(
    r"(?:P ?agina:? ?\d+(?: ?(?:van|/) ?\d+)?|Page \d+(?: of \d+)?|Blad(?:zijde|nummer)? ?\d+(?: van \d+)?"
    r"|[-–—] ?\d{1,3} ?[-–—]|\d{1,3} ?/ ?\d{1,3}"
    r"|(?:Tweede|Eerste) Kamer, vergaderjaar"
    r" \d{4}[-–—/ ]{1,3}\d{2,4}, ?[^.()?!]{0,60}(?:, nrs?\. ?[\w-]+)?(?: +\d{1,4})?"
    r"|\d{0,4} ?(?:Handelingen|Aanhangsel) (?:Tweede|Eerste) Kamer,? \d{4}[-–]\d{4}.{0,30}"
    r"|(?:kst|ah|h|kv|nds|blg|stcrt|stb|trb)-[\w-]*\d[\w-]*|(?:ah|h|kv|nds) [te]k \d{8} [\d-]+|K(?:ST|VR)\d+\w*"
    r"|\d{4}tkkst\w+|ISSN \d{4} ?- ?\d{3}[\dX]|[’'‘]s-Gravenhage \d{4}|Sdu Uitgevers.{0,40}"
    r"|[-_=*─—]{3,}|\|[-|: ]{3,})(?: +\d{1,3})?$",
)
FIRST_SIGNS = frozenset("PBTEHAKISkahnbst0123456789-–—_=*─|’'‘")
"""What a line of these begins with."""
LONGEST = 110
DIGITS = re.compile(r"\d+")
# What repeats in the text proper: 'Vraag 3', 'Antwoord op vraag 3', 'Ja.'
TEXT_PROPER = re.compile(r"(?:Vraag|Antwoord|Agendapunt|Artikel|Zaak|Besluit|Noot)\b|.*[.?!;:,]$|[-–—•▪]$")
SHORTEST = 5
"""What repeats but once must be longer than this."""
REACH = 7
"""How many lines on either side of a page break can be its margin."""


def _shape(line: str) -> str:
    return DIGITS.sub("#", " ".join(line.split()))


def _fixed(lines: list[str], margin: list[str]) -> None:
    """Takes out, in place, the lines that are furniture by what they say; they go to `margin`."""
    for at, line in enumerate(lines):
        if line and line[0] in FIRST_SIGNS and len(line) <= LONGEST and FIXED.match(line):
            margin.append(line)
            lines[at] = SEAM


def _numbers(lines: list[str]) -> None:
    """Takes out, in place, page numbers: a number alone, beside a page break, a seam or the head of the paper."""
    last = len(lines) - 1
    for at, line in enumerate(lines):
        if not line or len(line) > 3 or not line.isdigit():
            continue
        before = at - 1
        while before >= 0 and not lines[before]:
            before -= 1
        after = at + 1
        while after <= last and not lines[after]:
            after += 1
        outer = (lines[before] if before >= 0 else PAGE, lines[after] if after <= last else PAGE)
        blank = (at == 0 or not lines[at - 1]) and (at == last or not lines[at + 1])
        house = outer[0].endswith("der Staten-Generaal") or outer[1].startswith("Vergaderjaar")
        if house or PAGE in outer or SEAM in outer or (blank and not outer[0].endswith(":")):
            lines[at] = SEAM


def _repeated(lines: list[str], margin: list[str]) -> None:
    """Takes out, in place, what repeats beside page breaks, but for numbers in it."""
    breaks = [at for at, line in enumerate(lines) if line in (PAGE, SEAM)]
    if len(breaks) < 2:
        return
    near: dict[int, str] = {}
    for at in breaks:
        for step in (-1, 1):
            seen, place = 0, at + step
            while 0 <= place < len(lines) and seen < REACH and lines[place] not in (PAGE, SEAM):
                line = lines[place]
                if line:
                    seen += 1
                    if (
                        len(line) > LONGEST
                        or TEXT_PROPER.match(line)
                        or (line[0].isdigit() and _shape(line).count("#") > 1)
                    ):
                        break
                    near[place] = _shape(line)
                place += step
    counts = Counter(near.values())
    for at, shape in sorted(near.items()):
        if counts[shape] >= 3 or (counts[shape] == 2 and len(lines[at]) > SHORTEST):
            margin.append(lines[at])
            lines[at] = SEAM


def without_furniture(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines with PAGE and SEAM where pages and furniture were, and the furniture itself, in order.

    `lines` are stripped; a form feed alone (PAGE) begins a new page.
    """
    kept = list(lines)
    margin: list[str] = []
    _fixed(kept, margin)
    _numbers(kept)
    _repeated(kept, margin)
    return kept, margin
