"""The lexicon of motion events: every example found, every counter-example left alone."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.extraction.citations import find_document_citations
from tracker.extraction.motions import find_events, find_motions
from tracker.extraction.motions.events import EventRule, event_in, event_rules

EXAMPLES = [(rule, text) for rule in event_rules() for text in rule.examples]
COUNTERS = [(rule, text) for rule in event_rules() for text in rule.counter]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_an_example_gives_its_event(rule: EventRule, text: str) -> None:
    told = event_in(text)
    assert told is not None
    assert told[0] == rule.event
    assert text[told[1] : told[2]]


@pytest.mark.parametrize(("rule", "text"), COUNTERS)
def test_a_counter_example_does_not_fire_its_rule(rule: EventRule, text: str) -> None:
    assert not rule.pattern.search(text) or (rule.unless is not None and rule.unless.search(text))


def test_every_rule_has_examples_and_counter_examples() -> None:
    assert [rule.event for rule in event_rules() if not (rule.examples and rule.counter)] == []


@pytest.mark.parametrize(
    "text", ["De motie van het lid Piri gaat over vrede.", "Vandaag spraken wij over de motie.", "Geachte voorzitter,"]
)
def test_other_sentences_say_nothing(text: str) -> None:
    assert event_in(text) is None


FAR = "Dat is van belang. " * 8


@pytest.mark.parametrize(
    ("pointer", "event"), [("Deze motie", "fulfilled"), ("Genoemde motie", "fulfilled"), ("De motie", "mentioned")]
)
def test_deze_motie_points_farther_back_than_de_motie(pointer: str, event: str) -> None:
    document = read_text(f"De motie van het lid Piri (2023Z01223) vraagt om zorg. {FAR}{pointer} is uitgevoerd.")
    motions = find_motions(document, find_document_citations(document))
    assert [e.event for e in find_events(document, motions)] == [event]


def test_another_motion_in_between_is_the_one_pointed_to() -> None:
    document = read_text(
        "De motie van het lid Piri (2023Z01223) vraagt om zorg. De motie van het lid Klaver (2023Z01224) ook. "
        "Deze motie is uitgevoerd."
    )
    motions = find_motions(document, find_document_citations(document))
    events = {motions[e.motion].identifier: e.event for e in find_events(document, motions)}
    assert events == {"2023Z01223": "mentioned", "2023Z01224": "fulfilled"}
