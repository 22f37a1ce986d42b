"""Commitments that no rule finds, by what their words weigh together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dutch.clauses.parse import Parse
from tracker.dutch.tokens import tokenise
from tracker.extraction.commitments.confidence import (
    Weights,
    confidence,
    core_confidence,
    likeliest_kind,
    weights,
)
from tracker.extraction.commitments.features import Surroundings, features_of
from tracker.extraction.commitments.finder import RULE, SLACK, STATUS, THRESHOLD, learned_match, may_be_one
from tracker.extraction.commitments.matches import SentenceMatches
from tracker.extraction.commitments.scan import find_matches
from tracker.lexicon import load
from tracker.models import Document, Sentence


def parsed(sentence: str) -> Parse:
    return Parse(tokenise(sentence))


OF_OTHERS = [
    "Volgens de onderzoekers moet dit komend jaar worden uitgewerkt en met de Kamer gedeeld.",
    "Mevrouw De Vries vroeg naar de uitwerking van dit plan en naar de komende maatregelen.",
    "De VO-raad zal zich dit jaar nader richten op samenwerking in de regio.",
    "Met deze motie is de regering verzocht een fonds in te stellen.",
    "Zij zullen daar het komende jaar nader onderzoek naar doen.",
]


@pytest.mark.parametrize("sentence", OF_OTHERS)
def test_what_others_say_or_do_is_not_looked_at(sentence: str) -> None:
    parse = parsed(sentence)
    assert not may_be_one(parse, SentenceMatches(parse))


def test_a_few_words_are_no_sentence() -> None:
    parse = parsed("Dit wordt uitgewerkt.")
    assert not may_be_one(parse, SentenceMatches(parse))


@given(st.text(max_size=300))
def test_the_cheap_look_is_never_stricter_than_the_weights_allow(text: str) -> None:
    """What the words alone put far below the threshold, all features together do not lift above it."""
    parse = parsed(text)
    features = features_of((), parse, Surroundings())
    known = weights("commitment").features
    rest = [weight for name, weight in known.items() if not name.startswith(("word", "frame", "rule"))]
    words = Weights(weights("commitment").bias, {n: w for n, w in known.items() if n.startswith(("word", "frames 0"))})
    assert max(rest) < SLACK + 1
    assert weights("commitment").total(features) <= words.total(features) + sum(w for w in rest if w > 0)


def test_a_match_of_words_has_a_kind_and_a_state() -> None:
    heavy = [name for name, weight in weights("commitment").features.items() if weight > 0.3]
    match = learned_match(heavy)
    assert match is not None
    assert (match.rule, match.status) == (RULE, STATUS[match.kind])
    assert learned_match([]) is None
    assert confidence(heavy) >= THRESHOLD
    assert 0 <= core_confidence(heavy) <= 1


def test_the_likeliest_kind_is_the_heaviest() -> None:
    for kind, data in load("weights")["kinds"].items():
        heavy = [name for name, weight in data["weights"].items() if weight > 0.2]
        assert likeliest_kind(heavy) == kind


def test_the_row_says_that_words_gave_it_away() -> None:
    heavy = [
        name[5:] for name, weight in weights("commitment").features.items() if name.startswith("word ") and weight > 0.5
    ]
    text = " ".join(word for word in heavy if word.isalpha())[:600]
    document = Document("x.txt", "0" * 64, "txt", text, sentences=(Sentence(0, len(text)),))
    for scanned in find_matches(document):
        assert scanned.found.matches
