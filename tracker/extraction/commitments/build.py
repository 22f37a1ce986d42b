"""From the matches on a sentence to the rows of the register: one a sentence and kind."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extraction.commitments.attributes.actor import actor_of
from tracker.extraction.commitments.attributes.addressee import addressee_of
from tracker.extraction.commitments.attributes.amount import amount_of, given_amount, percentage_of
from tracker.extraction.commitments.attributes.beneficiary import beneficiary_of
from tracker.extraction.commitments.attributes.deadline import deadline_of
from tracker.extraction.commitments.attributes.persons import actor_shown, who_of
from tracker.extraction.commitments.attributes.receiver_names import receiver_class
from tracker.extraction.commitments.attributes.status import settle
from tracker.extraction.commitments.attributes.topic import topic_of
from tracker.extraction.commitments.confidence import CORE_THRESHOLD, TOLD_PARLIAMENT, confidence, core_confidence
from tracker.extraction.commitments.context import Context, DocumentContext, context_of
from tracker.extraction.commitments.matches import Match
from tracker.extraction.commitments.rules import rules
from tracker.extraction.commitments.scan import find_matches
from tracker.extraction.commitments.selection import select_matches
from tracker.extraction.commitments.totals import mark_counted
from tracker.models import Commitment, Document, MotionEvent


def find_commitments(document: Document, events: Sequence[MotionEvent] = ()) -> tuple[Commitment, ...]:
    """The commitments of `document`, in the order of the text, candidates of low confidence included.

    `events` are what the document says of motions (`extraction.motions.find_events`).
    """
    shared = DocumentContext(document)
    found: list[Commitment] = []
    for scanned in find_matches(document, events):
        context = context_of(scanned, shared)
        chance, core = confidence(scanned.features), core_confidence(scanned.features)
        settled = [match for each in context.matches if (match := settle(each, context)) is not None]
        money = any(match.kind == "pledge" for match in settled) and given_amount(context.text) is not None
        found += [
            _row(match, context, _at_least(chance, match), core) for match in select_matches(settled, money=money)
        ]
    return mark_counted(found)


def _at_least(chance: float, match: Match) -> float:
    """The chance of a row, which for what parliament is told is never low, however rare the rule."""
    return max(chance, TOLD_PARLIAMENT) if rules().priorities.get(match.frame) == "report" else chance


def _row(match: Match, context: Context, chance: float, core: float) -> Commitment:
    topic, area = topic_of(match, context)
    actor, shared = actor_of(match, context), context.document
    speaker = shared.speaker_at(context.sentence.start)
    who = who_of(actor, speaker, shared.reference_date)
    beneficiary = beneficiary_of(match, context)
    return Commitment(
        kind=match.kind,
        status=match.status,
        quote=context.text,
        start=context.sentence.start,
        end=context.sentence.end,
        rule=match.rule,
        confidence=chance,
        topic=topic,
        policy_area=area,
        actor=actor_shown(actor, speaker),
        addressee=addressee_of(match, context),
        beneficiary=beneficiary,
        beneficiary_class=receiver_class(beneficiary),
        stance=match.stance,
        section=context.section,
        amount=amount_of(match, context),
        percentage=percentage_of(match, context),
        deadline=deadline_of(match, context),
        page=context.sentence.page,
        person=who.person or speaker.person,
        office=who.office,
        ministry=who.ministry,
        status_confidence=match.status_confidence,
        core=core >= CORE_THRESHOLD,
        core_confidence=core,
    )
