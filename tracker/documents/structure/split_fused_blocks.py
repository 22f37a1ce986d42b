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
# 'Aan de Voorzitter van de Tweede Kamer der Staten-Generaal' and 'Den Haag, 5 maart 2012'
CITY = re.compile(r" (?=(?:Den Haag|['’‘]s-Gravenhage) ?,)")


def _letterhead(block: Block, text: str) -> Block:
    return replace(block, text=text, kind="letterhead", level=0)


def _split(block: Block) -> Iterator[Block]:
    text = block.text
    if text[0] in FIRST_SIGNS and (label := split_label(text)):
        yield replace(block, text=label[0], kind="heading", level=LABEL_LEVEL)
        if label[1]:
            yield from _split(replace(block, text=label[1], kind="paragraph", level=0))
        return
    if is_speaker(text):
        yield replace(block, kind="heading", level=LABEL_LEVEL)
        return
    if text[0] == "A" and (address := ADDRESSED.match(text)):
        for line in CITY.split(address[0]):
            yield _letterhead(block, line)
        yield from _split(replace(block, text=text[address.end() :].strip()))
        return
    if text[0] == "G" and (salutation := SALUTED.match(text)):
        yield _letterhead(block, salutation[0].strip())
        yield replace(block, text=text[salutation.end() :])
        return
    if (
        block.kind == "paragraph"
        and ("inister" in text or "taatssecretaris" in text)
        and (signed := SIGNED.search(text))
    ):
        before, after = text[: signed.start()].strip(), text[signed.end() :].strip()
        if not before or before[-1] in ".:!?" or not after:
            if before:
                yield replace(block, text=before)
            yield _letterhead(block, signed["office"].rstrip(" ,") + ",")
            yield _letterhead(block, signed["name"])
            if after:
                yield from _split(replace(block, text=after))
            return
    yield block


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
