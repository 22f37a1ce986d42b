"""Who speaks where in a document that holds the words of several: debates, consultations, questions and answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tracker.documents.speaker_labels import speaker_label
from tracker.lexicon import load
from tracker.lexicon.wordings import expression_of
from tracker.models import Metadata, Section, Sentence, SpeakerSide, SpeakerTurn

INTRODUCTION = 8000
"""How many characters of a debate are searched for who takes part."""
LONGEST_LABEL = 200
"""Characters a line has at most that heads a part of a consultation."""
MANY = 2
"""A consultation with more answers than this that have their own label has one behind each question."""
# met de heer Veldkamp, minister van Buitenlandse Zaken, over · mevrouw Van Huffelen, staatssecretaris van Financiën.
PRESENT = re.compile(
    r"(?:de heer|mevrouw) (?P<name>[^,.:;()]{2,40}), (?:de )?"
    r"(?P<office>(?:vice)?(?:minister(?:-president)?|staatssecretaris)"
    r"(?: (?:van|voor) (?:[A-Z][\w-]*|en|de|het|van)(?:,? (?:[A-Z][\w-]*|en|de|het|van))*)?)"
)
CHAIR = re.compile(r"^(?:Fungerend v|V)oorzitter: (?P<name>[A-Z][^\n.:]{1,40})$", re.MULTILINE)
# VVD-fractie · de fractie van D66 · de leden van Volt
PARTY = re.compile(r"(?P<before>[A-Z][\w+&-]*?)-\s?fractie|(?:fractie|leden) van (?:de )?(?P<behind>[A-Z0-9][\w+]*)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, item, row or heading of the text."""

    start: int
    end: int
    text: str
    is_heading: bool
    level: int


@dataclass(frozen=True, slots=True)
class _Rule:
    side: SpeakerSide
    pattern: re.Pattern[str]
    part: bool = False
    subpart: bool = False


# De leden van de [VVD-fractie], [NAVO], [werkgroep]
MEMBERS_OF = re.compile(r"[^,;:]{0,90}?\bleden van (?:de |het )?", re.IGNORECASE)


# II Antwoord; 3. Inzet; b) Impact assessment; 2: Vraag
NUMBERED = r"(?:(?:\d+|[ivx]+|[a-z])\W+|\d+)?"


@cache
def _consultation_rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(row["side"], _headed([row]), row.get("part", False), row.get("subpart", False))
        for row in load("speakers")["consultation"]
    )


def _headed(rows: Iterable[dict[str, Any]]) -> re.Pattern[str]:
    """What matches the beginning of a line that one of these rows of the lexicon knows, whatever number it has."""
    return re.compile(f"{NUMBERED}(?:{'|'.join(map(expression_of, rows))})", re.IGNORECASE)


@cache
def _headings(side: str) -> re.Pattern[str]:
    """The headings under which the words of `side`, others or the government, stand."""
    return _headed(load("speakers")[side])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """One pattern of the lexicon."""
    return re.compile(load("speakers")[name], re.IGNORECASE)


REPLIES = ("nota",)
"""Papers in which question and answer stand in one paragraph: `members_speak` tells them apart by the sentence."""


def members_speak(sentence: str) -> bool:
    """Whether a sentence tells what members ask or find: `De leden van de CDA-fractie zijn benieuwd hoe ...`.

    Whatever it says of the government or of a motion is then theirs to say.
    """
    if _pattern("fractions").match(sentence) is None:
        return False
    of = MEMBERS_OF.match(sentence)
    return of is None or _of_the_chamber().match(sentence, of.end()) is not None


@cache
def _of_the_chamber() -> re.Pattern[str]:
    """What members belong to when they are those of the Kamer: a fraction, a party, a committee."""
    parties = "|".join(re.escape(party) for party in load("speakers")["parties"])
    return re.compile(
        rf"\S*fracties?\b|(?:vaste )?(?:kamer)?commissies?\b|(?:tweede|eerste|uw) kamer|(?:{parties})\b", re.IGNORECASE
    )


