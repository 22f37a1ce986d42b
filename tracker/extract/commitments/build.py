"""From the rules that fired on a sentence to the rows of the register: one a sentence and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.extract.amounts import find_percentages, main_amount
from tracker.extract.commitments.actors import PRONOUNS
from tracker.extract.commitments.confidence import confidence, frame_confidence
from tracker.extract.commitments.match import Hit, antecedent_of, match_words
from tracker.extract.commitments.parse import Parse
from tracker.extract.commitments.parties import addressee_of, beneficiary_of
from tracker.extract.commitments.tokens import tokenise
from tracker.extract.commitments.topics import topic_of
from tracker.extract.commitments.voice import others_until
from tracker.extract.periods import find_period
from tracker.models import Amount, Commitment, Document, Kind, Motion, MotionEvent, MotionEventKind, Sentence, Status

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
    r"voldo(?:e|et|en|aan)\b.{0,80}\b(?:toezegging\w*|verzoek|motie)|ter voldoening|gestand|nagekomen|afgedaan)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(zal|zullen|binnenkort|uiterlijk|medio|spoedig|binnen)\b", re.IGNORECASE)
# 'Hierbij bied ik u ... aan', 'Met deze brief voldoe ik aan': the letter itself meets what was promised
_MEETS = re.compile(
    r"\b(?:hierbij|bijgaand)\b[^.]{0,60}\b(?:bied|zend|stuur)|"
    r"\b(?:bied|zend|stuur) ik\b[^.]{0,40}\b(?:hierbij|bijgaand)|"
    r"\bmet deze brief voldo|\btreft u\b[^.]{0,40}\bbijgaand|\bbijgaand\b[^.]{0,40}\btreft u",
    re.IGNORECASE,
)
_WEAK = frozenset(
    ("het-kabinet-stelt", "dient", "zou-moeten", "afgesproken", "van-belang", "stance-unsaid", "sancties")
)
_TOLD = frozenset(
    ("tegemoet", "streven-te-delen", "verwacht-te-sturen", "informeert-nu", "zoals-toegezegd", "heb-toegezegd")
)
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence takes from its document."""

    reference: str | None
    speaker: str
    ministry: str | None
    opening: str
    meets: bool
    """Whether the letter says that it brings what was promised."""


def context_of(document: Document) -> Context:
    """The context sentences of `document` share."""
    data = document.metadata
    office = " ".join(part for part in (_office(data.office, data.ministry), data.signatory) if part)
    reference = data.date or data.meeting_end or data.meeting_start
    opening = f"{data.title or ''} {document.text[:1500]}"
    return Context(
        reference, office or "bewindspersoon (ik)", data.ministry, opening, bool(_MEETS.search(document.text))
    )


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
    silent = others_until(document)
    by_sentence = _events_by_sentence(document, events)
    found: list[Commitment] = []
    previous: Parse | None = None
    for sentence in document.sentences:
        if sentence.kind not in ("running", "item", "row") or sentence.start < silent.get(sentence.section, 0):
            continue
        if sentence.end - sentence.start > MAX_QUOTE:
            continue
        text = document.text[sentence.start : sentence.end]
        words = tokenise(text)
        pronoun = previous is not None and not PRONOUNS.isdisjoint(words.words)
        hits, parse = match_words(words, antecedent_of(previous) if pronoun and previous else None)
        previous = parse
        event = by_sentence.get(sentence.start)
        if event:
            hits = [_motion_hit(event), *hits]
        if hits:
            found.extend(_rows(document, sentence, text, parse, hits, context))
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
    return Hit(
        f"motion/{event.event}", f"motion-{event.event}", "motion", _MOTION_STATUS[event.event], "kabinet", None, 0
    )


def _rows(
    document: Document, sentence: Sentence, text: str, parse: Parse, hits: list[Hit], context: Context
) -> Iterator[Commitment]:
    amount = main_amount(text)
    chance = confidence(hit.frame for hit in hits)
    for hit in _chosen(hits, amount is not None):
        yield _row(document, sentence, text, hit, parse, chance, amount, context)


def _chosen(hits: list[Hit], money: bool) -> list[Hit]:
    """The hits that become rows: the leading one, and one of another kind when it is a main clause of its own."""
    if money and any(hit.kind == "pledge" for hit in hits):
        hits = [hit for hit in hits if hit.kind != "undertaking"]
    ranked = sorted(hits, key=lambda hit: _order(hit, money))
    first = ranked[0]
    second = next((hit for hit in ranked[1:] if _stands_apart(hit, first)), None)
    return [first, second] if second else [first]


def _order(hit: Hit, money: bool) -> tuple[int, int, int, int]:
    """What leads a sentence: a motion or money, what parliament is told, the strong before the weak, the first."""
    leading = hit.kind == "motion" or (hit.kind == "pledge" and money)
    told = hit.frame.startswith("inform") or hit.frame in _TOLD
    at = hit.clause.finite if hit.clause else len(_RANK) + hit.at
    return int(not leading), int(hit.frame in _WEAK), int(not told), at * 10 + _RANK[hit.kind]


def _stands_apart(hit: Hit, first: Hit) -> bool:
    """Whether a hit is a commitment besides the leading one: another kind, from a strong main clause of its own."""
    if hit.kind == first.kind or hit.clause is None or hit.frame in _WEAK or hit.clause.subordinate:
        return False
    apart = first.clause is None or abs(hit.clause.finite - first.clause.finite) > 1
    return apart and hit.clause.side in ("dutch", "mixed") and frame_confidence(hit.frame) >= _SURE


def _row(
    document: Document,
    sentence: Sentence,
    text: str,
    hit: Hit,
    parse: Parse,
    chance: float,
    amount: Amount | None,
    context: Context,
) -> Commitment:
    section = document.sections[sentence.section].title if document.sections else None
    topic, area = topic_of(parse.words.words, section, context.opening, context.ministry)
    percentages = find_percentages(text)
    period = find_period(text, context.reference)
    if hit.kind == "position" and period is not None and (period.date is None or context.reference is None):
        period = None
    shift = sentence.start
    return Commitment(
        kind=hit.kind,
        status=_status(hit, text, context),
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


def _status(hit: Hit, text: str, context: Context) -> Status:
    """The status of a hit: an undertaking that the sentence says is met by this letter is fulfilled."""
    if hit.kind != "undertaking":
        return hit.status
    past = hit.clause is not None and hit.clause.time in ("perfect", "past")
    promised = (past and hit.stance == "toezeggen") or hit.frame == "heb-toegezegd"
    if promised and context.meets and hit.status == "open":
        return "fulfilled"
    if hit.status == "fulfilled" and not _HEREBY.search(text) and _AHEAD.search(text):
        return "open"
    if hit.status == "open" and _HEREBY.search(text) and not _AHEAD.search(text):
        return "fulfilled"
    return hit.status


def _actor(hit: Hit, parse: Parse, context: Context) -> str | None:
    name = hit.actor
    if hit.clause is None and not hit.spoken:
        subject = next((a for a in parse.actors if a.side in ("dutch", "mixed", "group") and not a.preposition), None)
        subject = subject or next((a for a in parse.actors if a.side in ("dutch", "mixed", "group")), None)
        if subject is not None:
            name = subject.name
    elif hit.clause is not None and hit.clause.side == "mixed" and hit.clause.subject is not None:
        return f"{hit.clause.subject.name} (waaronder Nederland)"
    if name == "ik":
        return context.speaker
    if name == "wij":
        return "kabinet (wij)"
    return name
