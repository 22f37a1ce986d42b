"""Where a promise or a report on it stands, in the words of a clerk: a Kamerstuk, a letter by its date, a debate."""

from __future__ import annotations

import re
from datetime import date as calendar_date

from tracker.dutch.sentences import split
from tracker.resolve.promise_terms import recalls

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()

# tijdens het VAO Arbeidsmarktbeleid van 21 december (Handelingen II 2011/12, nr. 39) · in het AO op 12 februari 2013
_OCCASION = re.compile(
    r"\b(?:[Tt]ijdens|[Ii]n|[Bb]ij) (?:het|de|mijn) (?P<occasion>(?:[\w-]+ ){0,3}?[\w-]*"
    r"(?:AO|VAO|VSO|WGO|[Oo]verleg|debat|[Bb]ehandeling|[Bb]rief|vragenuur)\b[^.;,()]{0,90}?"
    r"\b(?:van|op|d\.d\.) \d{1,2} (?:" + "|".join(MONTHS) + r")(?: (?:19|20)\d\d)?)"
    r"(?:[^.;()]{0,80}?(?P<paper> \((?:[A-Z]|\d)[^()]{4,90}\)))?"
)
_TOLD_TO = re.compile(r" (?:met|aan) (?:uw|de) (?:Tweede |Eerste )?Kamer\b")


def long_date(date: str | None) -> str:
    """`2024-12-04` as `4 december 2024`; what is no whole date as it is."""
    try:
        day = calendar_date.fromisoformat((date or "")[:10])
    except ValueError:
        return date or ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


# Dit onderzoek · de uitkomsten van deze evaluatie · Mocht dat: a sentence points, near its beginning, to the one before
_POINTS_BACK = re.compile(
    r"\A.{0,70}?(?:\b(?:hier|daar)(?:van|over|toe|na|op|voor|aan)\b|\bhier\b(?= (?:nader|binnenkort|meer))"
    r"|\b(?:deze|dit) (?!brief|verslag|rapportage|jaar|voorjaar|najaar|zomer|week|maand|kabinet|kamer)[a-z]+"
    r"|\bdie (?:brief|rapportage|evaluatie|motie)\b|\A(?:mocht|als|indien|wanneer|zodra) (?:dat|dit|die)\b)"
    r"|\bhier(?:van|over|toe)\.\Z",
    re.IGNORECASE,
)
# pro- gramma: a word that the end of a line parted, not `voor- en najaar`
_PARTED = re.compile(r"(?<=[a-z]{3})- (?!(?:en|of|dan|als|tot|c\.q)\b)(?=[a-z]{3})")
_NOTE = re.compile(r"(?<=[.!?])\d{1,2}\Z")
"""The number of a footnote behind a sentence."""


# 3.2 Aandacht voor kiezers · A. Moties
_LONGEST_BEFORE = 300
_NUMBERED = re.compile(r"\A(?:\d+(?:\.\d+)*|[A-Z])[.)]?\s+(?=[A-Z])")
_GENERAL = re.compile(
    r"(?:antwoord|vraag|bijlage|hoofdstuk|paragraaf)\b.*|inleiding|aanleiding|tot slot|slot|afsluiting|conclusies?|"
    r"samenvatting|algemeen|vervolg|vooruitblik|ten slotte",
    re.IGNORECASE,
)
"""Headings that do not say what stands below them."""


def described(sentence: str, heading: str, before: str = "") -> str:
    """A promise as a list has it: its sentence, whole, and what it is about where it points back to others.

    That is the heading above it, or else the sentence before it between square brackets; `before` is the text up to it.
    """
    said = _NOTE.sub("", _PARTED.sub("", " ".join(sentence.split())))
    said = said[:-1] + "." if said.endswith((";", ":")) else said
    above = _NUMBERED.sub("", " ".join(heading.split())).rstrip(".:")
    above = "" if _GENERAL.fullmatch(above) else above
    if _POINTS_BACK.search(said) is None or (above and above in said):
        return said
    return f"{above}: {said}" if above else f"{_sentence_before(before)}{said}"


def _sentence_before(text: str) -> str:
    """The last sentence of a text between square brackets, its end when it is long; '' for none."""
    paragraph = text.rstrip().rsplit("\n\n", 1)[-1]
    parts = split(paragraph)
    words = " ".join(paragraph[slice(*parts[-1])].split()) if parts else ""
    if len(words) > _LONGEST_BEFORE:
        words = "… " + words[-_LONGEST_BEFORE:].partition(" ")[2]
    return f"[{words}] " if words.endswith((".", "!", "?")) else ""


def occasion(quote: str) -> str | None:
    """Where a sentence says its promise was made, if it recalls one: `VAO Arbeidsmarktbeleid van 21 december (...)`."""
    said = " ".join(quote.split())
    found = _OCCASION.search(said) if recalls(said) else None
    if found is None:
        return None
    return _TOLD_TO.sub("", found["occasion"]).strip() + (found["paper"] or "")


def paper(
    vindplaats: str | None, title: str | None, date: str | None, source: str | None, *, dated: bool = True
) -> str:
    """A paper as staff name it: its Vindplaats, else its title or `brief`, `dated` with its day, else its file.

    Without `dated` the text around it has the day already: then a letter without number and title is ''.
    """
    if vindplaats:
        return vindplaats
    day = long_date(date)
    if title:
        known = not dated or not day or day in title
        return title if known else f"{title} ({day})"
    if day:
        return f"brief van {day}" if dated else ""
    name = (source or "").replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return f"stuk zonder datum ({name})" if name else "stuk zonder datum"
