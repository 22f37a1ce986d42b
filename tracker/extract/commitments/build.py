"""From the rules that fired on a sentence to the rows of the register: one a sentence and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.extract.amounts import find_percentages, main_amount
from tracker.extract.commitments.clause import Parse
from tracker.extract.commitments.confidence import confidence
from tracker.extract.commitments.match import Hit, match_words
from tracker.extract.commitments.parties import addressee_of, beneficiary_of
from tracker.extract.commitments.tokens import Words, tokenise
from tracker.extract.commitments.topics import topic_of
from tracker.extract.commitments.voice import sections_of_others
from tracker.extract.periods import find_period
from tracker.models import Commitment, Document, Kind, Motion, MotionEvent, MotionEventKind, Sentence, Status

MAX_QUOTE = 900
"""Characters; a longer sentence is a table or a list that was not taken apart, and no quote."""

_MOTION_STATUS: dict[MotionEventKind, Status] = {
    "fulfilled": "fulfilled",
    "partly_fulfilled": "partly_fulfilled",
    "not_fulfilled": "not_fulfilled",
    "in_progress": "open",
}
_RANK: dict[Kind, int] = {"motion": 0, "pledge": 1, "undertaking": 2, "position": 3, "agreement": 4}
_HEREBY = re.compile(
    r"\b(hierbij|hiermee|bijgaand|met deze brief|middels deze brief|in deze brief|via dit verslag|met dit verslag|"
    r"voldo(?:e|et|en)|voldaan|ter voldoening|gestand|nagekomen|afgedaan)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(zal|zullen|binnenkort|voor het|voor de|uiterlijk|nog|medio|komende?)\b", re.IGNORECASE)
_WITH_DEADLINE = frozenset(("undertaking", "pledge", "agreement", "motion", "position"))


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence takes from its document."""

    reference: str | None
    speaker: str
    ministry: str | None
    opening: str


def context_of(document: Document) -> Context:
    """The context sentences of `document` share."""
    data = document.metadata
    office = " ".join(part for part in (_office(data.office, data.ministry), data.signatory) if part)
    reference = data.date or data.meeting_end or data.meeting_start
    opening = f"{data.title or ''} {document.text[:1500]}".lower()
    return Context(reference, office or "bewindspersoon (ik)", data.ministry, opening)


def _office(office: str | None, ministry: str | None) -> str | None:
    if office:
        bare = re.sub(r"^(?:de|het)\s+", "", office, flags=re.IGNORECASE)
        return bare.capitalize() if bare.isupper() else bare[0].lower() + bare[1:]
    return f"bewindspersoon van {ministry}" if ministry else None


def find_commitments(
    document: Document, motions: Sequence[Motion] = (), events: Sequence[MotionEvent] = ()
) -> tuple[Commitment, ...]:
    """The commitments of `document`, in the order of the text, candidates of low confidence included."""
    context = context_of(document)
    silent = sections_of_others(document)
    by_sentence = _events_by_sentence(document, events)
    found: list[Commitment] = []
    for sentence in document.sentences:
        if sentence.kind not in ("running", "item", "row") or sentence.section in silent:
            continue
        if sentence.end - sentence.start > MAX_QUOTE:
            continue
        text = document.text[sentence.start : sentence.end]
        words = tokenise(text)
        hits = match_words(words)
        event = by_sentence.get(sentence.start)
        if event:
            hits = [_motion_hit(event), *hits]
        found.extend(_rows(document, sentence, text, words, hits, context))
    return tuple(found)


def _events_by_sentence(document: Document, events: Sequence[MotionEvent]) -> dict[int, MotionEvent]:
    """The event each sentence tells, by the start of the sentence; the first of several."""
    telling = [event for event in events if event.event in _MOTION_STATUS]
    found: dict[int, MotionEvent] = {}
    for event in telling:
        sentence = next((s for s in document.sentences if s.start <= event.start < s.end), None)
        if sentence:
            found.setdefault(sentence.start, event)
    return found


