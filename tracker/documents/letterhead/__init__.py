"""Who wrote a document to whom, when and under what number, from its letterhead, headings and signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, Block
from tracker.documents.letterhead.debates import read_debate
from tracker.documents.letterhead.letterhead_patterns import LABEL, NAME, OFFICE, SUBJECTS
from tracker.documents.letterhead.meetings import read_meeting
from tracker.documents.letterhead.paper_head import TOP
from tracker.documents.letterhead.paper_kinds import PaperKind, paper_kind
from tracker.documents.letterhead.paper_numbers import LABELS, NOTHING, merge, numbers_of_head
from tracker.documents.letterhead.signature import find_signature
from tracker.documents.structure.question_labels import is_speaker, split_label
from tracker.dutch.dates import find_dates, parse_date
from tracker.models import Chamber, Metadata
from tracker.parliament.chambers import chamber_in, chamber_of_number
from tracker.parliament.ministries import ministry_of
from tracker.parliament.session_years import session_year

# 'Antwoord van Minister Bruins Slot (Buitenlandse Zaken) (ontvangen 3 juni 2024)'
ANSWERED = re.compile(
    r"(?:Nader )?[Aa]ntwoord(?:en)? van (?:de )?(?P<rank>[Mm]inister|[Ss]taatssecretaris"
    r"|[Mm]inister-[Pp]resident) (?P<name>[A-Z][^()]{1,40}?)"
    r" \((?P<ministry>[^()]+)\)"
)
RECEIVED = re.compile(r"\([Oo]ntvangen ([^()]{6,40}?)\)")
ASKED = re.compile(r"(Vragen van (?:het lid|de leden) .*?)\s*\([Ii]ngezonden.*$")
# 'Fiche 1: Wijziging verordeningen betreffende instant payments in euro'
FICHE = re.compile(r"Fiche(?: ?\d{1,2})? ?[:.–-]+ ?(?P<title>.+)")
# 'Ministerie van Buitenlandse Zaken' and what follows it
MINISTRY = re.compile(r"[Mm]inisterie van\b.{0,120}")
LEADING = re.compile(r"Eerstverantwoordelijk(?:e)? ministerie:?\s*(?P<ministry>.*)")
# 'Den Haag, 18 december 2023', "'s-Gravenhage, 3 mei 1996"
SENT = re.compile(
    r"(?:Den Haag|DEN HAAG|['’‘]s-Gravenhage|[A-Z][\w’'-]+(?: [\w’'-]+){0,2}(?=, (?:[a-z]{3,6}dag )?\d)) ?, ?(.*)"
)
# a label of its own line, behind one whose date the layout put elsewhere
DATED = re.compile(r"Datum\s?:?\s(\d.*)")
# 2 | 8 juni 2023: a day torn in two is not known
SPLIT_DAY = re.compile(r"(?<!\d)\d $")
VOTED = re.compile(r".*?\b(?:Voorgesteld|Ontvangen|Vastgesteld)(?: op| tijdens\b.*?| d\.d\.)? (\d.*)")
BRIEF_OF = re.compile(
    r"(?:BRIEF|VERSLAG|NOTA|LIJST)\b.*?\bVAN (?:DE |HET )?(?P<office>(?:MINISTER|STAATSSECRETARIS|VICE)\b.*)"
)
HOUSE = re.compile(r"(?:Tweede|Eerste) Kamer der Staten-Generaal$")
TO_CHAIR = re.compile(r"(?:> ?Retour.{0,60})?(?:Aan )?[Dd]e [Vv]oorzitters? van\b")
COPY = re.compile(r"(?:[Aa]fschrift|[Kk]opie) aan:?$|^[Cc]\.?[Cc]\.?:?$")
MOTION = re.compile(r"(?:(?:NADER )?GEWIJZIGDE )?MOTIE\b.*\b(?:LID|LEDEN)\b")
# Titles of reports and papers of their own, as against the headings inside them.
TITLE = re.compile(
    r"(?:Verslag|Geannoteerde agenda|Antwoord(?:en)?|Beantwoording|Reactie|Kabinetsreactie|Lijst van vragen"
    r"|Besluitenlijst)\b",
    re.IGNORECASE,
)
MARK = re.compile(f"{MARK_OPEN}[^{MARK_CLOSE}]*{MARK_CLOSE}")
RUNNING = ("paragraph", "item")
"""Kinds of blocks that the text proper consists of."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """The lines a letterhead is read from."""

    head: list[str]
    """Lines of kind letterhead, in order."""
    headings: list[str]
    running: list[str]
    """The first paragraphs of the text proper."""


def _plain(text: str) -> str:
    return MARK.sub("", text) if MARK_OPEN in text else text


def _is_label(heading: str) -> bool:
    """Whether a heading is the label of a question, an answer or a speech, and no title."""
    label = split_label(heading)
    return (label is not None and not label[1]) or is_speaker(heading)


def _labelled(head: list[str]) -> dict[str, str]:
    """The labels of the letterhead with their values: the first of each, of dates the first day."""
    values: dict[str, str] = {}
    for line in head:
        found = LABEL.match(line)
        if found and found["value"]:
            value = found["value"].strip(" .")
            if found["label"] == "Datum" and not find_dates(value):
                continue
            values.setdefault(found["label"], value)
    return values


def _date(head: list[str], labels: dict[str, str]) -> str | None:
    """The day a document was sent: 'Datum', 'Den Haag, ...', '(ontvangen ...)', or a line that is a date."""
    sources = [labels.get("Datum", "")]
    sources += [m[1] for line in head if (m := DATED.match(line))]
    sources += [m[1] for line in head if "ntvangen" in line and (m := RECEIVED.search(line))]
    sources += [m[1] for line in head if (m := SENT.match(line))]
    sources += [m[1] for line in head if (m := VOTED.match(line))]
    for source in sources:
        dates = [d for d in find_dates(source) if d.precision == "day"]
        if dates and not SPLIT_DAY.search(source[: dates[0].start]):
            return dates[0].date
    return next((d[0] for line in head if (d := parse_date(line)) and d[1] == "day"), None)


def _chamber(head: list[str], joined: str) -> Chamber | None:
    """The chamber whose paper it is, or to which a letter is sent; not the one that gets a copy."""
    for above, line, below in zip(["", *head], head, [*head[1:], ""], strict=False):
        if HOUSE.match(line):
            return chamber_in(line)
        if TO_CHAIR.match(line) and not COPY.search(above) and (chamber := chamber_in(f"{line} {below}")):
            return chamber
    return chamber_in(joined) or ("TK" if "Vragen gesteld door de leden der Kamer" in joined else None)


def _signature(head: list[str], blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    """Name and office of who signs, or of who answers a question; else 'BRIEF VAN DE MINISTER VAN ...'."""
    for line in head:
        if "ntwoord" in line and (answered := ANSWERED.search(line)):
            return answered["name"].strip(), f"{answered['rank'].lower()} van {answered['ministry']}"
    signed = find_signature(blocks)
    if signed and signed.office:
        return signed.name, signed.office
    for at, line in enumerate(head[:-1]):
        if OFFICE.match(line) and (name := NAME.match(head[at + 1])):
            return name["name"], line.rstrip(" ,")
    alone = signed.name if signed else None
    headings = [_plain(block.text) for block in blocks[:TOP] if block.kind == "heading"]
    for line in (*head, *headings):
        if found := BRIEF_OF.match(line):
            return alone, found["office"].rstrip(" ,")
    offices = [line.rstrip(" ,") for line in head if OFFICE.match(line)]
    return alone, offices[0] if offices else None


def _title(parts: _Parts, labels: dict[str, str]) -> str | None:
    """'Betreft', the question's own title, the fiche's title, or the document's own heading."""
    lines = [line for line in parts.headings + parts.running[:2] if len(line) < 400]
    titles = chain(
        (value for label, value in labels.items() if label in SUBJECTS),
        (asked[1] for line in parts.head if (asked := ASKED.match(line))),
        (fiche["title"].strip() for line in lines if (fiche := FICHE.match(line))),
        (line.rstrip(" .") for line in lines if TITLE.match(line)),
        (line for line in parts.head if MOTION.match(line)),
        parts.headings[:1] if not parts.head else (),
    )
    return next(titles, None)


