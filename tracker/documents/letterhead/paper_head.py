"""The head of a parliamentary paper: dossier, title, number and kind, on lines of their own or run together.

21 501-02 | Raad Algemene Zaken | Nr. 2893 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN
Eerste Kamer der Staten-Generaal | CXXIV | Parlementair onderzoek | G | VERSLAG
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, Block
from tracker.parliament.dashes import with_plain_hyphens
from tracker.parliament.dossiers import parse_dossier
from tracker.parliament.identifiers import parse_identifier

TOP = 30
"""How many blocks of a paper its head stands in."""
REACH = 14
"""How many lines below the dossier the number of the paper may stand: several dossiers, with titles over lines."""
LONGEST_TITLE = 600
"""Characters a line of the head has at most."""
KINDS = (
    r"(?:(?:TWEEDE|DERDE|VIERDE|VIJFDE|NADERE?|GEWIJZIGDE?|HERDRUK|VOORLOPIG|EIND|NADER) )*"
    r"(?:BRIEF|BRIEVEN|VERSLAG|EINDVERSLAG|MOTIE|NOTA|MEMORIE|LIJST|AMENDEMENT|SUBAMENDEMENT|INITIATIEFNOTA|VOORSTEL|ADVIES"
    r"|JAARVERSLAG|KONINKLIJKE BOODSCHAP|BIJLAGE|RAPPORT|INBRENG|AANVULLEND|REGELING|OVERZICHT|BESLUIT)\b"
)
# Nr. 448 · Nr. 2893 BRIEF VAN DE MINISTER · nr. C · Nr. 12 | MOTIE VAN HET LID
NUMBER = re.compile(r"N[Rr]\. ?(?P<number>\d{1,4}[a-z]?|[A-Z]{1,3})(?:(?: \| | )(?P<rest>\S.*))?$")
# C · G BRIEF VAN DE MINISTER: in the Eerste Kamer a letter is the number
LETTER = re.compile(rf"(?:[Nn]r\. ?)?(?P<number>[A-Z]{{1,3}})(?:(?: \| | )(?P<rest>{KINDS}.*))?$")
# Nr. · nr: whose number stands on the line below
NUMBER_WORD = re.compile(r"[Nn][Rr]\.?$")
ROMAN = re.compile(r"[CLXVI]{3,}")
# VII · B · -02 · (R2114) · - : what belongs to the dossier on the line above
ADDITION = re.compile(r"- ?(?:\d{2}|[IVXLC]+[A-C]?|[A-Z])?$|\(R ?\d+\)$|[IVXLC]{1,6}[A-C]?$|[A-Z]$|\d{2}$|-$")
# 31016-367 · 36410-V-63 · 36 410-V-63: alone on a line of a motion
SHEET = re.compile(r"\d{2} ?\d{3}(?:-[A-Z\d()]{1,8})?-(?:\d{1,4}|[A-Z]{1,2})$")
# Kamerstuk 33 037, nr. 49 · Dossier- en ondernummer 21501-02 nr. 2893
CITED = re.compile(
    r"(?:Kamerstuk(?:ken)?|Dossier- en ondernummer|Kamerstuknummer):? (?P<dossier>\d[^,:]{4,24}?)"
    r",? [Nn]r\.? ?(?P<number>\w{1,4})$"
)
# CXXXIX, B · 36 259, H: a paper of the Eerste Kamer alone on a line
CITED_SENATE = re.compile(r"(?P<dossier>\d{2} ?\d{3}|[CLXVI]{3,}), (?P<number>[A-Z]{1,2})$")
# Tweede Kamer der Staten-Generaal 2Vergaderjaar 2012Œ2013 33 037Mestbeleid Nr. 49 BRIEF VAN DE MINISTER Aan de
FUSED = re.compile(
    r"(?P<chamber>(?:Tweede|Eerste) Kamer der Staten-Generaal)? ?[12]? ?"
    r"(?P<year>Vergaderjaar \d{4} ?[^\w\s.,;] ?\d{2,4}|Vergaderjaar \d{4} ?Œ ?\d{2,4})? ?(?:Kamerstukken )?"
    r"(?P<dossier>\d{2} \d{3}(?: ?- ?\d{2}| [IVXLC]+[A-C]?(?= ?[A-Z])| \(R ?\d{4}\))?) ?(?P<title>[A-Z][^\n]{2,400}?) "
    rf"(?P<number>N[Rr]\. ?\d{{1,4}}) (?P<kind>{KINDS}[^a-z]{{0,200}}?)"
    r"(?= (?:Aan|Voorgesteld|Vastgesteld|Ontvangen|Den Haag)\b)"
)
# Aan de Voorzitter van de Tweede Kamer der Staten-Generaal Den Haag, 28 maart 2013 Zoals toegezegd
FUSED_ADDRESS = re.compile(
    r" ?(?P<to>Aan de .{10,90}? der Staten-Generaal)? ?"
    r"(?P<date>(?:Den Haag,|Voorgesteld|Vastgesteld|Ontvangen) ?\d{1,2} [a-z]+ \d{4})? ?"
)
MARK = re.compile(f"{MARK_OPEN}[^{MARK_CLOSE}]*{MARK_CLOSE}")


@dataclass(frozen=True, slots=True)
class PaperHead:
    """Dossier and number of a paper, and on which lines of its head they stand."""

    dossier: str
    number: str
    first: int
    last: int
    rest: str = ""
    """What stands behind the number on its line."""


def _clean(text: str) -> str:
    return with_plain_hyphens(MARK.sub("", text)).strip(" *|")


def dossier_and_title(line: str) -> tuple[str, str] | None:
    """`21 501-02 Raad Algemene Zaken` -> the dossier and the title; None when no dossier begins the line."""
    words = line.split(" ")
    if len(line) > LONGEST_TITLE or not (line[:2].isdigit() or ROMAN.fullmatch(words[0])):
        return None
    for count in range(min(5, len(words)), 0, -1):
        dossier, rest = " ".join(words[:count]), " ".join(words[count:]).lstrip("|: ")
        if parse_dossier(dossier) and (not rest or rest[0].isupper() or rest[0] in "«“‘(\"'"):
            return dossier, rest
    return None


def read_paper_head(lines: Sequence[str]) -> PaperHead | None:
    """The dossier and number that the first lines of a paper give; None when they give none.

    Of several dossiers the first is the paper's; an addition may stand on the line below (`36 600`, `VII`).
    """
    clean = [_clean(line) for line in lines[:TOP]]
    for at, line in enumerate(clean):
        named = dossier_and_title(line)
        if named is None:
            continue
        senate = any("Eerste Kamer der" in head for head in clean) or ROMAN.fullmatch(named[0]) is not None
        additions = [] if named[1] else _additions(named[0], clean[at + 1 :])
        for dossier, start in ((" ".join([named[0], *additions]), at + len(additions)), (named[0], at)):
            found = _number_below(clean, start, senate=senate)
            if found is not None:
                below, number = found
                return PaperHead(dossier, number["number"], at, below, number["rest"] or "")
    return None


def _number_below(lines: Sequence[str], at: int, *, senate: bool) -> tuple[int, re.Match[str]] | None:
    """The line with the number of the paper below its dossier; in the Eerste Kamer the last letter of those there."""
    letter: tuple[int, re.Match[str]] | None = None
    for below in range(at + 1, min(at + 1 + REACH, len(lines))):
        line = lines[below]
        if found := NUMBER.match(line):
            return below, found
        if NUMBER_WORD.match(line) and (found := NUMBER.match(f"Nr. {''.join(lines[below + 1 : below + 2])}")):
            return below + 1, found
        if letter and (re.match(KINDS, line) or not ADDITION.match(line)):
            return letter
        if (found := LETTER.match(line)) and (senate or found["rest"] or _heads_kind(lines, below)):
            if found["rest"]:
                return below, found
            letter = below, found
        if len(line) > LONGEST_TITLE or (len(line) > 200 and line.endswith(".")):
            return None
    return letter


def _heads_kind(lines: Sequence[str], at: int) -> bool:
    """Whether the line below tells the sort of paper: `K` and `BRIEF VAN DE MINISTER`."""
    return at + 1 < len(lines) and re.match(KINDS, lines[at + 1]) is not None


def _additions(dossier: str, below: Sequence[str]) -> list[str]:
    """The lines under a dossier that belong to it: `VII` under `36 600`; `-`, `02` or `02` alone under `21 501`."""
    found: list[str] = []
    for line in below:
        hyphen = "-" if line.isdigit() and not found and dossier.startswith("21 50") else ""
        joined = " ".join([dossier, *found, hyphen + line])
        if not ADDITION.match(line) or not (parse_dossier(joined) or line == "-"):
            break
        found.append(hyphen + line)
    return found


def read_sheet(lines: Sequence[str]) -> str | None:
    """The identifier that a motion sheet has alone on a line (`31016-367`), or the page of a portal in its title."""
    for line in map(_clean, lines[:TOP]):
        if SHEET.match(line) and (
            found := parse_identifier(f"kst-{line.replace(' ', '').replace('(', '').replace(')', '')}")
        ):
            return str(found) if found.dossier else None
    return None


def read_cited_head(lines: Sequence[str]) -> tuple[str, str] | None:
    """Dossier and number as the page of a portal gives them: `Kamerstuk 33 037, nr. 49`, `CXXXIX, B`."""
    clean = [_clean(line) for line in lines[:TOP]]
    found = next((found for line in clean if (found := CITED.match(line) or CITED_SENATE.match(line))), None)
    return (found["dossier"], found["number"]) if found and parse_dossier(found["dossier"]) else None


def _split_fused(block: Block) -> list[Block]:
    """A whole head run together on one line, as a converter leaves it, taken apart."""
    found = FUSED.match(block.text)
    if found is None:
        return [block]
    parts = [
        found["chamber"],
        (found["year"] or "").replace("Œ", "-"),
        found["dossier"],
        found["title"],
        found["number"],
        found["kind"],
    ]
    address = FUSED_ADDRESS.match(block.text, found.end())
    end = found.end()
    if address is not None:
        parts += [address["to"], address["date"]]
        end = address.end()
    head = [replace(block, text=part.strip(), kind="letterhead", level=0) for part in parts if part]
    rest = block.text[end:].strip()
    return [*head, replace(block, text=rest, kind="paragraph", level=0)] if rest else head


def settle_head(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the head of a paper among them made lines of the letterhead: dossier, titles, number, kind."""
    if not blocks:
        return []
    top = [*_split_fused(blocks[0]), *blocks[1:TOP]]
    found = read_paper_head([block.text for block in top])
    if found is None:
        return [*top, *blocks[TOP:]]
    return [*_settled(top, found), *blocks[TOP:]]


def _settled(top: Sequence[Block], found: PaperHead) -> Iterator[Block]:
    for at, block in enumerate(top):
        if not found.first <= at <= found.last:
            yield block
            continue
        text = block.text
        parts: list[str] = [text]
        if at == found.last and found.rest:
            parts = [text[: len(text) - len(found.rest)].strip(" |"), found.rest]
        elif named := dossier_and_title(_clean(text)):
            parts = [named[0], named[1]] if named[1] else [text]
        for part in parts:
            yield replace(block, text=part, kind="letterhead", level=0)
