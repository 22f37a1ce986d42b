"""What official papers and answers look like in every format: the masthead above the text, the labels of questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.documents.blocks import Block
from tracker.documents.letterhead.letterhead_patterns import LABEL, NAME, OFFICE, is_labelled, is_letterhead
from tracker.documents.structure.headings import is_title
from tracker.documents.structure.question_labels import is_speaker
from tracker.parliament.dossiers import DOSSIER_NUMBER, PRINTED_DOSSIER

# Tweede Kamer der Staten-Generaal 2 / Vergaderjaar 2020–2021 / 32 545 Wet- en regelgeving / Nr. 143 MOTIE VAN
# / Voorgesteld 6 juli 2021 / Aanhangsel van de Handelingen / 1893
MASTHEAD = re.compile(
    r"(?i:(tweede|eerste) kamer der staten-generaal|staten-generaal\b|vergaderjaar \d|aanhangsel van de handelingen"
    r"|vragen gesteld door de leden der kamer|regering gegeven antwoorden)"
    rf"|(?=\d{{2}} ){DOSSIER_NUMBER}|Nr\. ?\w+\b|(Voorgesteld|Ontvangen|Vastgesteld) |\d{{1,4}}$|[A-Z]{{1,2}}$"
)
# 36 278 | Wijziging van de Wet / Nr. 32 MOTIE VAN HET LID: the dossier or number, and its title
SPLIT = re.compile(rf"({PRINTED_DOSSIER}|Nr\. ?\w+)(?: \|)? (?=\S)")
# Vraag 1 / Vragen 3 en 4 / Antwoord op vraag 2 / Antwoord 5: / Antwoorden op de vragen 3, 4 en 5
QUESTION = re.compile(r"(Vra(ag|gen)|Antwoord(en)?)( (op )?(de )?(vra(ag|gen) )?\d[\d, entm/]*)?[:.]?$")
LONGEST = 600
"""Characters a line of a masthead has at most: a longer one is a whole paper run together."""
VALUE = 160
"""Characters the value of a field in a letterhead has at most."""


def reclassify(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks that a reader of whatever format gives, each of the kind that its text shows.

    Lines of a letterhead, masthead or signature become letterhead, labels of questions headings. A label that stands
    alone (`Datum`) is joined with the line behind it.
    """
    held: Block | None = None
    for block in _settled(blocks):
        if held is not None:
            value = (
                block.kind in ("letterhead", "paragraph") and len(block.text) < VALUE and not is_labelled(block.text)
            )
            if value:
                yield replace(held, text=f"{held.text} {block.text}")
                held = None
                continue
            yield held
            held = None
        if block.kind == "letterhead" and (found := LABEL.match(block.text)) and not found["value"]:
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _settled(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each of the kind that its text shows."""
    head, official = True, False
    above = ""
    for block in blocks:
        text = block.text
        settled = block
        if head:
            official = official or re.match(r"(?i)(tweede|eerste) kamer der staten|vergaderjaar \d", text) is not None
            head = block.kind == "letterhead" or (official and len(text) < LONGEST and MASTHEAD.match(text) is not None)
            if head and (parts := SPLIT.match(text)) and block.kind != "heading":
                yield replace(block, kind="letterhead", text=parts[1])
                text = text[parts.end() :]
                settled = replace(block, kind="heading" if text.isupper() else "letterhead", level=1, text=text)
            elif head and block.kind in ("paragraph", "row"):
                settled = replace(block, kind="letterhead", text=text.replace(" | ", " "))
        if settled.kind in ("paragraph", "heading") and QUESTION.match(text):
            settled = replace(settled, kind="heading", level=2)
        elif settled.kind in ("paragraph", "heading") and is_speaker(text):
            settled = replace(settled, kind="heading", level=3)
        elif settled.kind in ("paragraph", "heading") and text.strip():
            signed = OFFICE.match(above) is not None and NAME.match(text) is not None
            if signed or is_letterhead(text):
                settled = replace(settled, kind="letterhead", level=0)
            elif settled.kind == "paragraph" and is_title(text):
                settled = replace(settled, kind="heading", level=1)
        above = text
        yield settled
