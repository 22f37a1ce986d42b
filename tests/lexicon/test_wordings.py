"""Words and sequences of words stand for the sentences they describe, and for no others."""

from __future__ import annotations

import re

import pytest

from tracker.lexicon.wordings import Wording, pattern_of, patterns_of

FITS: list[tuple[Wording, list[str], list[str]]] = [
    # a wording, where it is, where it is not
    ("te vroeg", ["het is te vroeg", "te vroeg."], ["te vroege", "te  vroeg", "mate vroeg"]),
    ("patriot*", ["een patriot-raket", "patriots"], ["antipatriot"]),
    ("*reductie", ["co2-reductie is nodig", "emissiereductie"], ["reducties"]),
    ("r.i.v.m", ["het r.i.v.m zegt"], ["het rxivxm zegt"]),
    (["in", ["de", "het"], "plan"], ["in het plan"], ["in plan", "in een plan", "in het dit plan"]),
    (["is", 2, "klaar"], ["is klaar", "is nu klaar", "is nu bijna klaar"], ["is nu toch bijna klaar", "is, klaar"]),
    (
        ["is", {"segment": 10}, "klaar"],
        ["is nu klaar", "is klaar"],
        ["is, nu klaar", "is nu; klaar", "is nu al haast klaar"],
    ),
    (["is", {"part": 10}, "klaar"], ["is; nu klaar"], ["is, nu klaar"]),
    (["is", {"clause": 10}, "klaar"], ["is, nu klaar"], ["is; nu klaar"]),
    (["is", {"sentence": 10}, "klaar"], ["is; nu klaar"], ["is. nu klaar"]),
    (["is", {"anything": 10}, "klaar"], ["is. nu klaar"], ["isnu klaar", "is nuklaar"]),
    (["geen", {"optional": ["enkele", "goede"]}, "reden"], ["geen reden", "geen goede reden"], ["geen enkele goede"]),
    (["is", 1, {"optional": ["al"]}, "klaar"], ["is nu al klaar", "is al klaar", "is klaar"], ["is nu toch al klaar"]),
    (
        [{"optional": ["nader"]}, "verslag", {"at": "end"}],
        ["nader verslag", "een verslag"],
        ["verslag van een overleg"],
    ),
    (
        [{"optional": ["nader", "nogmaals"]}, {"optional": ["gewijzigde"]}, "motie van"],
        ["nader gewijzigde motie van", "motie van"],
        ["motievan", "motie"],
    ),
    ("commissie:", ["commissie: defensie", "commissie:defensie"], ["commissie defensie", "subcommissie:"]),
    (
        ["antwoord", {"optional": ["/ reactie"]}, "van"],
        ["antwoord / reactie van", "antwoord van"],
        ["antwoord reactie van"],
    ),
    ([{"at": "start"}, ["indien", "als"]], ["indien nodig", "als het kan"], ["ook als het kan", "alsof"]),
]


@pytest.mark.parametrize(("wording", "there", "absent"), FITS, ids=[str(row[0]) for row in FITS])
def test_a_wording_is_where_its_words_are(wording: Wording, there: list[str], absent: list[str]) -> None:
    pattern = re.compile(pattern_of(wording))
    for sentence in there:
        assert pattern.search(sentence), sentence
    for sentence in absent:
        assert not pattern.search(sentence), sentence


def test_words_that_follow_one_another_share_an_expression() -> None:
    assert patterns_of(["een", "twee drie", ["vier", "vijf"], "zes"]) == [
        r"\b(?:een|twee drie)\b",
        r"\bvier vijf\b",
        r"\b(?:zes)\b",
    ]


def test_a_piece_alone_has_the_edges_it_gives_itself() -> None:
    assert patterns_of(["<sum>", "middelen"]) == ["<sum>", r"\b(?:middelen)\b"]
    assert pattern_of(["van", "<ours>"]) == r"\bvan <ours>\b"
