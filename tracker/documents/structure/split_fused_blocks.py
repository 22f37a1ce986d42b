"""Parts of blocks that are blocks of their own: a label before an answer, an address before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.documents.blocks import Block
from tracker.documents.letterhead.letterhead_patterns import ADDRESSED, SALUTED, SIGNED
from tracker.documents.speaker_labels import is_debate, speaker_label
from tracker.documents.structure.question_labels import FIRST_SIGNS, is_speaker, split_label

LABEL_LEVEL = 3
MOST_PARTS = 200
"""No letter has more labels, addresses and signatures in one paragraph."""
# 'Aan de Voorzitter van de Tweede Kamer der Staten-Generaal' and 'Den Haag, 5 maart 2012'
CITY = re.compile(r" (?=(?:Den Haag|['’‘]s-Gravenhage) ?,)")


def _letterhead(block: Block, text: str) -> Block:
    return replace(block, text=text, kind="letterhead", level=0)


def _split(block: Block) -> Iterator[Block]:
    """The parts of a block, MOST_PARTS at most: what is left then is one block, so that no text takes long."""
    rest: Block | None = block
    for _ in range(MOST_PARTS):
        if rest is None or not rest.text:
            return
        parts, rest = _first_parts(rest)
        yield from parts
    if rest is not None:
        yield rest


def _first_parts(block: Block) -> tuple[list[Block], Block | None]:
    """What stands apart at the start of a block, and the rest to look at; None when nothing is left."""
    text = block.text
    if text[0] in FIRST_SIGNS and (label := split_label(text)):
        heading = replace(block, text=label[0], kind="heading", level=LABEL_LEVEL)
        return [heading], replace(block, text=label[1], kind="paragraph", level=0)
    if is_speaker(text):
        return [replace(block, kind="heading", level=LABEL_LEVEL)], None
    if text[0] == "A" and (address := ADDRESSED.match(text)):
        lines = [_letterhead(block, line) for line in CITY.split(address[0])]
        return lines, replace(block, text=text[address.end() :].strip())
    if text[0] == "G" and (salutation := SALUTED.match(text)):
        return [_letterhead(block, salutation[0].strip()), replace(block, text=text[salutation.end() :])], None
    return _around_signature(block) or ([block], None)


def _around_signature(block: Block) -> tuple[list[Block], Block | None] | None:
    """What stands before a signature and the signature, then the rest; None when there is none in the block."""
    text = block.text
    if block.kind != "paragraph" or not ("inister" in text or "taatssecretaris" in text):
        return None
    signed = SIGNED.search(text)
    if signed is None:
        return None
    before, after = text[: signed.start()].strip(), text[signed.end() :].strip()
    if before and before[-1] not in ".:!?" and after:
        return None
    office, name = _letterhead(block, signed["office"].rstrip(" ,") + ","), _letterhead(block, signed["name"])
    return [*([replace(block, text=before)] if before else []), office, name], replace(block, text=after)


def _split_speech(block: Block) -> Iterator[Block]:
    """A paragraph of a debate: the name of the speaker is a heading, what he says is not."""
    label = speaker_label(block.text)
    if label is None:
        yield block
        return
    yield replace(block, text=block.text[: label.end], kind="heading", level=LABEL_LEVEL)
    if rest := block.text[label.end :].strip():
        yield replace(block, text=rest, kind="paragraph", level=0)


def split_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with those split that hold a label, an address or a signature besides their text."""
    blocks = list(blocks)
    if is_debate([block.text for block in blocks if block.kind in ("paragraph", "heading", "item")]):
        speeches = (_split_speech(b) if b.kind in ("paragraph", "heading", "item") else (b,) for b in blocks)
        blocks = [part for parts in speeches for part in parts]
    for block in blocks:
        if not block.text.strip():
            continue
        if block.kind in ("paragraph", "heading", "item"):
            yield from _split(block)
        else:
            yield block
