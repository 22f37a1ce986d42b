"""PaperNumberList of papers, their lists and ranges, and the pages behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_RANGE = 200

_WORD = r"(?:[Nn][Rr][Ss]?(?![a-zA-Z])\.?|[Nn]ummers?\b|[Oo]ndernummers?\b|[Nn]o\.)"
# what may not stand behind the figures of a number that is read whole:
# 12345 · 4xx · 10ab · 44… · 44... · 4[..] · 4- · 4⏎48
_CUT = r"(?![A-Za-z0-9_…]|\.\.|\s?\[[.…]|-\s*\Z|-\s+[^\d\s]|\s\d{3}(?!\d)|[.,]\d{3}(?!\d)|[ \t]?\n[ \t]?\d)"
# behind a number without a space: 3p. 12 · 3blz. 4 · 12en 13 · 4e v.
_GLUED_WORD = r"(?=pp?\.|blz|pag|en\s|van\s|t/m|e\.?\s?v)"
# 12 · 188b · 0A · 2898: never the first figures of a longer number or of `36 045`
_DIGITS = rf"(?:\d{{1,4}}[a-zA-Z]?{_CUT}|\d{{1,4}}{_GLUED_WORD})"
# A · AA · EA
_LETTERS = r"[A-Z]{1,3}(?![A-Za-z0-9])"
# , nr. 44 · , Nr. 448 · nr 6 · , nummer 25 · nrs. 12 en 13 · ,nr. 9 · , nr, 370 · , stuk nr. 30 · (nr. 52
_SPELLED = re.compile(
    rf"\)?[\s,;:.\-]{{0,6}}\(?(?:stuk\s)?{_WORD}\s{{0,4}}[:,]?\s{{0,4}}(?P<number>{_DIGITS}|{_LETTERS})"
)
# 29521-494 · 31793- 262 · 36560 XIII-2 · 35526-L
_HYPHEN = re.compile(rf"\s?[-‑–]\s?(?P<number>{_DIGITS}|[A-Z]{{1,2}}(?![A-Za-z0-9]))")
# 34 372, 6 (MvT) · 7 (nota naar aanleiding van het verslag): the sort of paper, behind its number
_SORT = (
    r"\(?(?:MvT|MvA|NV|NnavV|NvW|NvT|VV|NV\sII|[Mm]emorie\svan\s(?:[Tt]oelichting|[Aa]ntwoord)|[Nn]ota\s(?:n\.?\s?a\.?\s?v\.?|"
    r"naar\saanleiding\svan|van\swijziging)|[Vv]oorlopig\sverslag|[Aa]dvies\s(?:van\sde\s)?(?:RvS|Raad\svan\sState))(?![a-z])"
)
_SORT_BEHIND = re.compile(rf"\s{{0,3}}{_SORT}")
# 31459, 22 · 31.700XII, 6 · 35 570, C · letter B · 31145 AA: only behind a name that leaves no doubt
_BARE = re.compile(
    r"\s{0,4}(?P<comma>[,./]?)\s{0,4}(?P<word>[Ll]etters?\s)?(?P<number>\d{1,4}(?!\d|\.\.|…)|[A-Z]{1,3}(?![A-Za-z0-9]))"
    r"(?=\s{0,4}(?:[).,;:\]»\"”']|$|(?:en|of|p|blz|pag|pagina|bladzijde|t/m|tot|van|d\.d|dd)\b|/\s)|(?<=[A-Z])[-–][A-Z]\b"
    rf"|\s{{0,3}}{_SORT})"
)
# Kamerstukken I 2022/23, 36 045, AB [wijst]: behind the name of the Eerste Kamer one or two capitals are a number
_BARE_LETTER = re.compile(r"\s{0,4}(?P<comma>,)\s{0,4}(?P<word>)(?P<number>[A-Z]{1,2}(?![A-Za-z0-9-]))")
# en nr. 13 · en 13 · , 14 · t/m 15 · -3 · tot en met 9 · ; nr. 8 · , en nr. 6 · A en B · and nr. 4
_NEXT = re.compile(
    rf"\s{{0,4}}(?P<link>,?\s?en|,?\s?and|&|,?\s?alsmede|of|t/m|t\.?e?/?m\.?|tot en met|[-–‑]|/|[,;])"
    rf"\s{{0,4}}(?P<word>(?:stuk\s)?{_WORD}\s{{0,4}})?(?P<number>{_DIGITS}|{_LETTERS})"
)
_PAGE = r"\d{1,5}(?:\s?[-–/]\s?\d{1,5})?(?!\d)(?:\s?e\.?\s?v\.?(?![a-z]))?"
# , p. 3 · blz. 41, slot lk. · pag 4 e v. · p. 12 en 13 · p. 17, 19-22 · bladzijde 5 - 6 · pag 69/70
_PAGES = re.compile(
    rf"\s{{0,4}}[,:(]?\s{{0,4}}(?:pp?\.?|blz\.?|blzn\.?|bladzijden?|pag\.?|pagina(?:'s|’s)?)\s{{0,4}}"
    rf"(?P<pages>{_PAGE}(?:(?:,\s?|\s?en\s){_PAGE}(?!\s?nr))*)"
)
# nr. 3 (bijlage IV), blz. 21
_ANNEX = re.compile(r"\s?\(bijlagen?\s[IVX\d]{1,5}\)(?=[\s,]{1,4}(?:p|blz|pag|bladz))")
# (herdruk) · , tweede herdruk · -h1 · -b1 · -n1
_REPRINT = re.compile(r"\s?[,(]?\s?(?:(?P<second>tweede|2e)\s)?herdruk\)?|(?P<id>-[hnb]\d)(?!\d)")
# nr. 34, letter B
_LETTER = re.compile(r",?\s(?:letter|sub)\s([A-Z])\b")
_PLURAL = re.compile(r"(?i)nrs|nummers")
_RANGES = {"t/m", "tot en met", "-", "–", "‑", "t.e.m.", "tm", "t.m."}
# nr. 1033, 1034 [en 1035]: a number behind a comma is a paper when the list ends in 'en' and a number
_LISTED = re.compile(
    r"(?:\s?,\s?\d{1,4}(?!\d)){0,20}\s?,?\s(?:en|&)\s\d{1,4}(?!\d|[.,]\d|\s\d{3}(?!\d))"
    r"(?=\s{0,4}(?:[).;:\]»\"”'\n]|,(?!\d)|$|(?:van|over|uit)\b))"
)
# nrs. 12, 18 en 20[-22]
_SUBRANGE = re.compile(r"\s?[-–‑]\s?\d{1,4}(?!\d)")
_WIDEST_GLUED = 20
"""How many papers `35133-31-32` may stand for."""
_STOP = re.compile(r"\s{0,4}(?:[).;:\]»\"”'\n]|,(?!\d)|$|en\b|d\.d|over\b|van\b|uit\b)")


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """One paper's number with its pages; `start:end` is what the text has for it."""

    number: str
    start: int
    end: int
    pages: str | None = None
    suffix: str = ""
    letter: str | None = None
    """A letter that the text adds to a number (`nr. 34, letter B`), which leaves the paper undetermined."""


