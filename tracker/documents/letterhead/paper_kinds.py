"""What kind of paper a document is, and whose words it holds, by the rules of `lexicon/papers.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.documents.blocks import Block
from tracker.documents.letterhead.letterhead_patterns import LABEL, SUBJECTS
from tracker.lexicon import load
from tracker.lexicon.wordings import expression_of
from tracker.models import Author

OPENING, CLOSING = 40, 25
"""How many blocks the head and the foot of a paper have at most."""
SENTENCE, LONG = 40, 200
"""Characters from which a sentence can be the running text, and from which it is."""
LONGEST_TITLE, LONGEST_LINE = 400, 160
"""Characters of a line that names a paper, and of a line of a letterhead or signature."""
SURVEYED = 60
"""How many blocks are searched for a heading that tells the kind."""
VOICE = 40_000
"""How many characters of a letter are searched for the voice of a ministry."""
CAPITALS = 0.6
"""Share of capitals among the letters of a line with which a Kamerstuk names itself."""
# Nr. 2893 BRIEF VAN DE MINISTER; Nr. 448; nr. B; A; 12
NUMBER = re.compile(r"(?:Nr\.?|nr\.|NR\.) ?(?:\d{1,4}|[A-Z]{1,3})?(?![\w.])(?: \|)? ?|[A-Z]{1,2}$")
# De Kamer, / gehoord de beraadslaging,
DELIBERATED = re.compile(r"De Kamer,?(?:$| (?:gehoord|gelezen|constaterende|overwegende))|gehoord de beraadslaging")
CARRIES_ON = re.compile(r"en gaat over tot de orde van de dag", re.IGNORECASE)
MARK = re.compile("\ue000[^\ue001]*\ue001")
SALUTATION = re.compile(r"(?:Geachte?|Beste|Zeer geachte) ")


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper, None where nothing tells it, and whose it is."""

    kind: str | None = None
    author: Author | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    result: PaperKind
    where: str = ""
    strong: bool = False


@cache
def _rules(section: str) -> tuple[_Rule, ...]:
    """The rules of one section of the lexicon."""
    return tuple(
        _Rule(
            re.compile(expression_of(row), re.IGNORECASE),
            PaperKind(row.get("kind"), row.get("author")),
            row.get("where", ""),
            row.get("strong", False),
        )
        for row in load("papers")[section]
    )


def declared_kind(types: Iterable[str]) -> PaperKind:
    """The kind that a publisher's or a feed's name of a sort stands for; empty when none of the names is known."""
    table: dict[str, dict[str, str | None]] = load("papers")["publisher"]
    for name in types:
        key = " ".join(name.lower().split())
        row = table.get(key) or table.get(key.split(";")[0]) or table.get(key.split(" ")[0])
        if row:
            return PaperKind(row["kind"], row["author"])  # type: ignore[arg-type]
    return PaperKind()


def _first(section: str, lines: Iterable[str]) -> PaperKind | None:
    """What the first line says that a rule of this section knows."""
    for line in lines:
        for rule in _rules(section):
            if rule.pattern.match(line):
                return rule.result
    return None


def _plain(block: Block) -> str:
    return " ".join(MARK.sub("", block.text).split())


def _opening(blocks: Sequence[Block]) -> list[Block]:
    """The blocks before the running text: up to the salutation or the first long paragraph."""
    found: list[Block] = []
    for block in blocks[:OPENING]:
        if SALUTATION.match(block.text) or _is_sentence(block, LONG):
            break
        found.append(block)
    return found


def _is_sentence(block: Block, length: int) -> bool:
    """Whether a block is running text of more than so many characters."""
    return block.kind in ("paragraph", "item") and len(block.text) > length and block.text[-1] in ".?!"


def _official(opening: Sequence[str]) -> list[str]:
    """The lines with which a Kamerstuk names itself: in capitals, or behind its number."""
    lines: list[str] = []
    numbered = False
    for line in opening:
        number = NUMBER.match(line)
        bare = line[number.end() :] if number else line
        letters = [c for c in bare if c.isalpha()]
        capitals = len(letters) > 4 and sum(map(str.isupper, letters)) > CAPITALS * len(letters)
        if bare and (capitals or numbered or number or bare.startswith(("Aanhangsel ", "Vragen gesteld door"))):
            lines.append(bare)
        numbered = bool(number) and not bare
    return lines


def _titles(title: str | None, opening: Sequence[Block]) -> list[str]:
    """The subject, and the headings and short lines above the running text; labels of the letterhead left out."""
    lines = [title] if title else []
    for block in opening:
        line = _plain(block)
        label = LABEL.match(line)
        value = (
            label["value"]
            if label and label["label"] in SUBJECTS
            else re.sub(r"^Document(?:titel)?: (?:\| )?", "", line)
        )
        if len(value) < LONGEST_TITLE and not (
            block.kind == "paragraph" and value.endswith((".", "?")) and len(value) > LONGEST_LINE
        ):
            lines.append(value)
    return lines


