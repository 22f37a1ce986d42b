"""The sentences of a document, each with what the rules make of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.dutch.clauses.actors import PRONOUNS
from tracker.dutch.clauses.parse import Parse
from tracker.dutch.clauses.qualifiers import namesakes_in
from tracker.dutch.tokens import tokenise
from tracker.extraction.commitments.attribution import Attribution
from tracker.extraction.commitments.features import PreviousSentence, Surroundings, features_of
from tracker.extraction.commitments.finder import learned_match, may_be_one
from tracker.extraction.commitments.lead_in import continued, leads_in
from tracker.extraction.commitments.matcher import antecedent_of, is_question, match_sentence
from tracker.extraction.commitments.matches import Match, MatchAttempt, SentenceMatches
from tracker.extraction.commitments.motion_reports import MOTION_STATUS, motion_match, report_on_unnamed_motion
from tracker.models import Document, MotionEvent, MotionEventKind, Sentence

MAX_QUOTE = 900
"""Characters; a longer sentence is a table or a list that was not taken apart, and no quote."""
RUNNING = ("running", "item", "row")
"""The kinds of sentences that are tried."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A sentence of the running text with what the rules made of it."""

    sentence: Sentence
    text: str
    found: SentenceMatches
    features: frozenset[str]
    """What says how sure the sentence is a commitment; empty where neither a rule nor its words say that it may be."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A sentence no rule was tried on, and why."""

    sentence: Sentence
    text: str
    reason: str


def scan(document: Document, events: Sequence[MotionEvent] = ()) -> Iterator[Scanned | Skipped]:
    """Every sentence of the running text, in order; `events` are what the document says of motions."""
    reports = _reports_by_sentence(document, events)
    previous: PreviousSentence | None = None
    lead: tuple[Match, str] | None = None
    for sentence, text, parse in _sentences(document):
        if isinstance(parse, str):
            yield Skipped(sentence, text, parse)
            continue
        found = try_sentence(parse, text, reports.get(sentence.start))
        if lead and sentence.kind == "item" and not found.matches and (goes_on := continued(*lead, text)):
            found = found.and_also(goes_on)
        elif announced := leads_in(text, found.matches):
            lead = announced, text
        elif sentence.kind != "item":
            lead = None
        matches = found.matches
        features = (
            features_of(matches, parse, Surroundings(previous, document.metadata.kind, sentence.kind))
            if matches or may_be_one(parse, found)
            else frozenset()
        )
        if features and not matches and (learned := learned_match(features)) is not None:
            found = found.and_also(learned)
        yield Scanned(sentence, text, found, features)
        previous = PreviousSentence(matches, is_question(parse))


def find_matches(document: Document, events: Sequence[MotionEvent] = ()) -> Iterator[Scanned]:
    """Each sentence of the government's own words on which a rule fired, or that its words give away, in order."""
    return (each for each in scan(document, events) if isinstance(each, Scanned) and each.found.matches)


def try_sentence(parse: Parse, text: str, event: MotionEventKind | None = None) -> SentenceMatches:
    """The rules tried on a sentence, first what it reports of a motion: `event`, or of one it does not name."""
    event = event or report_on_unnamed_motion(parse, text)
    if event is None:
        return match_sentence(parse)
    report = motion_match(event)
    return match_sentence(parse, [MatchAttempt(report.rule, None, report)])


def _sentences(document: Document) -> Iterator[tuple[Sentence, str, Parse | str]]:
    """Each sentence of the running text with its parse, or why it is not looked at, in order."""
    attribution = Attribution(document)
    namesakes = namesakes_in(document.text)
    paragraph: tuple[int, int] | None = None
    in_minutes = document.metadata.kind == "verslag"
    to_minister = document.metadata.kind == "beslisnota"
    previous: Parse | None = None
    for sentence in document.sentences:
        if sentence.kind not in RUNNING:
            continue
        text = document.text[sentence.start : sentence.end]
        if other := attribution.other_speaker(sentence.start):
            yield sentence, text, f"not the government's words ({other})"
        elif sentence.end - sentence.start > MAX_QUOTE:
            yield sentence, text, f"longer than {MAX_QUOTE} characters: no sentence"
        else:
            words = tokenise(text)
            antecedent = antecedent_of(previous) if previous and not PRONOUNS.isdisjoint(words.words) else None
            place = sentence.section, sentence.paragraph
            before = previous if place == paragraph else _heading(document, sentence)
            previous = Parse(
                words, antecedent, in_minutes=in_minutes, to_minister=to_minister, before=before, namesakes=namesakes
            )
            paragraph = place
            yield sentence, text, previous


def _heading(document: Document, sentence: Sentence) -> str | None:
    """The heading a sentence stands under, None for none."""
    return document.sections[sentence.section].title if document.sections else None


def _reports_by_sentence(document: Document, events: Sequence[MotionEvent]) -> dict[int, MotionEventKind]:
    """What each sentence says of a motion's execution, by the start of the sentence; the first of several."""
    found: dict[int, MotionEventKind] = {}
    starts = [sentence.start for sentence in document.sentences] if events else []
    for event in events:
        at = bisect_right(starts, event.start) - 1
        if event.event in MOTION_STATUS and at >= 0 and event.start < document.sentences[at].end:
            found.setdefault(starts[at], event.event)
    return found
