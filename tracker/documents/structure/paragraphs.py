"""From lines to paragraphs: hard wraps undone, words and sentences mended that a line or page breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.documents.structure.furniture import PAGE, SEAM
from tracker.documents.structure.markup import HEADINGS
from tracker.dutch.sentences import breaks_off, is_abbreviation, opens, split

# Lines that begin a paragraph of their own, whatever stands above:
# 'Vraag 4 en 5', 'Antwoord op vraag 2', '• het', '- ', 'a) Titel voorstel', '1. Vermindering', 'Betreft Verslag'
LABEL = re.compile(
    r"(?:Vra(?:ag|gen)|Antwoord(?:en)?)(?: (?:op )?(?:de )?(?:vra(?:ag|gen) )?\d+.{0,24})?[:.]?$|Antwoord(?:en)? op"
    r" (?:de )?vra"
)
# 'Antwoord op de vragen 3, 4' and on the next line 't/m 8'
LABEL_GOES_ON = re.compile(r"(?:t/m|tot en met|en|,|&) ?\d")
BULLET = re.compile(r"[•▪●◦○■□➢‣·*\uf000-\uf0ff]|[-–—]$|o (?=[A-Z])")
BEGINNERS = frozenset(f"{HEADINGS}VAGDdBHMNPOU•▪●◦○■□➢‣·*-–—o" + "".join(map(chr, range(0xF000, 0xF100))))
"""The characters that a line can begin with that begins a paragraph by what it says."""
HEADED = frozenset(f"{HEADINGS}VA")
"""The characters that a heading in markup or the label of a question begins with."""
DASH = re.compile(r"[-–—] ?(?=\S)")
# 'zoals eerder toegezegd -', 'in lijn met de motie - en de Kamer'
CLOSING_DASH = re.compile(r" [-–—](?: |$)")
# 'Het kabinet – zoals'
OPEN_DASH = re.compile(r"\w [-–—] [^-–—.;:]*$")
SPACED_DASHES = (" -", " –", " —")
NUMBERED = re.compile(r"(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+) ")
# Lines of a letterhead that no sentence runs on into: 'Aan de Voorzitter', 'Betreft Verslag', 'Geachte voorzitter,'
ADDRESS = re.compile(
    r"Aan de [Vv]oorzitter|[Dd]e [Vv]oorzitters? van (?:de|beide) (?:Tweede|Eerste|Kamers)(?: Kamer(?: der.{0,20})?)?$"
    r"|Geachte |Datum(?: \d|$)|Betreft\b|Hoogachtend|Met vriendelijke groet|Postbus \d"
    r"|On(?:s|ze) (?:kenmerk|referentie)|Uw (?:kenmerk|referentie)$|N[Rr]\.(?: ?\d{1,4})?$"
    r"|(?:Voorgesteld|Vastgesteld)(?: tijdens\b| op\b|$)"
    r"|(?:Nader )?(?:Antwoord|Mededeling) van (?:de )?(?:[Mm]inister|[Ss]taatssecretaris)\b"
)
# 'Voorgesteld tijdens het Notaoverleg' and '24 juni 2024' below it
TABLED = re.compile(r"(?:Voorgesteld|Vastgesteld) tijdens\b.{3,60}(?<!\d)$")
# What stands in the margin of a letter, or above its text, on a new page: 'Ministerie van Defensie'
MARGIN = re.compile(r"(?:Ministerie van|Directoraat|Directie|Bezoekadres|Postadres|> ?Retouradres)\b")
# Clauses of a motion stand on lines of their own: 'constaterende dat', 'verzoekt de regering'
CLAUSE = re.compile(
    r"(?:gehoord|gelezen|constaterende|overwegende|van mening|van oordeel|verzoekt|roept|spreekt|wijzende|gelet op"
    r"|ervan"
    r"|tevens|voorts|indachtig|in herinnering|draagt|nodigt|en gaat over tot|dringt)\b"
)
# 'zee- en luchtmacht', 'in- of uitvoer': the hyphen stands for the rest of a word
SUSPENDED = re.compile(r"(?:en|of|dan wel|als|tot|,|/)\b")
# What may stand behind the sign that ends a sentence: quotes, brackets, a footnote mark.
CLOSERS = "\"'”’»)]\ue000\ue0010123456789"
TERMINAL = frozenset(".!?:;…")
# 'https://www.rijksoverheid.nl/onderwerpen/' and '/01/samen-aan-de-slag': an address broken at the margin
URL_START = ("http://", "https://", "www.")
URL_PART = re.compile(r"[/?=&%#]|[\w.-]*[/=&%_?]\S*|\S+\.(?:pdf|html?|aspx)\b")
URL_JOINS = frozenset("/-_=?&%")


SHORT = 30
"""Lines no longer than this say nothing about the width of the text."""
NARROWEST, WIDEST = 45, 200
"""Between these widths lines can be hard-wrapped."""
FEW, LOOSE = 4, 55
"""In a text of so few lines, a line this long without an end is one that runs on."""
LONGEST_LABEL, LONGEST_LINE = 34, 10**9
"""A line that is longer is no label of a question; none is longer than the second."""
MARKERS = frozenset(".)")
"""What stands behind the number of an item: 'a.', 'ii)'."""
COLUMN = 3
"""How many lines tell how wide the column is that a paragraph stands in."""
NEAR, FAR = 0.12, 0.25
"""How much of the width a full line may leave: little when it may be a heading or the end of a sentence, else more."""
LONGEST_ABBREVIATION, LOOK_BACK = 12, 80
"""Characters of an abbreviation at most, and how much of two lines shows whether a sentence ends between them."""
CLASHES = frozenset("aa ae ai au ee ei eu ie ij oe oi oo ou ui uu".split())
"""Vowels that Dutch spelling keeps apart with a hyphen in a compound: 'fusie-effect'."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text are set: whether hard-wrapped, at about what width, and whether form feeds part pages."""

    wrapped: bool
    width: int
    pages: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined to one; `lines` is how many it had."""

    text: str
    page: int | None
    lines: int
    gap: bool
    """Whether a blank line, a page break or the top of the text stands above it."""


def dehyphenate(left: str, right: str) -> str:
    """Two lines as one, a hyphenated word mended: 'bondge-' and 'noten' give 'bondgenoten'.

    A real hyphen stays: 'NAVO-' and 'top', 'zee-' and 'en luchtmacht', 'Noord-' and 'Korea', '2021-' and '2027'.
    """
    word = left[left.rfind(" ") + 1 :]
    if word.startswith(URL_START) and len(word) > 20 and (left[-1] in URL_JOINS or URL_PART.match(right)):
        return left + right
    if not breaks_word(word) or SUSPENDED.match(right):
        years = word[-1:] == "-" and word[-2:-1].isdigit() and right[0].isdigit()
        return left + right if years else f"{left} {right}"
    part = word.rstrip("-")
    if not right[0].islower() or part[-1].isupper() or len(part) == 1:
        return left + right
    if part[-1] + right[0] in CLASHES and len(part) > 3 and right[:4].isalpha():
        return left + right
    return left[:-1] + right


def breaks_word(line: str) -> bool:
    """Whether a line ends in a word that a hyphen breaks: 'bondge-', 'NAVO-'."""
    return len(line) > 1 and line[-1] == "-" and line[-2].isalpha()


def ends_sentence(line: str) -> bool:
    """Whether a line ends with the sign that closes a sentence, or with a colon or semicolon."""
    if line[-1] in TERMINAL:
        return True
    bare = line.rstrip(CLOSERS) if line[-1] in CLOSERS else ""
    return bare != "" and bare[-1] in TERMINAL and not (line[-1].isdigit())


def stops_short(tail: str, line: str) -> bool:
    """Whether a line ends in an abbreviation and not its sentence, which `line` goes on with: 'de motie-Bos c.s.'."""
    word = tail[tail.rfind(" ") + 1 :]
    if not word.endswith(".") or len(word) > LONGEST_ABBREVIATION or not is_abbreviation(word):
        return False
    left = tail[-LOOK_BACK:]
    if not (line[0].islower() or line[0] in "(€"):
        return False
    return all(end != len(left) for _, end in split(f"{left} {line[:LOOK_BACK]}"))


def is_aside(tail: str, line: str) -> bool:
    """Whether a line that begins with a dash goes on with the sentence above it: an aside between dashes or brackets.

    'zal uw Kamer' and '- zoals toegezegd - voor 1 mei informeren'; '(Volksgezondheid' and '- Jeugd en Sport)'.
    """
    if tail.endswith(SPACED_DASHES) or (OPEN_DASH.search(tail) and CLOSING_DASH.search(line)):
        return line[0].islower()
    if not DASH.match(line) or ends_sentence(tail) or tail[-1] in ",-–—":
        return False
    if tail.count("(") > tail.count(")") and line.count(")") > line.count("("):
        return True
    rest = line[1:].lstrip()
    return (
        rest[:1].islower() and tail[-1].isalnum() and not BULLET.match(tail) and CLOSING_DASH.search(rest) is not None
    )


def measure(lines: list[str], *, pages: bool = False) -> Layout:
    """How the lines are set: their width is that of the long ones, but for a few that a converter already joined."""
    lengths = sorted(len(line) for line in lines if len(line) > SHORT)
    if not lengths:
        return Layout(False, 0, pages)
    width = min(lengths[len(lengths) * 4 // 5], lengths[len(lengths) // 2] * 5 // 4)
    pairs = runs = loose = 0
    above = ""
    for line in lines:
        if above and line and len(line) > 1:
            pairs += 1
            if above[-1] not in ".!?:;":
                if (line[0].islower() and not (above[-1] == "," and CLAUSE.match(line))) or breaks_off(above):
                    runs += 1
                elif LOOSE < len(above) < WIDEST:
                    loose += 1
        above = line
    if pairs < FEW:
        runs += loose
    return Layout(runs * 6 >= pairs and runs > 0 and NARROWEST <= width <= (WIDEST if runs >= 3 else 130), width, pages)


def _begins(line: str, above: str, full: bool) -> bool:
    """Whether a line begins a paragraph by what it says; `full` when the line above ran up to the margin."""
    first = line[0]
    if first in BEGINNERS and (first in HEADINGS or LABEL.match(line) or BULLET.match(line) or ADDRESS.match(line)):
        return True
    head = line[:9]
    if not ("." in head or ")" in head or first in "-–—") or (
        DASH.match(line) is None and NUMBERED.match(line) is None
    ):
        return False
    return not full or (ends_sentence(above) and not breaks_off(above))


def _joins(above: str, tail: str, line: str, gap: str, layout: Layout, longest: int) -> bool:
    """Whether `line` runs on from the paragraph `above`, whose last line is `tail` and whose longest is that long.

    `gap` is '' when nothing stands between, else 'blank' or 'page'; `longest` is 0 while the paragraph is too short
    to tell that its column is narrower than the text's.
    """
    if gap == "blank" and not line[0].islower():
        return False
    if _is_label(above):
        return not gap and LABEL_GOES_ON.match(line) is not None
    if is_aside(tail, line) or stops_short(tail, line) or (TABLED.match(tail) and line[0].isdigit()):
        return gap != "blank"
    unfinished = breaks_off(tail)
    ended = not unfinished and ends_sentence(tail)
    if (gap and ended) or not (gap or unfinished or layout.wrapped or line[0].islower()):
        return False
    width = min(layout.width, max(longest, len(line))) if longest else layout.width
    opening = ended or (above is tail and opens(line))
    full = layout.wrapped and _room(tail, line, width) < width * (NEAR if opening else FAR)
    if _begins(line, tail, full and not gap) or _opens_clause(tail, line):
        return False
    if line[0].islower() and breaks_word(tail):
        return True
    if gap:
        return _joins_over_gap(tail, line, gap, layout, width, full=full)
    return (unfinished and len(tail) > SHORT) or _joins_below(tail, line, layout, width, full=full, ended=ended)


def _is_label(text: str) -> bool:
    """Whether a paragraph is a heading or a label: 'Antwoord 3'."""
    return text[0] in HEADED and (text[0] in HEADINGS or LABEL.match(text) is not None)


def _opens_clause(tail: str, line: str) -> bool:
    """Whether a line opens a clause of a motion behind one that a comma or semicolon closes: 'overwegende dat'."""
    return line[0].islower() and tail[-1] in ",;" and CLAUSE.match(line) is not None


def _room(tail: str, line: str, width: int) -> int:
    """How many characters the first word of `line` would have left behind `tail` in a column of this width."""
    word = line.find(" ")
    return width - len(tail) - (word if word > 0 else len(line)) - 1


def _joins_below(tail: str, line: str, layout: Layout, width: int, *, full: bool, ended: bool) -> bool:
    """Whether a line runs on from the one right above it, `full` when that ran up to the margin."""
    lower = line[0].islower()
    if not layout.wrapped:
        return lower and not ended and len(tail) > 40
    return full or (lower and (not ended or tail[-1] == ".") and len(tail) > width * 0.4)


def _joins_over_gap(tail: str, line: str, gap: str, layout: Layout, width: int, *, full: bool) -> bool:
    """Whether a line runs on from a long one before a blank line or a new page."""
    if len(tail) <= (width * 0.6 if layout.wrapped else 60):
        return False
    lower = line[0].islower()
    if gap == "page":
        return not MARGIN.match(line) and (lower or line[0] in "(“‘«\"'" or (full and not line[0].isdigit()))
    return lower and (not layout.wrapped or full)


def _plainly_joins(tail: str, line: str) -> bool:
    """Whether a line runs on from a long one beyond doubt: letters on either side, the next in lower case."""
    return line[0].islower() and tail[-1].isalpha() and tail[0] not in HEADINGS and MARKERS.isdisjoint(line[1:6])


def unwrap(lines: list[str], layout: Layout) -> list[Paragraph]:
    """The paragraphs of the lines; PAGE and SEAM count as a gap."""
    paragraphs: list[Paragraph] = []
    above = tail = ""
    count = longest = 0
    page = begun = 1
    gap, opened = "page", True
    usual = max(layout.width * 0.4, LONGEST_LABEL) if layout.wrapped else LONGEST_LINE
    for line in lines:
        if not line:
            gap = gap or "blank"
        elif line in (PAGE, SEAM):
            page += line == PAGE
            gap = "page"
        else:
            if usual < len(tail) and not gap and _plainly_joins(tail, line):
                above = f"{above} {line}"
                count += 1
                longest = max(longest, len(line))
            elif above and _joins(above, tail, line, gap, layout, longest if count >= COLUMN else 0):
                above = dehyphenate(above, line)
                count += 1
                longest = max(longest, len(line))
            else:
                if above:
                    paragraphs.append(Paragraph(above, begun if layout.pages else None, count, opened))
                above, count, longest, begun, opened = line, 1, len(line), page, bool(gap)
            tail = line
            gap = ""
    if above:
        paragraphs.append(Paragraph(above, begun if layout.pages else None, count, opened))
    return paragraphs
