"""Parliamentary papers (Kamerstukken) of both chambers, from the dossier's number outwards."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.extraction.citations.context import WINDOW, Context, left_context
from tracker.extraction.citations.number_first import numbers_in_front
from tracker.extraction.citations.paper_citations import cite_dossier, cite_own_head, cite_papers, dossier_start
from tracker.models import Citation
from tracker.parliament.dossiers import BUDGET_DOSSIERS, DOSSIER_NUMBER, Dossier, read_dossier
from tracker.parliament.paper_numbers import PaperNumberList, read_numbers, sort_follows

_WORDS = ("amer", "AMER", "tuk", "ossier", "Kst", "TK", "EK")
_MOST_DOSSIERS = 5
"""In how many dossiers besides its own one paper may be filed."""
_LOWEST, _HIGHEST = 10000, 39999
_LOWEST_LETTER = 20000
"""Below this `(12 500, A)` is rather an amount than a paper of the Eerste Kamer."""
# 22 054 en 36 045 · 31 293 / 31 289 · 24515/33077 · 35925 VII / 35925 IV · 36143-36144 · 9595,9596
_JOIN = re.compile(rf"\s{{0,3}}(?:\ben\b|/|&|,|-|;)\s{{0,3}}(?={DOSSIER_NUMBER})")
# € 12 500 · EUR 20.000 · tel. 070 12 345 · artikel 12 345 · Postbus 20061 · NEN 27001 · ISO 14001
_FALSE_FRIEND = re.compile(
    r"(?:€|\bEUR|\beuro|\$|£|[Tt]el(?:efoon)?\.?|[Pp]ostbus|\b[Aa]rt(?:ikel|\.)|\b[Ff]ax|NEN|ISO|NTA|NPR|IEC|\bEN|KvK|BTW|IBAN|"
    r"\bzaak|\brekest|rolnummer|parketnummer|[\d][.,]|\+|\bLJN|\bnrs?\.)[\s\-:.]{0,3}(?:nr\.?\s|nummer\s)?\Z"
)
# een kwart van (31936-53) · (t.v.v. 30196-528) · motie 32043-16: what may stand before a dossier glued to its number
_GLUED_AFTER = re.compile(
    r"(?:\(|\[|t\.?v\.?v\.?|[Mm]oties?|[Aa]mendement|[Bb]rief|[Ss]tuk|kst|zie|[Zz]ie ook|;|/)[\s\-:]{0,3}\Z"
)
# motie van der Plas (29 861–102)
_PAPER_NEAR = re.compile(r"(?i)motie|amendement|brief")
# (36 063, F): a letter of the Eerste Kamer, alone between brackets with its dossier
_LETTER_ALONE = re.compile(r",\s[A-Z]{1,2}\)")
# 28 676 | NAVO | Nr. 448: dossier, title and number, each on a line of its own
_PAPER_HEAD = re.compile(
    r"(?:\*\*)?[ \t]{0,4}\n\s{0,4}(?:\*\*)?[A-Z][^\n]{2,160}\n\s{0,4}(?:[A-Z(][^\n]{2,160}\n\s{0,4})?(?:\*\*)?"
    r"(?:Nr|NR)\.\s{0,3}(?P<number>\d{1,4}|[A-Z]{1,2})(?![A-Za-z0-9])"
)
_LIST_LINK = re.compile(r"\s{0,3}(?:,?\s?en|,|;|/|of|en ook)\s{0,3}(?:EK\s)?")
_LONGEST_LINK = 10
_UNITS = re.compile(
    r"\s(?:keer|maal|euro|procent|jaar|maanden|personen|mensen|woningen|miljoen|miljard|ha|km|m2|meter|stuks|plaatsen|uur)\b"
)


def find_paper(text: str, start: int, floor: int, previous: Citation | None) -> tuple[list[Citation], int] | None:
    """The papers cited with the dossier whose number starts at `start`; None when it is not a citation.

    `floor` is where the citation before ends; `previous` that citation, whose chamber and year a list carries on.
    Returns the citations and where their text ends.
    """
    dossier = read_dossier(text, start)
    if dossier is None or not _LOWEST <= int(dossier.base) <= _HIGHEST:
        return None
    sure = dossier.addition and (dossier.kingdom or dossier.base in BUDGET_DOSSIERS)
    if not (sure or _promising(text, start, dossier.end, floor) or _goes_on(text, start, floor, previous)):
        return None
    context = left_context(text, start, floor)
    if _FALSE_FRIEND.search(text[max(floor, start - 14) : start]) and not context.named:
        return None
    context = _carried_on(text, context, start, floor, previous)
    bracketed = sure or (text[start - 1 : start] == "(" and (dossier.addition or _is_letter(text, dossier)))
    others, numbers = _dossiers_and_numbers(text, dossier, context, strong=context.named or bracketed)
    if numbers is None:
        return _without_number(text, dossier, others, context, start, floor)
    if others and not (context.named or bracketed) and numbers.form != "spelled":
        return None
    if not _credible(text, context, dossier, numbers, start):
        return None
    if others and numbers.form == "hyphen":
        found = [cite_dossier(text, d, context, dossier) for d in [dossier, *others[:-1]]] if context.word else []
        own = replace(context, start=dossier_start(text, others[-1]))
        return found + cite_papers(text, others[-1], [], numbers, own), numbers.end
    return cite_papers(text, dossier, others, numbers, context), numbers.end


def _dossiers_and_numbers(
    text: str, dossier: Dossier, context: Context, *, strong: bool
) -> tuple[list[Dossier], PaperNumberList | None]:
    """The further dossiers named with the first (`22 054 en 36 045, nr. 390`), and the numbers behind the last."""
    upper = context.chamber == "EK"
    others: list[Dossier] = []
    numbers = read_numbers(text, dossier.end, strong=strong, upper=upper)
    while len(others) < _MOST_DOSSIERS and (numbers is None or _starts_dossier(text, dossier.end)):
        join = _JOIN.match(text, dossier.end)
        following = read_dossier(text, join.end()) if join else None
        if following is None or not _LOWEST <= int(following.base) <= _HIGHEST:
            break
        others.append(following)
        dossier = following
        numbers = read_numbers(text, dossier.end, strong=strong, upper=upper)
    return others, numbers


def _without_number(
    text: str, dossier: Dossier, others: list[Dossier], context: Context, start: int, floor: int
) -> tuple[list[Citation], int] | None:
    """The head of a paper, `nr. 30 (32563)`, or a dossier without a paper: cited, but without identifier."""
    if not others:
        if (headed := _PAPER_HEAD.match(text, dossier.end)) and _opens_line(text, start):
            return [cite_own_head(text, dossier, headed, start)], headed.end("number")
        if numbers := numbers_in_front(text, start, dossier.end, floor):
            return cite_papers(text, dossier, [], numbers, Context(numbers.papers[0].start)), numbers.end
    unnamed = context.word is None or context.word.lower().startswith("stuk")
    if (unnamed and not dossier.kingdom) or _UNITS.match(text, dossier.end):
        return None
    every = [dossier, *others]
    return [cite_dossier(text, d, context, dossier) for d in every], every[-1].end


def _is_letter(text: str, dossier: Dossier) -> bool:
    return int(dossier.base) >= _LOWEST_LETTER and _LETTER_ALONE.match(text, dossier.end) is not None


def _opens_line(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start].rpartition("\n")[2].strip("* ") == ""


def _promising(text: str, start: int, end: int, floor: int) -> bool:
    """A cheap look around, which spares amounts and postcodes the full grammar: a number behind, or a word in front."""
    if (
        read_numbers(text, end, strong=False)
        or _JOIN.match(text, end)
        or text[max(0, start - 3) : start].rstrip().endswith("(")
        or (text[end : end + 3].lstrip("* ")[:1] == "\n" and _PAPER_HEAD.match(text, end))
    ):
        return True
    before = text[max(floor, start - WINDOW) : start]
    return any(word in before for word in _WORDS)


def _starts_dossier(text: str, end: int) -> bool:
    """Whether what looks like a number is a dossier again: `36143-36144`, `9595, 9596`."""
    return _JOIN.match(text, end) is not None


def _carried_on(text: str, context: Context, start: int, floor: int, previous: Citation | None) -> Context:
    """In `Kamerstukken II 2020/21, 25087-164 en 25087-168` the second inherits what stands before the first."""
    if context.named or previous is None or not _goes_on(text, start, floor, previous):
        return context
    return Context(start, "", previous.chamber, previous.session_year, previous.session_year)


def _goes_on(text: str, start: int, floor: int, previous: Citation | None) -> bool:
    """Whether nothing but a link of a list stands between the paper cited before and the dossier at `start`."""
    if previous is None or previous.kind != "kamerstuk" or start - floor > _LONGEST_LINK:
        return False
    return _LIST_LINK.fullmatch(text, floor, start) is not None


def _credible(text: str, context: Context, dossier: Dossier, numbers: PaperNumberList, start: int) -> bool:
    """Whether dossier and number together are a citation where nothing in front says so."""
    if numbers.form == "bare" and not context.named:
        if (
            "etter" in text[dossier.end : numbers.end]
            or sort_follows(text, numbers.end)
            or (dossier.addition and dossier.base in BUDGET_DOSSIERS)
        ):
            return True
        return (dossier.addition or _is_letter(text, dossier)) and text[numbers.end : numbers.end + 1] == ")"
    if _UNITS.match(text, numbers.end):
        return False
    if context.named or numbers.form == "spelled":
        return True
    if dossier.addition:
        return True
    one = numbers.papers[0].number
    looks_like_year = len(one) == 4 and one[:2] in ("19", "20") and one.isdigit()
    before = text[max(0, start - 14) : start]
    if dossier.grouped:
        closed = before.rstrip().endswith("(") and text[numbers.end : numbers.end + 1] == ")"
        return closed and one[0].isdigit() and _PAPER_NEAR.search(text[max(0, start - 80) : start]) is not None
    return not looks_like_year and one[0].isdigit() and _GLUED_AFTER.search(before) is not None