def _motion_hit(event: MotionEvent) -> Hit:
    return Hit(f"motion/{event.event}", f"motion-{event.event}", "motion", _MOTION_STATUS[event.event], "kabinet", None, 0)


def _rows(
    document: Document, sentence: Sentence, text: str, words: Words, hits: list[Hit], context: Context
) -> Iterator[Commitment]:
    if not hits:
        return
    parse = Parse.of(words)
    amount = main_amount(text)
    chance = confidence(hit.frame for hit in hits)
    for hit in _chosen(hits, amount is not None):
        yield _row(document, sentence, text, hit, parse, chance, context)


def _chosen(hits: list[Hit], money: bool) -> list[Hit]:
    """The hits that become rows: the leading kind, and another only when it is a clause of its own."""
    hits = [hit for hit in hits if not (hit.kind == "undertaking" and money and _gives(hits))]

    def order(hit: Hit) -> tuple[int, int, int, int]:
        from_verb = 0 if hit.clause is not None or hit.kind == "motion" else 1
        weak = 1 if hit.frame in ("het-kabinet-stelt", "dient", "afgesproken", "van-belang", "stance-unsaid") else 0
        leading = 0 if hit.kind == "motion" or (hit.kind == "pledge" and money) else 1
        at = hit.clause.finite if hit.clause else hit.at
        return leading, weak, from_verb if hit.kind == "position" else 0, at * 10 + _RANK[hit.kind]

    ranked = sorted(hits, key=order)
    return ranked[:1]


def _gives(hits: list[Hit]) -> bool:
    return any(hit.kind == "pledge" for hit in hits)


def _row(
    document: Document, sentence: Sentence, text: str, hit: Hit, parse: Parse, chance: float, context: Context
) -> Commitment:
    section = document.sections[sentence.section].title if document.sections else None
    headings = [section] if section else []
    topic, area = topic_of(text, headings, context.opening, context.ministry)
    amount = main_amount(text)
    percentages = find_percentages(text)
    period = find_period(text, context.reference) if hit.kind in _WITH_DEADLINE else None
    if hit.kind == "position" and period is not None and (period.date is None or context.reference is None):
        period = None
    shift = sentence.start
    return Commitment(
        kind=hit.kind,
        status=_status(hit, text),
        quote=text,
        start=sentence.start,
        end=sentence.end,
        rule=hit.rule,
        confidence=chance,
        topic=topic,
        policy_area=area,
        actor=_actor(hit, parse, context),
        addressee=addressee_of(text, hit, parse),
        beneficiary=beneficiary_of(text) if hit.kind == "pledge" else None,
        stance=hit.stance,
        section=section,
        amount=replace(amount, start=amount.start + shift, end=amount.end + shift) if amount else None,
        percentage=replace(percentages[0], start=percentages[0].start + shift, end=percentages[0].end + shift)
        if percentages
        else None,
        deadline=replace(period, start=period.start + shift, end=period.end + shift) if period else None,
        page=sentence.page,
    )


def _status(hit: Hit, text: str) -> Status:
    """The status of a hit: an undertaking that the sentence says is met by this letter is fulfilled."""
    if hit.kind == "undertaking" and hit.status == "fulfilled" and not _HEREBY.search(text) and _AHEAD.search(text):
        return "open"
    if hit.kind == "undertaking" and hit.status == "open" and _HEREBY.search(text) and not _AHEAD.search(text):
        return "fulfilled"
    return hit.status


def _actor(hit: Hit, parse: Parse, context: Context) -> str | None:
    name = hit.actor
    if hit.clause is None:
        subject = next((a for a in parse.actors if a.side in ("dutch", "mixed", "group") and not a.preposition), None)
        subject = subject or next((a for a in parse.actors if a.side in ("dutch", "mixed", "group")), None)
        if subject is not None:
            name = subject.name
    elif hit.clause.side == "mixed" and hit.clause.subject is not None:
        return f"{hit.clause.subject.name} (waaronder Nederland)"
    if name == "ik":
        return context.speaker
    if name == "wij":
        return "kabinet (wij)"
    return name
