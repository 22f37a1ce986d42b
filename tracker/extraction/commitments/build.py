"""From the rules that fired on a sentence to the rows of the register: one a sentence and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tracker.dutch.clauses.parse import Parse
from tracker.extraction.commitments.attributes.amount import amount_of, percentage_of
from tracker.extraction.commitments.attributes.deadline import deadline_of
from tracker.extraction.commitments.attributes.parties import addressee_of, beneficiary_of
from tracker.extraction.commitments.attributes.persons import Who, actor_shown, speaker_of, who_of
from tracker.extraction.commitments.attributes.topics import topic_of
from tracker.extraction.commitments.confidence import CORE_THRESHOLD, confidence
from tracker.extraction.commitments.matcher import Hit, owner_of
from tracker.extraction.commitments.scan import found_in
from tracker.extraction.commitments.selection import choose
from tracker.lexicon import load
from tracker.models import Amount, Commitment, Document, MotionEvent, Sentence, Status


@cache
def _tells(name: str) -> re.Pattern[str]:
    """What tells that an undertaking is met, or lies ahead (`lexicon/status.yml`)."""
    return re.compile("|".join(load("status")[name]), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence takes from its document."""

    reference: str | None
    speaker: Who
    """Who says `ik`."""
    ministry: str | None
    opening: str
    text: str


def context_of(document: Document) -> Context:
    """The context sentences of `document` share."""
    data = document.metadata
    reference = data.date or data.meeting_end or data.meeting_start
    opening = f"{data.title or ''} {document.text[:1500]}"
    return Context(reference, speaker_of(data), data.ministry, opening, document.text)


def find_commitments(document: Document, events: Sequence[MotionEvent] = ()) -> tuple[Commitment, ...]:
    """The commitments of `document`, in the order of the text, candidates of low confidence included.

    `events` are what the document says of motions (`extract.motions.find_events`).
    """
    context = context_of(document)
    found: list[Commitment] = []
    for each in found_in(document, events):
        sentence = each.sentence
        text = document.text[sentence.start : sentence.end]
        amount = amount_of(text)
        chance = confidence(each.evidence)
        for hit in choose(each.hits, money=amount is not None):
            found.append(_row(document, sentence, text, hit, each.parse, chance, amount, context))
    return tuple(found)


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
    percentage = percentage_of(text)
    status = _status(hit, text, context)
    period = deadline_of(
        text,
        context.reference,
        parse.present,
        kind=hit.kind,
        status=status,
        past=_is_past(hit),
        recalled=_was_promised(hit),
    )
    shift = sentence.start
    actor = _actor(hit, parse)
    who = who_of(actor, context.speaker, context.reference)
    return Commitment(
        kind=hit.kind,
        status=status,
        quote=text,
        start=sentence.start,
        end=sentence.end,
        rule=hit.rule,
        confidence=chance,
        topic=topic,
        policy_area=area,
        actor=actor_shown(actor, context.speaker),
        addressee=addressee_of(text, hit, parse),
        beneficiary=beneficiary_of(text, hit.stance) if hit.kind == "pledge" else None,
        stance=hit.stance,
        section=section,
        amount=replace(amount, start=amount.start + shift, end=amount.end + shift) if amount else None,
        percentage=replace(percentage, start=percentage.start + shift, end=percentage.end + shift)
        if percentage
        else None,
        deadline=replace(period, start=period.start + shift, end=period.end + shift) if period else None,
        page=sentence.page,
        person=who.person,
        office=who.office,
        ministry=who.ministry,
        core=chance >= CORE_THRESHOLD,
        core_confidence=chance,
    )


def _is_past(hit: Hit) -> bool:
    return hit.clause is not None and hit.clause.time in ("perfect", "past")


def _was_promised(hit: Hit) -> bool:
    """Whether a hit recalls a promise: what it promised may still lie ahead."""
    return (_is_past(hit) and hit.stance == "toezeggen") or hit.frame == "heb-toegezegd"


def _status(hit: Hit, text: str, context: Context) -> Status:
    """The status of a hit: an undertaking that the sentence says is met by this letter is fulfilled."""
    if hit.kind != "undertaking":
        return hit.status
    if _was_promised(hit) and hit.status == "open" and _tells("meets").search(context.text):
        return "fulfilled"
    if hit.status == "fulfilled" and not _tells("hereby").search(text) and _tells("ahead").search(text):
        return "open"
    if hit.status == "open" and _tells("hereby").search(text) and not _tells("ahead").search(text):
        return "fulfilled"
    return hit.status


def _actor(hit: Hit, parse: Parse) -> str | None:
    """Who commits: the subject of the clause, else who the phrase names, else the Dutch side as the sentence has it."""
    subject = hit.clause.subject if hit.clause is not None else None
    if subject is not None and subject.side == "mixed":
        return f"{subject.name} (waaronder Nederland)"
    name = hit.actor
    if (hit.clause is None and not hit.spoken) or name is None:
        name = _named(parse, hit) or name or owner_of(parse.words.text)
    return "kabinet (wij)" if name == "wij" else name


def _named(parse: Parse, hit: Hit) -> str | None:
    """The actor a sentence names: subjects first, and the Dutch side alone where the verb of the hit has no actor."""
    sides = ("dutch", "mixed", "group") if hit.clause is None else ("dutch", "mixed")
    able = [actor for actor in parse.actors if actor.side in sides]
    subjects = (actor for actor in able if not actor.preposition)
    found = next(subjects, able[0] if able else None)
    return found.name if found else None