def _ministry(lines: list[str], joined: str, office: str | None) -> str | None:
    """The ministry that leads a fiche, of the office that signs, or of the letterhead, which is `joined` to one line.

    `lines` are the first headings and paragraphs of the text.
    """
    for at, line in enumerate(lines):
        leading = LEADING.search(line) if "Eerstverantwoordelijk" in line else None
        if leading:
            named = ministry_of(leading["ministry"] or " ".join(lines[at + 1 : at + 2]), abbreviations=True)
            if named:
                return named
    if office and (named := ministry_of(office, abbreviations=True)):
        return named
    found = MINISTRY.search(joined)
    return ministry_of(found[0]) if found else None


def read_letterhead(blocks: Sequence[Block], declared: Metadata = NOTHING) -> Metadata:
    """What letterhead, headings and signature say; every field that they leave open is None.

    `declared` is what the file itself declares: what its publisher calls a paper helps to tell its kind.
    """
    # a margin of later pages may keep the date of an earlier draft
    head = [_plain(b.text) for b in sorted((b for b in blocks if b.kind == "letterhead"), key=lambda b: b.page or 1)]
    headings = [text for b in blocks[:400] if b.kind == "heading" and not _is_label(text := _plain(b.text))]
    running = [_plain(b.text) for b in blocks[:120] if b.kind in RUNNING][:40]
    ordered = [_plain(b.text) for b in blocks[:120] if b.kind == "heading" or b.kind in RUNNING]
    parts = _Parts(head, headings, running)
    joined = " ".join(head)
    labels = _labelled(head)
    chamber = _chamber(head, joined)
    session = session_year(joined)
    signatory, office = _signature(head, blocks)
    title = _title(parts, labels)
    paper = paper_kind(blocks, declared.title or title, PaperKind(declared.kind, declared.author))
    reference = next((labels[name] for name in LABELS if name in labels), None)
    known = Metadata(
        title=title,
        kind=paper.kind,
        author=paper.author,
        chamber=chamber,
        date=_date(head, labels),
        session_year=session,
        ministry=_ministry(ordered, joined, office),
        signatory=signatory,
        office=office,
        reference=reference,
    )
    opening = [_plain(b.text) for b in blocks[:TOP]]
    known = merge(known, numbers_of_head(head, opening, chamber, session))
    if known.chamber is None:
        known = replace(known, chamber=chamber_of_number(known.number) if known.dossier else None)
    if paper.kind == "stenogram":
        debate = read_debate(declared.title or title, [*opening, *running])
        return replace(merge(debate, known), chamber=known.chamber or debate.chamber)
    return merge(known, read_meeting(title, headings, running))
