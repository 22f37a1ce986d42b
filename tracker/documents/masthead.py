"""What official papers and answers look like in every format: the masthead above the text, the labels of questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.documents.blocks import Block

# Tweede Kamer der Staten-Generaal 2 / Vergaderjaar 2020–2021 / 32 545 Wet- en regelgeving / Nr. 143 MOTIE VAN
# / Voorgesteld 6 juli 2021 / Aanhangsel van de Handelingen / 1893
MASTHEAD = re.compile(
    r"(?i:(tweede|eerste) kamer der staten-generaal|staten-generaal\b|vergaderjaar \d|aanhangsel van de handelingen"
    r"|vragen gesteld door de leden der kamer|regering gegeven antwoorden)"
    r"|\d{2} \d{3}\b|Nr\. ?\w+\b|(Voorgesteld|Ontvangen|Vastgesteld) |\d{1,4}$|[A-Z]{1,2}$"
)
# Vraag 1 / Vragen 3 en 4 / Antwoord op vraag 2 / Antwoord 5: / Antwoorden op de vragen 3, 4 en 5
QUESTION = re.compile(r"(Vra(ag|gen)|Antwoord(en)?)( (op )?(de )?(vra(ag|gen) )?\d[\d, entm/]*)?[:.]?$")


def tidy(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a masthead at their top made letterhead and the labels of questions made headings."""
    head = True
    official = False
    for block in blocks:
        if head and block.kind in ("paragraph", "heading", "row", "letterhead"):
            official = (
                official or re.match(r"(?i)(tweede|eerste) kamer der staten|vergaderjaar \d", block.text) is not None
            )
            head = block.kind == "letterhead" or (official and MASTHEAD.match(block.text) is not None)
            if head and block.kind in ("paragraph", "row"):
                yield replace(block, kind="letterhead", text=block.text.replace(" | ", " "))
                continue
        if block.kind == "paragraph" and QUESTION.match(block.text):
            yield replace(block, kind="heading", level=2)
        else:
            yield block
