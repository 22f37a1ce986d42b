"""The sentences of a document in order, each with its trace, its features and what its attributes are read from."""

from __future__ import annotations

from tracker.documents import read_text
from tracker.extraction.commitments.attributes.actor import actor_of
from tracker.extraction.commitments.attributes.deadline import deadline_of
from tracker.extraction.commitments.attributes.status import facts_of, settle, temporality_of
from tracker.extraction.commitments.attribution import Attribution
from tracker.extraction.commitments.build import find_commitments
from tracker.extraction.commitments.context import DocumentContext, context_of
from tracker.extraction.commitments.scan import MAX_QUOTE, Scanned, Skipped, find_matches, scan

LETTER = (
    "Den Haag, 5 maart 2024\n\n"
    "Het regende. Het kabinet steunt dit voorstel. Ik zal uw Kamer voor 1 juli 2024 informeren.\n"
)


def test_every_sentence_is_told_of_and_those_that_matched_have_features() -> None:
    document = read_text(LETTER)
    scanned = [each for each in scan(document) if isinstance(each, Scanned)]
    assert [bool(each.features) for each in scanned] == [False, True, True]
    assert [each.text for each in find_matches(document)] == [each.text for each in scanned[1:]]
    assert all(document.text[each.sentence.start : each.sentence.end] == each.text for each in scanned)


def test_what_is_no_sentence_and_what_others_say_is_skipped_with_the_reason() -> None:
    long = read_text("Het kabinet steunt dit voorstel " + "en dat voorstel " * (MAX_QUOTE // 10) + "zeer.\n")
    assert [each.reason for each in scan(long) if isinstance(each, Skipped)] == [
        f"longer than {MAX_QUOTE} characters: no sentence"
    ]
    asked = read_text("Vraag 1\nSteunt u dit?\n\nAntwoord 1\nIk steun dit.\n")
    assert Attribution(asked).other_speaker(asked.text.index("Steunt")) is not None
    assert Attribution(asked).other_speaker(asked.text.index("Ik steun")) is None


def test_the_context_of_a_sentence_is_its_document_and_what_follows() -> None:
    document = read_text("1. Voortgang\n\nHet kabinet steunt dit voorstel. Het wacht op advies.\n\n2. Slot\n\nEinde.\n")
    shared = DocumentContext(document)
    [scanned] = list(find_matches(document))
    context = context_of(scanned, shared)
    assert context.section == "1. Voortgang"
    assert shared.after(scanned.sentence) == "Het wacht op advies."
    assert shared.after(document.sentences[-1]) == ""
    assert not shared.meets_promises
    assert DocumentContext(read_text("Hierbij bied ik u het rapport aan.")).meets_promises


def test_attributes_are_read_from_a_match_and_its_context() -> None:
    document = read_text(LETTER)
    shared = DocumentContext(document)
    *_, last = find_matches(document)
    context = context_of(last, shared)
    [promise] = [match for match in context.matches if match.rule == "inform/informeren"]
    assert {"affirmed", "ahead", "said_open", "by_inform"} <= set(facts_of(promise, context))
    assert temporality_of(promise) == "ahead"
    settled = settle(promise, context)
    assert settled is not None
    assert (settled.kind, settled.status) == ("undertaking", "open")
    assert actor_of(settled, context) == "ik"
    deadline = deadline_of(settled, context)
    assert deadline is not None
    assert deadline.date is not None
    assert deadline.date.startswith("2024-0")
    assert document.text[deadline.start : deadline.end].endswith("1 juli 2024")


def test_rows_come_in_the_order_of_the_text() -> None:
    starts = [row.start for row in find_commitments(read_text(LETTER))]
    assert starts == sorted(starts)
    assert len(starts) == 2
