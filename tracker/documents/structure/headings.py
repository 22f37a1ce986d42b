"""Which lines of a plain text are headings, of what level, and how lines are numbered."""

from __future__ import annotations

import re

from tracker.documents.structure.paragraphs import Paragraph, ends_sentence
from tracker.dutch.sentences import breaks_off

# '1. Vermindering', 'a) Titel voorstel', '(ii) het': a number or letter, which stays
NUMBER = re.compile(r"\(?(?:(?P<digits>\d{1,2})|[a-z]|[ivx]{1,5})[.)](?: +|$)")
# '1 Onbeantwoorde vragen', '2.3 Essentie', '3: Levensduur', 'IV. Slot', 'A. Algemeen'
NUMBERED_HEADING = re.compile(r"(?P<digits>\d{1,2}(?:\.\d{1,2})*)[.:]? +(?=[A-Z«“‘])|(?:[IVX]{1,4}|[A-Z])\. +(?=[A-Z])")
# Words that make a short line without a full stop a heading all the same, or a title of one.
TITLED = re.compile(
    r"(?:Werksessie|Sessie|Agendapunt|Hoofdstuk|Deel|Bijlage|Thema|Onderdeel|Paragraaf|Fiche|Actielijn|Pijler"
    r"|Spoor) ?\w{0,4}\b ?[:.–-]?"
    r"|(?:VERSLAG|Verslag) (?:van|VAN)|(?:Antwoord|Beantwoording|Antwoorden)(?:en)? (?:van|op) (?:de |het |Kamer)"
    r"|Geannoteerde agenda"
)
# 'Verslag van de Raad', 'Fiche 1: Wijziging': the title of a whole paper
TITLE = re.compile(r"(?:Verslag|VERSLAG|Antwoord(?:en)? van|Beantwoording|Geannoteerde agenda|Fiche \d)\b")
# 'Beslispunt 3', 'Aanbeveling IV': a line of its own above what somebody proposes
NUMBERED_POINT = re.compile(
    r"(?:Beslispunt|Aanbeveling|Conclusie|Actiepunt|Advies|Verzoek) (?:\d{1,2}|[IVX]{1,4})[.:]?"
)
# Openings of a sentence whose full stop was forgotten.
SENTENCE_START = re.compile(
    r"(?:Ja|Nee|Zie|Ik|Wij|We|U|Er|Dit|Deze|Dat|Hierbij|Hiermee|Daarom|Daarnaast|Hij|Zij|Het kabinet)\b"
)
# 'Washington D.C.', 'Van Dijk c.s.'
ABBREVIATED_END = re.compile(r"\b[A-Z]\.$|\bc\.s\.$|\bjl\.$|\be\.a\.$|\betc\.$")
ABBREVIATION = 6
"""In how many characters, the last of a paragraph, that end is looked for."""
LONGEST_HEADING = 120
LONGEST_TITLE = 320


def closes(text: str) -> bool:
    """Whether a paragraph ends as a sentence or a part of one does."""
    return text[-1] == "," or ends_sentence(text)


def is_title(text: str) -> bool:
    """Whether a line is the title of a whole paper by its words: 'Verslag van een commissiedebat'."""
    return len(text) <= LONGEST_HEADING and TITLE.match(text) is not None and not closes(text)


def is_heading(text: str, lines: int) -> bool:
    """Whether a paragraph without markup is a heading: short, of one or two lines, and no sentence."""
    if len(text) > LONGEST_TITLE or lines > 3:
        return False
    if NUMBERED_POINT.fullmatch(text):
        return True
    if TITLED.match(text) and ". " not in text[12:].replace("D.C. ", ""):
        return len(text) <= LONGEST_HEADING or not closes(text) or text.startswith(("Antwoord", "Beantw"))
    if len(text) > LONGEST_HEADING or lines > 2 or len(text) < 3:
        return False
    if closes(text) and not ABBREVIATED_END.search(text, len(text) - ABBREVIATION):
        return NUMBERED_HEADING.match(text) is not None and text[-1] == ":" and len(text) < 60
    if text[0].isdigit() and not NUMBERED_HEADING.match(text):
        return False
    starts = text[0].isupper() or text[0].isdigit() or text[0] in "‘“«\"'"
    return starts and SENTENCE_START.match(text) is None and not breaks_off(text)


def is_lettered_heading(text: str, paragraph: Paragraph, above: str) -> bool:
    """Whether 'a) Titel voorstel' heads what follows: short, a capital behind the letter, no end of a sentence.

    A blank line stands above it, or the heading that it divides.
    """
    marker = NUMBER.match(text)
    under = series_of(above) is not None and series_of(above) != series_of(text)
    if marker is None or not (paragraph.gap or under) or paragraph.lines > 2 or len(text) > LONGEST_HEADING:
        return False
    title = text[marker.end() :]
    return title[:1].isupper() and not closes(title) and SENTENCE_START.match(title) is None


def level_of(text: str) -> int:
    """1 for the title of a paper, 2 for a heading, more for '2.1'."""
    if TITLE.match(text):
        return 1
    found = NUMBERED_HEADING.match(text)
    return 2 + found["digits"].count(".") if found and found["digits"] else 2


def series_of(text: str) -> str | None:
    """What a numbered line is numbered with, digits or letters; None for a line without number."""
    found = NUMBER.match(text)
    return None if found is None else "digits" if found["digits"] else "letters"
