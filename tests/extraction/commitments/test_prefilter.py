"""The words a pattern needs are there wherever it matches, and are few enough to be worth asking for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.dutch.tokens import tokenise
from tracker.extraction.commitments.patterns import CompiledPattern, compile_pattern, patterns_in
from tracker.extraction.commitments.phrases import PhraseIndex
from tracker.extraction.commitments.prefilter import required_words
from tracker.lexicon import LexiconError, load, load_folder

ROWS = [*load_folder("phrases"), *load("excluded")]
PATTERNS = [compile_pattern(text) for row in ROWS for text in patterns_in(row, "phrase", "pattern")]
VERBS = [entry for verbs in load("verbs").values() for entry in verbs.values()]
PATTERNS += [
    compile_pattern("|".join(required))
    for entry in VERBS
    if (required := patterns_in(entry, "requires", "requires_pattern"))
]
SENTENCES = [sentence for row in ROWS for sentence in (*row["examples"], *row["counter"])]

SIGNS = "abcdefghijklmnopqrstuvwxyzéëïóöü0123456789 .,;:!?()-/%€ƒ'’«»"

NEEDED = [
    (r"\b(moet|moeten)\b[^;]{0,40}\b(omhoog|omlaag)\b", [{"moet", "moeten"}, {"omhoog", "omlaag"}]),
    (r"\bmaatregel(en)?\b", [{"maatregel", "maatregelen"}]),
    (r"\b(niet|nooit) \w+ bedoeld\b", [{"niet", "nooit"}, {"bedoeld"}]),
    (r"\b(was|bleef) (\w+ ){0,2}(er|hier)\b", [{"was", "bleef"}, {"er", "hier"}]),
    (r"\b(zeer |heel )*belangrijk (dat|om)\b", [{"belangrijk"}, {"dat", "om"}]),
    (r"^in (2030|204\d)\b", [{"in"}, {"2030", *(f"204{digit}" for digit in range(10))}]),
    (r"\bniet uitgesloten(?=$|[.,;]| (dat|om)\b)", [{"niet"}, {"uitgesloten"}]),
    (r"\b(?!dus)goed idee\b", [{"goed"}, {"idee"}]),
    (r"\bvoor ons\b|\bnavo-norm\b", [{"voor", "norm"}]),
    (r"\bkan\b|\w+ kunnen\b", [{"kan", "kunnen"}]),
    (r"\bkan\b|\w+ kunnen", []),
    (r"beleid\b", []),
    (r"\w+", []),
]


@pytest.mark.parametrize(("pattern", "needs"), NEEDED, ids=[row[0] for row in NEEDED])
def test_what_a_pattern_needs(pattern: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, required_words(pattern))) == sorted(map(sorted, needs))


def test_of_several_words_the_cheapest_is_asked_for() -> None:
    assert required_words(r"\bvoor de hand\b", {"voor": 20, "de": 20, "hand": 1}.__getitem__)[0] == {"hand"}


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.regex.pattern[:50])
def test_a_pattern_that_matches_finds_its_words(pattern: CompiledPattern) -> None:
    for sentence in SENTENCES:
        _holds(pattern, sentence)


@given(
    st.sampled_from(PATTERNS).flatmap(
        lambda pattern: st.tuples(st.just(pattern), st.from_regex(pattern.regex, alphabet=SIGNS))
    )
)
@settings(max_examples=300, deadline=None)
def test_whatever_a_pattern_matches_holds_its_words(case: tuple[CompiledPattern, str]) -> None:
    _holds(*case)


def _holds(pattern: CompiledPattern, sentence: str) -> None:
    words = tokenise(sentence)
    if pattern.regex.search(words.text):
        present = words.present()
        assert all(not need.isdisjoint(present) for need in pattern.required_words), (sentence, pattern.required_words)


@pytest.mark.parametrize("pattern", [r"\b(?P<name>een)\b", r"\b(?#uitleg)een\b", r"\b(?i:een)\b"])
def test_syntax_that_is_not_understood_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="is not understood"):
        required_words(pattern)


def test_an_escaped_letter_is_anything() -> None:
    assert required_words(r"\b(foo|bar)\b \1\b") == (frozenset({"foo", "bar"}),)


def test_a_pattern_without_a_certain_word_is_refused_by_name() -> None:
    with pytest.raises(LexiconError, match="vaag: no word is certain"):
        PhraseIndex([{"rule": "vaag", "pattern": r"beleid\w+"}])
