"""What stands on every page and belongs to none: page numbers, running heads and feet, margins, rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise, zip_longest

from tracker.documents.letterhead.letterhead_patterns import LABEL

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
    r"|\d{4}tkkst\w+|ISSN \d{4} ?- ?\d{3}[\dX]"
    r"|[’'‘]s-Gravenhage \d{4}(?: (?:Tweede|Eerste) Kamer, vergaderjaar [^.()?!]{0,80}(?:, nrs?\. ?[\w-]+)?)?"
    r"|Sdu Uitgevers.{0,40}"
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
MOST_PAGES = 500
"""The highest number that the first page of a document may carry."""
NUMBER_WORDS = ("nr.", "nr")
"""A line alone that announces a number: that of a paper or table, not of a page."""
SHORT_LINE = 30
"""Characters of a date or a reference in a margin."""
REACH = 7
"""How many lines on either side of a page break can be its margin."""
LONG_REACH = 20
"""How many, where the same lines stand there in the same order on page after page."""
OFTEN = 3
"""On how many pages a line that begins with a number stands that is of the margin all the same."""


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
        if outer[0].casefold() in NUMBER_WORDS:
            continue
        blank = (at == 0 or not lines[at - 1]) and (at == last or not lines[at + 1])
        house = outer[0].endswith("der Staten-Generaal") or outer[1].startswith("Vergaderjaar")
        if house or PAGE in outer or SEAM in outer or (blank and not outer[0].endswith(":")):
            lines[at] = SEAM


# 'Kamerstukken II 2019/20, 31293, nr. 510': a footnote, which may stand at the foot of several pages
CITING = re.compile(
    r"(?:\d{1,3} )?(?:Kamerstuk|Handelingen |Aanhangsel |Zie |Ibid|Idem|Bijlage bij |Stb|Stcrt|Trb|Motie "
    r"|Tweede Kamer,|TK |EK |Brief van |https?://)"
)


def counts_pages(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether lines that are alike but for their numbers are so because these numbers count the pages.

    Each line comes with its page. 'Brief over dijken 2' and 'Brief over dijken 3' count; 'nr. 510' on one page and
    'nr. 512' on the next do not.
    """
    rows = [[int(digits) for digits in DIGITS.findall(line)] for _, line in lines]
    varying = [values for values in zip(*rows, strict=False) if len(set(values)) > 1]
    pages = [page for page, _ in lines]
    return all(values[0] <= MOST_PAGES and _rises(values, pages) for values in varying)


def _rises(values: Sequence[int], pages: Sequence[int]) -> bool:
    """Whether numbers rise from page to page as page numbers do: by one a page, or two where a sheet shows two."""
    steps = zip(pairwise(values), pairwise(pages), strict=True)
    return all(later - page <= after - before <= 2 * (later - page) + 1 for (before, after), (page, later) in steps)


def _repeated(lines: list[str], margin: list[str]) -> None:
    """Takes out, in place, what repeats beside page breaks, but for numbers in it."""
    near = _beside_breaks(lines) | _in_columns(lines)
    alike: dict[str, list[tuple[int, str]]] = {}
    page = list(accumulate(line == PAGE for line in lines))
    for at, shape in sorted(near.items()):
        alike.setdefault(shape, []).append((page[at], lines[at]))
    same = Counter(lines[at] for at in near)
    # A number alone says nothing of what it counts.
    pages = {shape for shape, found in alike.items() if shape == "#" or counts_pages(found)}
    counts = {at: len(alike[shape]) if shape in pages else same[lines[at]] for at, shape in near.items()}
    gone = {
        at
        for at, count in counts.items()
        if (count >= OFTEN or (count == 2 and len(lines[at]) > SHORTEST)) and not CITING.match(lines[at])
    }
    for at in sorted((gone | set(_other_halves(lines, gone))) - set(_letterhead(lines))):
        margin.append(lines[at])
        lines[at] = SEAM


def _letterhead(lines: Sequence[str]) -> Iterator[int]:
    """The places on the first page of the dates and numbers behind a label or that stand often, and of the labels."""
    often = _numbered_often(lines)
    for above, at in pairwise(at for at, line in enumerate(lines) if line):
        if lines[at] == PAGE:
            return
        labelled = LABEL.fullmatch(lines[above]) is not None and _is_value(lines[at])
        if labelled or lines[at] in often:
            yield from (above, at) if labelled else (at,)


def _other_halves(lines: Sequence[str], gone: Collection[int]) -> Iterator[int]:
    """Labels whose value goes, and dates and numbers whose label goes: the two halves of `Datum`, `8 juni 2015`."""
    for at, below in pairwise(at for at, line in enumerate(lines) if line):
        label = LABEL.fullmatch(lines[at])
        if label and not label["value"] and (at in gone) != (below in gone) and _is_value(lines[below]):
            yield below if at in gone else at


def _is_value(line: str) -> bool:
    """Whether a line can be the date or the number behind a label."""
    return len(line) < SHORT_LINE and DIGITS.search(line) is not None


def _beside_breaks(lines: Sequence[str]) -> dict[int, str]:
    """The places of the lines that may be a margin, each with its shape; none where there is but one page break."""
    breaks = [at for at, line in enumerate(lines) if line in (PAGE, SEAM)]
    if len(breaks) < 2:
        return {}
    often = _numbered_often(lines)
    return {
        place: _shape(lines[place]) for at in breaks for step in (-1, 1) for place in _margin(lines, at, step, often)
    }


def _numbered_often(lines: Sequence[str]) -> frozenset[str]:
    """The lines that begin with a number, hold another, and stand on many pages alike: dates and references."""
    counts = Counter(line for line in lines if line[:1].isdigit() and len(line) < SHORT_LINE)
    return frozenset(line for line, count in counts.items() if count >= OFTEN and not TEXT_PROPER.match(line))


def _in_columns(lines: Sequence[str]) -> dict[int, str]:
    """The places of the lines behind breaks that stand equally far from three of them, with all before them too."""
    breaks = [at for at, line in enumerate(lines) if line == PAGE]
    counts = Counter(line for line in lines if line and len(line) < SHORT_LINE)
    often = frozenset(line for line, count in counts.items() if count >= OFTEN)
    columns = [list(_margin(lines, at, 1, often, LONG_REACH)) for at in breaks] if len(breaks) > 2 else []
    found: dict[int, str] = {}
    for ranked in zip_longest(*columns):
        places = [place for place in ranked if place is not None]
        same = Counter(lines[place] for place in places)
        kept = [place for place in places if same[lines[place]] > 2]
        if not kept:
            break
        found.update((place, _shape(lines[place])) for place in kept)
    return found


def _margin(lines: Sequence[str], at: int, step: int, often: Collection[str], reach: int = REACH) -> Iterator[int]:
    """The places of the lines before (`step` -1) or behind a break, up to the first that is text proper.

    What stands `often` in the paper, word for word, is no text proper for the numbers it begins with.
    """
    seen, place = 0, at + step
    while 0 <= place < len(lines) and seen < reach and lines[place] not in (PAGE, SEAM):
        if lines[place]:
            if _is_text_proper(lines[place]) and lines[place] not in often:
                return
            seen += 1
            yield place
        place += step


def _is_text_proper(line: str) -> bool:
    """Whether a line can't be of a margin: it is long, ends a sentence, or begins with one of several numbers."""
    if len(line) > LONGEST or TEXT_PROPER.match(line):
        return True
    return line[0].isdigit() and _shape(line).count("#") > 1


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