def find_speakers(
    text: str, sections: Sequence[Section], sentences: Sequence[Sentence], metadata: Metadata
) -> tuple[SpeakerTurn, ...]:
    """The stretches of a document in which another speaks than its author, or the author is named, in order.

    Text outside them is the author's own.
    """
    paragraphs = list(_paragraphs(text, sections, sentences))
    if metadata.kind == "stenogram":
        return tuple(_debate(text, paragraphs))
    if metadata.kind in REPLIES:
        return ()
    if metadata.kind == "verslag schriftelijk overleg" or _heads_fractions(text, paragraphs):
        return tuple(_consultation(paragraphs))
    return tuple(_under_headings(text, sections))


def _paragraphs(text: str, sections: Sequence[Section], sentences: Sequence[Sentence]) -> Iterator[Paragraph]:
    """The paragraphs of the running text, with the headings among them."""
    current: list[Sentence] = []
    for sentence in [*(s for s in sentences if s.kind != "footnote"), None]:
        if current and (sentence is None or sentence.paragraph != current[0].paragraph):
            first, last = current[0], current[-1]
            heading = first.kind == "heading"
            level = sections[first.section].level if heading and sections else 0
            yield Paragraph(first.start, last.end, text[first.start : last.end], heading, level)
            current = []
        if sentence is not None:
            current.append(sentence)


def _turns(marks: Iterable[tuple[int, SpeakerTurn | None]], end: int) -> Iterator[SpeakerTurn]:
    """The turns between marks: each says where a turn begins, or that the author goes on."""
    held: SpeakerTurn | None = None
    for start, turn in marks:
        if held is not None and start > held.start:
            yield replace(held, end=start)
        held = replace(turn, start=start) if turn is not None else None
    if held is not None and end > held.start:
        yield replace(held, end=end)