@dataclass(frozen=True, slots=True)
class PaperNumberList:
    """All the papers named behind a dossier, in order, and how the first was written."""

    papers: tuple[PaperNumber, ...]
    end: int
    form: str
    """`spelled` (nr. 5), `hyphen` (-5) or `bare` (, 5)."""


def spelled_number_follows(text: str, start: int) -> bool:
    """Whether a paper's number follows here: `, nr. 5`, `-5`, or `, 5`."""
    if _SPELLED.match(text, start):
        return True
    follower = _HYPHEN.match(text, start) or _BARE.match(text, start)
    return follower is not None and follower.end() > start


def sort_follows(text: str, start: int) -> bool:
    """Whether the sort of paper stands here, behind a number: `(MvT)`, `(nota naar aanleiding van het verslag)`."""
    return _SORT_BEHIND.match(text, start) is not None


def read_numbers(text: str, start: int, *, strong: bool, upper: bool = False) -> PaperNumberList | None:
    """The numbers that start at `start`, lists and ranges expanded; `strong` also allows the bare form `31459, 22`.

    `upper` says that the text names the Eerste Kamer, whose papers have letters: these may then end in any way.
    """
    form = "spelled"
    first = _SPELLED.match(text, start)
    if first is None:
        form, first = "hyphen", _HYPHEN.match(text, start)
    if first is None:
        form, first = "bare", _BARE.match(text, start) or (_BARE_LETTER.match(text, start) if upper else None)
        if first and not (strong or first["word"] or sort_follows(text, first.end())):
            first = None
        if first and not first["comma"] and not first["word"] and text[start : start + 1].isalpha():
            first = None
    if first is None:
        return None
    plural = form == "spelled" and _PLURAL.search(first[0]) is not None
    return _list(text, first.start("number"), first["number"], form, plural)


