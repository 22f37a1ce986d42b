"""Whether a deed is denied or only thought of: what a cue reaches, and what ends its reach."""

from __future__ import annotations

import pytest

from tracker.dutch.clauses.qualifiers import presence_at

# The deed stands between angle brackets.
CASES = [
    ("de toezegging is <nagekomen>", "affirmed"),
    ("de toezegging is niet <nagekomen>", "negated"),
    ("het is niet gelukt om de toezegging <na te komen>", "negated"),
    ("het is niet gelukt, om de toezegging <na te komen>", "negated"),
    ("het budget is niet gewijzigd, maar de toezegging is <nagekomen>", "affirmed"),
    ("de toezegging is <nagekomen>, maar het budget is niet gewijzigd", "affirmed"),
    ("de toezegging is <nagekomen> omdat wachten niet kon", "affirmed"),
    ("hiermee <voldoe> ik niet alleen aan de toezegging", "affirmed"),
    ("ik <informeer> u over het niet naleven van de wet", "affirmed"),
    ("hiermee <voldoe ik aan de toezegging> niet te wachten", "affirmed"),
    ("hiermee beschouw ik de toezegging, die niet eerder kon worden nagekomen, als <afgedaan>", "affirmed"),
    ("ik kan niet toezeggen dat u een brief <ontvangt>", "negated"),
    ("er is niet 5 miljoen maar 3 miljoen <beschikbaar gesteld>", "affirmed"),
    ("er is geen 5 miljoen <beschikbaar gesteld>", "negated"),
    ("<stelt> het kabinet evenmin geld beschikbaar", "negated"),
    ("indien ik een toezegging <doe>, kom ik die na", "conditional"),
    ("indien ik een toezegging doe, <kom ik die na>", "affirmed"),
    ("mocht ik dit <toezeggen>, dan volgt een brief", "conditional"),
    ("ik zal u <informeren> indien de planning wijzigt", "affirmed"),
    ("als ik dit niet <toezeg>, ontvangt u geen brief", "conditional"),
]


@pytest.mark.parametrize(("marked", "presence"), CASES, ids=[case[0] for case in CASES])
def test_presence(marked: str, presence: str) -> None:
    start = marked.index("<")
    text = marked.replace("<", "").replace(">", "")
    assert presence_at(text, (start, marked.index(">") - 1)) == presence


def test_what_word_order_told_counts() -> None:
    assert presence_at("dat doe ik", (4, 7), denied=True) == "negated"
    assert presence_at("dat doe ik niet", (4, 7), denied=False) == "affirmed"