def _foot(blocks: Sequence[Block]) -> list[str]:
    """The lines that can be a signature: the short ones at the end, and those that the reader took for one."""
    begun = next((at for at, block in enumerate(blocks) if _is_sentence(block, SENTENCE)), len(blocks))
    rest = blocks[begun:]
    lines = [_plain(block) for block in rest if block.kind == "letterhead"]
    lines += [
        line for block in rest[-CLOSING:] if len(line := _plain(block)) < LONGEST_LINE and block.kind != "letterhead"
    ]
    return [re.sub(r"^(?:Hoogachtend|Met (?:vriendelijke groet|hoogachting))(?: ?,)? ", "", line) for line in lines]


def _author_of_letter(head: Sequence[str], foot: Sequence[str], text: str) -> Author | None:
    """Whose a paper is by its address and signature, or by the voice of a letter that has neither."""
    is_letter = _is_letter((*head, *foot))
    for rule in _rules("letters"):
        lines = head if rule.where == "head" else foot if rule.where == "foot" else (*head, *foot)
        outsiders = rule.result.author == "outsider"
        if (is_letter or not outsiders) and any(rule.pattern.match(line) for line in lines):
            return "government" if outsiders and _reads_as_ministry(text, strongly=True) else rule.result.author
    if not is_letter:
        return None
    return "government" if _reads_as_ministry(text) else "outsider"


@cache
def _voices() -> tuple[int, re.Pattern[str], re.Pattern[str]]:
    """How often a body must speak, and what finds it, and the government, as the subject of a sentence."""
    row = load("papers")["voices"]
    verbs = "|".join(row["verbs"])
    body, government = (rf"{row[name]} (?:{verbs})|(?:{verbs}) {row[name]}" for name in ("body", "government"))
    body, government = rf"\b(?:{body})\b", rf"\b(?:{row['own']}|{government})\b"
    return row["least"], re.compile(body, re.IGNORECASE), re.compile(government, re.IGNORECASE)


def _speaks_for_a_body(text: str) -> bool:
    """Whether a report is an inspectorate's, a council's or an agency's: it speaks more often than a minister does."""
    least, body, government = _voices()
    of_body = sum(1 for _ in body.finditer(text))
    return of_body >= least and of_body > sum(1 for _ in government.finditer(text))


def _is_letter(lines: Iterable[str]) -> bool:
    return any(rule.pattern.match(line) for line in lines for rule in _rules("letter"))


def _reads_as_ministry(text: str, *, strongly: bool = False) -> bool:
    """Whether a letter has the voice of a minister; `strongly` when no other sender could write so."""
    return any(rule.pattern.search(text) for rule in _rules("ministry") if rule.strong or not strongly)


def _is_motion(blocks: Sequence[Block]) -> bool:
    """Whether a text is the operative part of a motion, whatever stands above it."""
    begun = next((at for at, block in enumerate(blocks[:12]) if DELIBERATED.match(block.text)), None)
    return begun is not None and any(CARRIES_ON.search(block.text) for block in blocks[begun : begun + 40])


def paper_kind(blocks: Sequence[Block], title: str | None, declared: PaperKind) -> PaperKind:
    """The kind and author of the paper that has these blocks, footnotes left out.

    `title` is its subject, `declared` what its publisher calls it, which tells the kind unless it is a broad word.
    The kind of a paper that nothing tells is 'brief' for a letter and 'overig' else.
    """
    if declared.kind and declared.author:
        return declared
    opening = _opening(blocks)
    lines = [_plain(block) for block in opening]
    known = _named(blocks, opening, title)
    head = [line for line in lines if len(line) < LONGEST_LINE]
    foot = _foot(blocks)
    text = "\n".join(block.text for block in blocks)[:VOICE]
    author = known.author or _author_of_letter(head, foot, text)
    kind = _finer(declared.kind, known.kind)
    if author is None and _speaks_for_a_body(text):
        return PaperKind(kind or "rapport", "outsider")
    if kind is None and _is_letter((*head, *foot)):
        kind = "brief van derden" if author == "outsider" else "brief"
    return PaperKind(kind or "overig", author)


def _named(blocks: Sequence[Block], opening: Sequence[Block], title: str | None) -> PaperKind:
    """What a paper calls itself: on its official line, else in its title, text or headings.

    A letter of the government is of the kind that its subject tells: the report of a Council, an annotated agenda.
    """
    official = _first("official", _official([_plain(block) for block in opening]))
    titled = _first("titles", _titles(title, opening))
    if official == PaperKind("brief", "government") and titled and titled.author in (None, "government"):
        return PaperKind(titled.kind, "government")
    if official or titled:
        return official or titled or PaperKind()
    if _is_motion(blocks):
        return PaperKind("motie", "member")
    headings = (_plain(block) for block in blocks[:SURVEYED] if block.kind == "heading")
    return _first("headings", headings) or PaperKind()


def _finer(declared: str | None, read: str | None) -> str | None:
    """The publisher's word for a kind, unless it is a broad one and the paper itself has a finer."""
    finer = read is not None and declared is not None and read.startswith(declared) and declared in ("brief", "verslag")
    return read if declared is None or finer or (declared == "verslag" and read == "stenogram") else declared