def _list(text: str, start: int, number: str, form: str, plural: bool) -> PaperNumberList:
    papers: list[PaperNumber] = []
    token, at, end = number, start, start + len(number)
    while True:
        one, end = _complete(text, token, at, end)
        papers.append(one)
        follower = _NEXT.match(text, end)
        if follower is None or not _continues(text, follower, one, form, plural):
            break
        token, at = follower["number"], follower.start("number")
        if follower["word"]:
            at = follower.start("word")
        if follower["link"].strip() in _RANGES and one.pages is None:
            last, end = _complete(text, token, at, follower.end())
            papers.pop()
            papers.extend(_expand(one, last))
            follower = _NEXT.match(text, end)
            if follower is None or not _continues(text, follower, last, form, plural):
                break
            token, at = follower["number"], follower.start("word") if follower["word"] else follower.start("number")
        end = follower.end()
    return PaperNumberList(tuple(papers), papers[-1].end, form)


def _continues(text: str, follower: re.Match[str], one: PaperNumber, form: str, plural: bool) -> bool:
    """Whether the next number is another paper of the same dossier rather than a quantity, a page or a new dossier."""
    link = follower["link"].strip()
    same_sort = follower["number"][0].isdigit() == one.number[0].isdigit()
    if follower["word"]:
        return True
    if one.pages is not None or link == ";" or not same_sort:
        return False
    if link in _RANGES:
        return _ascends(text, follower, one, form, plural)
    if re.match(r"-\d", text[follower.end() : follower.end() + 2]):
        return plural and _SUBRANGE.match(text, follower.end()) is not None
    if link == "," and not plural:
        if follower["number"].isdigit():
            return form == "spelled" and _LISTED.match(text, follower.end()) is not None
        return form == "bare" and len(one.number) == 1
    return plural or _STOP.match(text, follower.end()) is not None


def _ascends(text: str, follower: re.Match[str], one: PaperNumber, form: str, plural: bool) -> bool:
    """Whether two numbers are the ends of a range: `nrs. 12-15`, `A t/m D`, and glued to the dossier `35133-31-32`."""
    low, high, link = one.number, follower["number"], follower["link"].strip()
    if re.match(r"[-–]\d", text[follower.end() : follower.end() + 2]):
        return False
    if not (low.isdigit() and high.isdigit()):
        return len(low) == len(high) == 1 and low.isalpha() and low < high
    if form == "hyphen" and link not in ("t/m", "tot en met") and not plural:
        return 0 < int(high) - int(low) < _WIDEST_GLUED and _STOP.match(text, follower.end()) is not None
    return (plural or form == "spelled" or link in ("t/m", "tot en met")) and int(high) > int(low)


def _complete(text: str, token: str, start: int, end: int) -> tuple[PaperNumber, int]:
    """Add what stands behind a number: a reprint, a letter, pages."""
    suffix, letter = "", None
    if token[0].isdigit() and (added := _LETTER.match(text, end)):
        letter, end = added[1], added.end()
    if reprint := _REPRINT.match(text, end):
        suffix = reprint["id"] or ("-h2" if reprint["second"] else "-h1")
        end = reprint.end()
    annex = _ANNEX.match(text, end)
    pages = _PAGES.match(text, annex.end() if annex else end)
    if pages:
        end = pages.end()
    return PaperNumber(token, start, end, _normal_pages(pages["pages"]) if pages else None, suffix, letter), end


def _normal_pages(pages: str) -> str:
    """`5 - 6` -> `5-6`; `4 e v.` -> `4 e.v.`; `69/70` -> `69-70`; `12 en 13` -> `12, 13`."""
    pages = re.sub(r"\s?[-–/]\s?", "-", pages)
    pages = re.sub(r"\s?e\.?\s?v\.?$", " e.v.", pages)
    return re.sub(r"\s?(?:,|\ben\b)\s?", ", ", pages)


def _expand(first: PaperNumber, last: PaperNumber) -> list[PaperNumber]:
    """`1-3` -> 1, 2, 3, each with the span and pages of the range; only the ends when the range is not a plain one."""
    if first.number.isdigit() and last.number.isdigit():
        low, high = int(first.number), int(last.number)
        if low < high <= low + MAX_RANGE:
            return [PaperNumber(str(n), first.start, last.end, last.pages) for n in range(low, high + 1)]
    if len(first.number) == len(last.number) == 1 and first.number < last.number and first.number.isalpha():
        return [PaperNumber(chr(c), first.start, last.end) for c in range(ord(first.number), ord(last.number) + 1)]
    return [first, last]
