"""The letterhead as it is in every format: head of the paper, subject and signature, each on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.documents.blocks import Block
from tracker.documents.letterhead.letterhead_patterns import LABEL, SUBJECTS, is_letterhead
from tracker.documents.letterhead.paper_head import TOP, settle_head
from tracker.documents.letterhead.signature import settle_signature
from tracker.dutch.sentences import breaks_off

FULL_SUBJECT, LONGEST_PART = 45, 160
"""Characters of a subject from which its line may be full, and of a line that a subject goes on in at most."""
# www.rijksoverheid.nl: from the margin beside the subject
ADDRESSES = re.compile(r"(?: (?:www\.|https?://)\S+)+$")


def settle_letterhead(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a document, those of its letterhead told apart from the text and whole."""
    return settle_signature(_settle_subject(settle_head(blocks)))


def _settle_subject(blocks: list[Block]) -> list[Block]:
    """The subject of a letter with the lines it goes on in, whichever reader parted them."""
    for at, block in enumerate(blocks[: 2 * TOP]):
        label = LABEL.match(block.text) if block.kind == "letterhead" else None
        if label is None or label["label"] not in SUBJECTS:
            continue
        text, end = block.text, at + 1
        while end < len(blocks) and _goes_on(text, label["value"], blocks, end):
            text, end = f"{text} {blocks[end].text}", end + 1
        return [*blocks[:at], replace(block, text=ADDRESSES.sub("", text)), *blocks[end:]]
    return blocks


def _goes_on(subject: str, value: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether the subject goes on in a block: it is short, no sentence, and what stands below is the salutation."""
    block = blocks[at]
    if block.kind not in ("paragraph", "heading") or is_letterhead(block.text) or subject.endswith("."):
        return False
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if len(block.text) > LONGEST_PART or block.text.endswith((".", "?", "!")):
        open_ended = not value or breaks_off(subject)
        return open_ended and below is not None and below.kind == "letterhead" and len(block.text) < 2 * LONGEST_PART
    if not value or block.text[:1].islower() or breaks_off(subject):
        return True
    return len(value) > FULL_SUBJECT and below is not None and below.text.startswith("Geachte")