def _debate(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[SpeakerTurn]:
    """The speeches of a debate, each from its label to the next."""
    present = {found["name"].strip(): found["office"] for found in PRESENT.finditer(text, 0, INTRODUCTION)}
    chair = CHAIR.search(text, 0, INTRODUCTION)
    marks: list[tuple[int, SpeakerTurn | None]] = []
    for paragraph in paragraphs:
        if label := speaker_label(paragraph.text):
            office = label.title.lower().removeprefix("de ") if label.side == "government" else None
            name = label.name
            if office and name and name.startswith(("van ", "voor ")):
                office, name = f"{office} {name}", None
            if label.side == "chair" and chair:
                name = chair["name"].strip()
            office = next((o for n, o in present.items() if name and n.endswith(name)), office) if office else None
            turn = SpeakerTurn(0, 0, label.side, label.label, name, office, label.party)
            marks.append((paragraph.start, turn))
    yield from _turns(marks, paragraphs[-1].end if paragraphs else 0)


def _heads_fractions(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a paper has a part with the questions of the fractions."""
    if "ragen en opmerkingen" not in text and "nbreng" not in text:
        return False
    return any(
        rule.side == "member"
        and (rule.subpart or "opmerkingen" in paragraph.text)
        and rule.pattern.match(paragraph.text)
        for paragraph in paragraphs
        if len(paragraph.text) < LONGEST_LABEL
        for rule in _consultation_rules()
    )


def _rule_of(paragraph: Paragraph) -> _Rule | None:
    """The rule for the line that heads a part, or for the label that an answer begins with."""
    for rule in _consultation_rules():
        found = rule.pattern.match(paragraph.text)
        if found and (len(paragraph.text) < LONGEST_LABEL or found[0].endswith(":")):
            return rule
    return None


def _consultation(paragraphs: Sequence[Paragraph]) -> Iterator[SpeakerTurn]:
    """The questions of the fractions and the answers to them.

    Either all answers stand in one part, or each behind its question under a label of its own. In the first case what
    the answers repeat of the questions is the fractions' still; in the second a new subject, or a paragraph of the
    fractions, ends an answer.
    """
    rules = [_rule_of(paragraph) for paragraph in paragraphs]
    answers = sum(rule is not None and rule.side == "government" and not rule.part for rule in rules)
    labelled = answers > MANY or sum(rule is not None and rule.part for rule in rules) > 2 * MANY
    asked = {
        p.text for p, rule in zip(paragraphs, rules, strict=True) if rule is None and len(p.text) > LONGEST_LABEL // 4
    }
    seen: set[str] = set()
    marks: list[tuple[int, SpeakerTurn | None]] = []
    side: SpeakerSide | None = None
    in_part = False
    for paragraph, rule in zip(paragraphs, rules, strict=True):
        now = side
        if rule is not None and not (rule.subpart and in_part and side == "government" and not labelled):
            now, in_part = rule.side, rule.part
        elif side == "government" and labelled and rule is None and _ends_answer(paragraph):
            now = "member"
        turn = now
        if now == "government" and not labelled and paragraph.text in asked & seen:
            turn = "member"
        seen.add(paragraph.text)
        marks.append((paragraph.start, _turn(turn, paragraph) if turn else None))
        side = now
    yield from _merged(_turns(marks, paragraphs[-1].end if paragraphs else 0))


def _ends_answer(paragraph: Paragraph) -> bool:
    """Whether the fractions speak again: under a new heading, or by the first words of a paragraph."""
    if paragraph.is_heading:
        return True
    return _pattern("fractions").match(paragraph.text) is not None and not _pattern("answers").match(paragraph.text)


def _turn(side: SpeakerSide, paragraph: Paragraph) -> SpeakerTurn:
    found = PARTY.search(paragraph.text[:LONGEST_LABEL]) if side == "member" else None
    return SpeakerTurn(0, 0, side, None, None, None, (found["before"] or found["behind"]) if found else None)


def _merged(turns: Iterable[SpeakerTurn]) -> Iterator[SpeakerTurn]:
    """The turns, those of one side that follow one another made one; a party holds until another is named."""
    held: SpeakerTurn | None = None
    for turn in turns:
        same = held is not None and held.side == turn.side and held.end == turn.start
        if held is not None and same and turn.party in (None, held.party):
            held = replace(held, end=turn.end)
            continue
        if held is not None:
            yield held
        held = turn
    if held is not None:
        yield held


def _under_headings(text: str, sections: Sequence[Section]) -> Iterator[SpeakerTurn]:
    """What headings say: others under 'Essentie voorstel', a member under 'Vraag 3', the government under 'Antwoord 3'.

    Under a question it is up to its last question mark: what follows is the answer, whose heading is missing or
    stands in the running text.
    """
    level, side = 0, None
    for section, following in zip(sections, [*sections[1:], None], strict=False):
        heard = _side_of(section, following)
        if heard is not None:
            level, side = section.level, heard
        elif side and section.level <= level:
            side = None
        if side is None:
            continue
        end = section.end
        if side != "government" and _pattern("question").match(section.title or ""):
            asked = text.rfind("?", section.start, section.end)
            end = asked + 1 if asked > 0 else end
        if end > section.start:
            yield SpeakerTurn(section.start, end, side)


def _side_of(section: Section, following: Section | None) -> SpeakerSide | None:
    """Who speaks under the heading of a section; under that of a proposal, who made it, when a reaction follows."""
    if not section.title:
        return None
    reacted = following is not None and following.title and _headings("government").match(following.title)
    if reacted and _headings("proposals").match(section.title):
        return "other"
    return side_under(section.title)


def side_under(title: str) -> SpeakerSide | None:
    """Who speaks under a heading; None when the heading does not tell."""
    bare = " ".join(title.split())
    if _headings("government").match(bare):
        return "government"
    if not _headings("others").match(bare):
        return None
    return "member" if _pattern("question").match(bare) else "other"
