"""What a block turns out to be by the blocks beside it: item, cell, value or name of the letterhead, question."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.documents.blocks import Block
from tracker.documents.letterhead.letterhead_patterns import DOSSIER, LABEL, NAME, OFFICE, SUBJECTS, is_labelled
from tracker.documents.structure.headings import closes, series_of
from tracker.documents.structure.markup import HEADINGS
from tracker.documents.structure.paragraphs import Paragraph, dehyphenate
from tracker.documents.structure.question_labels import split_label
from tracker.dutch.sentences import breaks_off

# 'Vragen van het lid Koenders (PvdA) over Kosovo. (Ingezonden 3 mei 1999)'
ASKED = re.compile(r"Vragen van (?:het lid|de leden) .*\([Ii]ngezonden ", re.DOTALL)
DOSSIER_LINE = re.compile(DOSSIER)
MOTION_END = "en gaat over tot de orde van de dag"
HEAD = 40
"""How many blocks the head of a paper has at most."""
FEWEST_CELLS, LONGEST_CELL = 4, 60
FULL_SUBJECT = 45
"""Characters of a line of a subject from which it may be full."""


def reclassify_lists(blocks: list[Block]) -> None:
    """Numbered headings with nothing between them are items of a list, in place."""
    for at, block in enumerate(blocks):
        series = series_of(block.text) if block.kind == "heading" else None
        beside = [*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]] if series else []
        if any(near.kind in ("heading", "item") and series_of(near.text) == series for near in beside):
            blocks[at] = replace(block, kind="item", level=0)


def reclassify_tables(blocks: list[Block], paragraphs: list[Paragraph]) -> None:
    """Four or more short fragments under one another are a table or a list of contents, not headings. In place."""
    runs: list[list[int]] = [[]]
    for at, block in enumerate(blocks):
        if len(block.text) >= LONGEST_CELL or not _is_fragment(block):
            if runs[-1]:
                runs.append([])
        elif block.kind == "heading" and paragraphs[at].gap:
            runs.append([at])
        else:
            runs[-1].append(at)
    for run in runs:
        for n in run if len(run) >= FEWEST_CELLS else ():
            blocks[n] = replace(blocks[n], kind="row", level=0)


def _is_fragment(block: Block) -> bool:
    """Whether a block that is short enough can be a cell of a table."""
    cell = block.kind in ("heading", "paragraph")
    return cell and not closes(block.text) and block.text[0] not in HEADINGS and split_label(block.text) is None


def join_values(blocks: list[Block], paragraphs: list[Paragraph]) -> list[Block]:
    """Labels of the letterhead with their values: 'Datum' and '3 oktober 2018' become one block."""
    joined: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if block.kind == "letterhead" and is_labelled(block.text):
            found = LABEL.match(block.text)
            assert found is not None
            subject = found["label"] in SUBJECTS
            text, empty = block.text, not found["value"]
            while at < len(blocks) and not paragraphs[at].gap and (subject or empty) and len(blocks[at].text) < 160:
                if blocks[at].kind == "letterhead" or (not empty and not _subject_goes_on(paragraphs, at)):
                    break
                text, empty = dehyphenate(text, blocks[at].text), False
                at += 1
            block = Block(text, "letterhead", 0, block.page)
        joined.append(block)
    return joined


def _subject_goes_on(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether a line goes on with the subject above it, and is none of the margin beside it."""
    above, line = paragraphs[at - 1].text, paragraphs[at].text
    return not above.endswith(".") and (line[0].islower() or len(above) > FULL_SUBJECT or breaks_off(above))


def reclassify_runs(blocks: list[Block]) -> None:
    """Short lines between two lines of a letterhead belong to it; so does the name under an office. In place."""
    runs: list[list[int]] = [[]]
    above: Block | None = None
    """The block above, when that is a line of the letterhead."""
    for at, block in enumerate(blocks):
        signs = above is not None and block.kind in ("heading", "paragraph") and OFFICE.match(above.text) is not None
        if signs and NAME.match(block.text):
            blocks[at] = replace(block, kind="letterhead", level=0)
        kind = blocks[at].kind
        if kind in ("letterhead", "heading") or (above and len(block.text) < 12 and not closes(block.text)):
            runs[-1].append(at)
        elif runs[-1]:
            runs.append([])
        above = block if kind == "letterhead" else None
    for run in runs:
        heads = [n for n in run if blocks[n].kind == "letterhead"]
        for n in run if heads else ():
            if n < heads[-1] and (n > heads[0] or run[0] == 0) and blocks[n].kind != "letterhead":
                blocks[n] = replace(blocks[n], kind="letterhead", level=0)


def reclassify_paper(blocks: list[Block]) -> None:
    """The title of a dossier, between its number and that of the paper, and the names under a motion, in place."""
    for at, block in enumerate(blocks[:HEAD]):
        if block.kind == "letterhead" and DOSSIER_LINE.fullmatch(block.text):
            below = range(at + 1, min(at + 7, len(blocks)))
            number = next((n for n in below if blocks[n].text.lower().startswith("nr.")), at)
            for n in range(at + 1, number):
                blocks[n] = replace(blocks[n], kind="letterhead", level=0)
    ends = [at for at, block in enumerate(blocks) if block.text.startswith(MOTION_END)]
    for at in range(ends[-1] + 1, len(blocks)) if ends else ():
        if len(blocks[at].text) > LONGEST_CELL or closes(blocks[at].text):
            break
        blocks[at] = replace(blocks[at], kind="letterhead", level=0)


def reclassify_answers(blocks: list[Block]) -> None:
    """In older papers a number alone stands above each question and each answer: 'Vraag 1', 'Antwoord 1'. In place."""
    begun = next((at for at, block in enumerate(blocks[:HEAD]) if ASKED.match(block.text)), None)
    if begun is None:
        return
    label, expected = "Vraag", 1
    for at in range(begun + 1, len(blocks)):
        text = blocks[at].text
        if text.startswith("Antwoord"):
            label, expected = "Antwoord", 1
        elif text == str(expected) and blocks[at].kind in ("paragraph", "row"):
            blocks[at] = replace(blocks[at], text=f"{label} {text}", kind="heading", level=3)
            expected += 1
