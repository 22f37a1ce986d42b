"""A sentence as the words a rule looks at, with what follows each and where each stands."""

from __future__ import annotations

import pytest

from tracker.dutch.tokens import tokenise


@pytest.mark.parametrize(
    ("sentence", "words", "broken"),
    [
        ("Ik steun dit, en wij ook.", ["ik", "steun", "dit", "en", "wij", "ook"], [2]),
        ("6. Het kabinet (EZK) zal dit doen.", ["het", "kabinet", "ezk", "zal", "dit", "doen"], [1, 2]),
        ("Dit is – zoals bekend – nodig.", ["dit", "is", "zoals", "bekend", "nodig"], [1, 3]),
        ("a) Ik zal dit doen;", ["ik", "zal", "dit", "doen"], [3]),
        ("", [], []),
    ],
)
def test_words_and_breaks(sentence: str, words: list[str], broken: list[int]) -> None:
    tokens = tokenise(sentence)
    assert tokens.words == words
    assert [at for at, breaks in enumerate(tokens.punct_after) if breaks] == broken


def test_old_spelling_is_read_as_todays() -> None:
    assert tokenise("De Regeering zal den Minister niet vragen.").words[:4] == ["de", "regering", "zal", "de"]


def test_joined_words_are_present_apart() -> None:
    assert {"navo-norm", "navo", "norm"} <= tokenise("De NAVO-norm blijft.").present()


def test_words_and_offsets_point_at_each_other() -> None:
    tokens = tokenise("Dit is – zoals bekend – nodig.")
    for at, word in enumerate(tokens.words):
        start, end = tokens.span(at)
        assert tokens.text[start:end].strip(".") == word
        assert tokens.place(end) == at
    assert tokens.span(99) == (len(tokens.text) + 1, len(tokens.text) + 1)
