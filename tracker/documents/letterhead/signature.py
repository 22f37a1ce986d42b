"""Who signs a letter: office and name at its foot, in either order, over as many lines as the layout made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, Block
from tracker.documents.letterhead.letterhead_patterns import NAME, OFFICE

SHORT, LONGEST = 70, 160
"""Characters that a line has at most that goes on with an office, and a line that holds one."""
LINES = 3
"""How many lines an office can take."""
SIGNED_BY = re.compile(r"^(?:\(?[Ww]\.?[Gg]\.?\)?[,.]? ?)")
# Minister van Landbouw, Visserij, Voedselzekerheid en Natuur: under a name the article is left out
BARE_OFFICE = re.compile(
    r"(?:[Dd]e )?(?:[Vv]iceminister-president|[Mm]inister-president|[Mm]inister|[Ss]taatssecretaris)"
    r"(?:,? (?:van|voor) [A-Z][^.?!:;]{2,120})?,?$"
)
# H.G.J. Kamp Minister van Economische Zaken: name and office on one line
NAME_AND_OFFICE = re.compile(
    r"(?P<name>(?:[A-Z][\w.’'-]*\.? ){1,5}?[A-Z][\w’'-]+) "
    r"(?P<office>(?:[Mm]inister|[Ss]taatssecretaris) (?:van|voor) [A-Z].{2,120})$"
)
# Welzijn en Sport, mw. drs. E.I. Schippers: the end of an office, and the name
END_AND_NAME = re.compile(r"(?P<end>[^.?!:;]{3,60},) (?P<name>\S.{3,50})$")
BREAK = re.compile(f"{MARK_OPEN}p\\d+{MARK_CLOSE}")
CLOSING = re.compile(r"Hoogachtend|Met (?:vriendelijke groet|hoogachting|de meeste)|\(?[Ww]\.?[Gg]\.?\)?$")
ANNEX = re.compile(r"Bijlagen?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """An office and a name, as written, and the blocks that hold them."""

    office: str | None
    name: str | None
    first: int
    last: int
    name_first: bool = False


def _line(block: Block) -> str:
    return SIGNED_BY.sub("", " ".join(BREAK.sub(" ", block.text).split()))


def _is_line(block: Block) -> bool:
    return block.kind in ("letterhead", "paragraph", "heading", "row") and len(block.text) <= LONGEST


def _name(text: str) -> str | None:
    found = NAME.match(text)
    return found["name"] if found else None


def _behind_office(blocks: Sequence[Block], at: int) -> Signature | None:
    """An office that begins at this block, and the name below it: the office may take some lines."""
    office = _line(blocks[at])
    if not OFFICE.match(office) and not BARE_OFFICE.match(office):
        return None
    for below in range(at + 1, min(at + 1 + LINES, len(blocks))):
        line = _line(blocks[below])
        if not _is_line(blocks[below]) or len(line) > SHORT:
            break
        if line and (name := _name(line)) and not re.match(r"[A-Z][a-z]+ en ", line):
            return Signature(office.rstrip(" ,"), name, at, below)
        if (both := END_AND_NAME.match(line)) and (name := _name(both["name"])):
            return Signature(f"{office} {both['end'].rstrip(' ,')}", name, at, below)
        if line:
            office = f"{office} {line}"
    return None


def _behind_name(blocks: Sequence[Block], at: int) -> Signature | None:
    """A name at this block and the office below it, or both on its line."""
    line = _line(blocks[at])
    if (both := NAME_AND_OFFICE.match(line)) and (name := _name(both["name"])):
        return Signature(both["office"].rstrip(" ,"), name, at, at, name_first=True)
    name = _name(line)
    if name is None or at + 1 >= len(blocks):
        return None
    below = _line(blocks[at + 1])
    return Signature(below.rstrip(" ,"), name, at, at + 1, name_first=True) if BARE_OFFICE.match(below) else None


def _alone(blocks: Sequence[Block], begun: int) -> Signature | None:
    """A name alone at the very end of a letter, or above its annexes."""
    annex = next((at for at in range(begun + 1, len(blocks)) if ANNEX.match(blocks[at].text)), len(blocks))
    for end in (annex, len(blocks)):
        at = end - 1
        if at <= begun or not _is_line(blocks[at]) or blocks[at].kind == "row":
            continue
        line = _line(blocks[at])
        closed = CLOSING.match(blocks[at - 1].text) or line != blocks[at].text
        if (name := _name(line)) and ("." in name or closed):
            return Signature(None, name, at, at)
    return None


def _below_closing(blocks: Sequence[Block], begun: int) -> Signature | None:
    """A name alone right below `Met vriendelijke groet,`: of a writer whose office is none of the government."""
    for at in range(begun + 1, len(blocks) - 1):
        if CLOSING.match(blocks[at].text) and _is_line(blocks[at]) and _is_line(blocks[at + 1]):
            name = _name(_line(blocks[at + 1]))
            return Signature(None, name, at + 1, at + 1) if name else None
    return None


def find_signature(blocks: Sequence[Block]) -> Signature | None:
    """The first signature behind the first sentence of a letter; None for a text without one. Footnotes left out."""
    begun = next((at for at, b in enumerate(blocks) if b.kind == "paragraph" and len(b.text) > SHORT), None)
    if begun is None:
        return None
    for at in range(begun + 1, len(blocks)):
        if _is_line(blocks[at]) and (found := _behind_office(blocks, at) or _behind_name(blocks, at)):
            return found
    closed = _below_closing(blocks, begun)
    if closed is not None:
        return closed
    heads = any(block.kind == "letterhead" for block in blocks[:begun])
    return _alone(blocks, begun) if heads else None


def settle_signature(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the lines of the signature made letterhead: the office on one, the name on one."""
    found = find_signature([block for block in blocks if block.kind != "footnote"]) if blocks else None
    if found is None:
        return list(blocks)
    signed = blocks[found.first : found.last + 1]
    texts = [text for text in ((found.name, found.office) if found.name_first else (found.office, found.name)) if text]
    if [_line(block).rstrip(" ,") for block in signed] == texts:
        texts = [block.text for block in signed]
    lines = [replace(signed[0], text=text, kind="letterhead", level=0) for text in texts]
    return [*blocks[: found.first], *lines, *blocks[found.last + 1 :]]
