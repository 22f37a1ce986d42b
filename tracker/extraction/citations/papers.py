"""Parliamentary papers (Kamerstukken) of both chambers, from the dossier's number outwards."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.extraction.citations.context import WINDOW, Context, left_context
from tracker.models import Citation
from tracker.parliament.chambers import chamber_of_number
from tracker.parliament.dossiers import BUDGET_DOSSIERS, DOSSIER_NUMBER, Dossier, read_dossier
from tracker.parliament.identifiers import paper
from tracker.parliament.paper_numbers import MAX_RANGE, PaperNumber, PaperNumberList, read_numbers, sort_follows
from tracker.parliament.urls import official_url

_WORDS = ("amer", "AMER", "tuk", "ossier", "Kst", "TK", "EK")
_MOST_DOSSIERS = 5
"""In how many dossiers besides its own one paper may be filed."""
_LOWEST, _HIGHEST = 10000, 39999
_LOWEST_LETTER = 20000
"""Below this `(12 500, A)` is rather an amount than a paper of the Eerste Kamer."""
# 22 054 en 36 045 · 31 293 / 31 289 · 24515/33077 · 35925 VII / 35925 IV · 36143-36144 · 9595,9596
_JOIN = re.compile(rf"\s{{0,3}}(?:\ben\b|/|&|,|-|;)\s{{0,3}}(?={DOSSIER_NUMBER})")
_DOSSIER_NUMBER = re.compile(DOSSIER_NUMBER)
# € 12 500 · EUR 20.000 · tel. 070 12 345 · artikel 12 345 · Postbus 20061 · NEN 27001 · ISO 14001
_FALSE_FRIEND = re.compile(
    r"(?:€|\bEUR|\beuro|\$|£|[Tt]el(?:efoon)?\.?|[Pp]ostbus|\b[Aa]rt(?:ikel|\.)|\b[Ff]ax|NEN|ISO|NTA|NPR|IEC|\bEN|KvK|BTW|IBAN|"
    r"\bzaak|\brekest|rolnummer|parketnummer|[\d][.,]|\+|\bLJN|\bnrs?\.)[\s\-:.]{0,3}(?:nr\.?\s|nummer\s)?\Z"
)
# Zij krijgt nr. 30 (32563) · nr. 203(28286) · nr. 10 ( 36740-XVI) · nrs. 4 en 5 (36045)
# Zij krijgt nr. 52, was nr. 30 (32563): the new number of a motion and its old one
_NR = r"(?:\b[Nn]rs?\.?|\b[Nn]ummers?)\s{0,3}"
_NUMBERS = r"\d{1,4}[a-z]?(?:\s?(?:en|,|t/m)\s?\d{1,4}){0,8}"
_WAS = r"(?:was|waren|voorheen|eerst|eerder|oorspronkelijk)"
_NUMBER_BEFORE = re.compile(
    rf"{_NR}(?P<numbers>{_NUMBERS})(?:[,\s(]{{1,3}}(?:en\s|dit\s)?{_WAS}\s(?:{_NR})?(?P<old>{_NUMBERS})\)?)?\s?\(\s{{0,3}}\Z"
)
# nr. 52 (32563[), was nr. 30]
_OLD_BEHIND = re.compile(rf"\),?\s\(?(?:en\s|dit\s)?{_WAS}\s(?P<nr>{_NR})(?P<old>\d{{1,4}}[a-z]?)(?!\d)")
_RANGE = re.compile(r"(\d+)\s?t/m\s?(\d+)")
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
    first = dossier
    others: list[Dossier] = []
    upper = context.chamber == "EK"
    bracketed = sure or (text[start - 1 : start] == "(" and (dossier.addition or _is_letter(text, dossier)))
    numbers = read_numbers(text, dossier.end, strong=context.named or bracketed, upper=upper)
    while len(others) < _MOST_DOSSIERS and (numbers is None or _starts_dossier(text, dossier.end)):
        join = _JOIN.match(text, dossier.end)
        following = read_dossier(text, join.end()) if join else None
        if following is None or not _LOWEST <= int(following.base) <= _HIGHEST:
            break
        others.append(following)
        dossier = following
        numbers = read_numbers(text, dossier.end, strong=context.named or bracketed, upper=upper)
    if numbers is None and not others and (headed := _PAPER_HEAD.match(text, dossier.end)) and _opens_line(text, start):
        return [_own_head(text, dossier, headed, start)], headed.end("number")
    if numbers is None:
        return _without_number(text, first, others, context, start, floor)
    if others and not (context.named or bracketed) and numbers.form != "spelled":
        return None
    if not _credible(text, context, first, numbers, start):
        return None
    if others and numbers.form == "hyphen":
        found = [_dossier_only(text, d, context, first) for d in [first, *others[:-1]]] if context.word else []
        return found + _cited(
            text, others[-1], [], numbers, replace(context, start=_start_of(text, others[-1]))
        ), numbers.end
    return _cited(text, first, others, numbers, context), numbers.end


def _is_letter(text: str, dossier: Dossier) -> bool:
    return int(dossier.base) >= _LOWEST_LETTER and _LETTER_ALONE.match(text, dossier.end) is not None


def _opens_line(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start].rpartition("\n")[2].strip("* ") == ""


def _own_head(text: str, dossier: Dossier, headed: re.Match[str], start: int) -> Citation:
    """The head of a paper, whose number stands below the title of its dossier."""
    number = headed["number"]
    identifier, house = paper(dossier.name, number), chamber_of_number(number)
    raw, end = text[start : headed.end("number")], headed.end("number")
    return Citation(
        raw, "kamerstuk", start, end, house, None, dossier.name, number, identifier=identifier,
        url=official_url(identifier), confidence=0.9, role="own_head",
        note="kop van het stuk: dossier, titel en nummer onder elkaar",
    )  # fmt: skip


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


def _start_of(text: str, dossier: Dossier) -> int:
    start = dossier.end
    while text[start - 1 : start] not in ("", "\n") and not _DOSSIER_NUMBER.match(text, start, dossier.end):
        start -= 1
    return start


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


def _without_number(
    text: str, first: Dossier, others: list[Dossier], context: Context, start: int, floor: int
) -> tuple[list[Citation], int] | None:
    """`nr. 30 (32563)`, or a dossier without a paper: cited, but no identifier."""
    before = _NUMBER_BEFORE.search(text, max(floor, start - 60), start)
    if before and not others and re.match(r"\s{0,3}\)", text[first.end : first.end + 4]):
        end = text.index(")", first.end) + 1
        papers = tuple(PaperNumber(t, before.start(), end) for t in _numbers_before(before))
        if old := _OLD_BEHIND.match(text, end - 1):
            papers += (PaperNumber(old["old"], old.start("nr"), old.end()),)
            end = old.end()
        return _cited(text, first, [], PaperNumberList(papers, end, "spelled"), Context(before.start())), end
    unnamed = context.word is None or context.word.lower().startswith("stuk")
    if (unnamed and not first.kingdom) or _UNITS.match(text, first.end):
        return None
    every = [first, *others]
    return [_dossier_only(text, d, context, first) for d in every], every[-1].end


def _numbers_before(before: re.Match[str]) -> list[str]:
    """The numbers in front of a dossier, ranges written out: `nrs. 4 t/m 6 (36045)`, `nr. 52, was nr. 30 (32563)`."""

    def expanded(span: re.Match[str]) -> str:
        low, high = int(span[1]), int(span[2])
        return " ".join(map(str, range(low, high + 1))) if low < high <= low + MAX_RANGE else span[0]

    written = _RANGE.sub(expanded, f"{before['numbers']} {before['old'] or ''}")
    return re.findall(r"\d+[a-z]?", written)


def _dossier_only(text: str, dossier: Dossier, context: Context, first: Dossier) -> Citation:
    start = context.start if dossier is first else _start_of(text, dossier)
    return Citation(
        raw=text[start : dossier.end],
        kind="kamerstuk",
        start=start,
        end=dossier.end,
        chamber=context.chamber,
        session_year=context.session_year,
        dossier=dossier.name,
        confidence=0.9,
        note="alleen het dossier is genoemd, geen stuknummer",
    )


def _cited(
    text: str, dossier: Dossier, others: list[Dossier], numbers: PaperNumberList, context: Context
) -> list[Citation]:
    found: list[Citation] = []
    for place, one in enumerate(numbers.papers):
        start = context.start if place == 0 or one.start < dossier.end else one.start
        if place and numbers.papers[place - 1].start == one.start:
            start = found[-1].start
        found.append(_citation(text, dossier, one, context, start))
        found.extend(_also_in(found[-1], other) for other in others)
    return found


def _citation(text: str, dossier: Dossier, one: PaperNumber, context: Context, start: int) -> Citation:
    identifier, note, confidence = paper(dossier.name, one.number, one.suffix), None, 1.0
    house = context.chamber or chamber_of_number(one.number)
    if one.letter:
        identifier, note, confidence = None, "nummer met letter: het stuk is hiermee niet bepaald", 0.6
    elif context.chamber != "EK" and _ambiguous_letter(dossier, one):
        identifier, confidence = None, 0.5
        note = "begrotingshoofdstuk of letter van de Eerste Kamer: niet te bepalen"
    elif context.annex:
        note, confidence = "bijlage bij dit stuk", 0.9
    elif not context.named:
        confidence = 0.95
    return Citation(
        raw=text[start : one.end],
        kind="kamerstuk",
        start=start,
        end=one.end,
        chamber=house,
        session_year=context.session_year,
        dossier=dossier.name,
        number=one.number if one.letter is None else f"{one.number}, letter {one.letter}",
        pages=one.pages,
        identifier=identifier,
        url=official_url(identifier, context.session_year),
        confidence=confidence,
        note=note,
    )


def _ambiguous_letter(dossier: Dossier, one: PaperNumber) -> bool:
    """`Kamerstuk 35925-J`: chapter J of the budget, or letter J of the Eerste Kamer."""
    return dossier.name in BUDGET_DOSSIERS and len(one.number) == 1 and "A" <= one.number <= "M"


def _also_in(cited: Citation, other: Dossier) -> Citation:
    """The same paper, filed in a second dossier: the number belongs to the first."""
    return replace(
        cited,
        dossier=other.name,
        identifier=None,
        url=None,
        confidence=0.5,
        note=f"hetzelfde stuk als {cited.identifier}, ook geplaatst in dossier {other.name}",
    )
