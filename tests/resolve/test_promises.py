"""One promise however often mentioned, and what became of it on any day."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.resolve.promise_life import Event, promises, state_on
from tracker.resolve.promise_terms import Mention, keys, likeness, postpones, recalls, terms
from tracker.resolve.promises import Link, antecedent, trees

MADE = Mention(
    "a", "brief-1", "2024-03-01", "open",
    "Ik zal uw Kamer voor de zomer informeren over de evaluatie van de Wet gemeentelijke schuldhulpverlening.",
    deadline="2024-07-05", ministry="Sociale Zaken en Werkgelegenheid", dossier="24515",
)  # fmt: skip


def later(text: str, status: str = "open", date: str = "2024-09-10", **values: object) -> Mention:
    return replace(MADE, key="b", document="brief-2", date=date, status=status, text=text, deadline=None, **values)


SAME = [
    # what a later letter says, its status, and by what it is the same promise (None: another one)
    ("Zoals toegezegd informeer ik u hierbij over de evaluatie van de Wet gemeentelijke schuldhulpverlening.",
     "fulfilled", "recall"),
    ("Hiermee doe ik de toezegging gestand over de evaluatie van de Wet gemeentelijke schuldhulpverlening.",
     "fulfilled", "recall"),
    ("De evaluatie van de Wet gemeentelijke schuldhulpverlening, die ik uw Kamer had toegezegd, volgt later.",
     "open", "recall"),
    ("De evaluaties van de Wet gemeentelijke schuldhulpverlening zijn u eerder toegezegd.", "open", "recall"),
    ("Ik zal uw Kamer informeren over de evaluatie van de Wet gemeentelijke schuldhulpverlening.", "open", "wording"),
    ("De toezegging over de Wet gemeentelijke schuldhulpverlening draag ik over aan mijn ambtgenoot.",
     "transferred", "recall"),
    ("Zoals toegezegd informeer ik u hierbij over de evaluatie van de Wet kinderopvang.", "fulfilled", None),
    ("Ik zal uw Kamer voor de zomer informeren over de stikstofaanpak.", "open", None),
    ("De toezegging over de wachtlijsten in de jeugdzorg is hiermee afgedaan.", "fulfilled", None),
    ("Zoals toegezegd ontvangt u hierbij de brief.", "fulfilled", None),
    ("Ik dank de gemeentelijke organisaties voor hun inzet.", "open", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "method"), SAME)
def test_which_later_sentence_speaks_of_the_promise(text: str, status: str, method: str | None) -> None:
    link = antecedent(later(text, status), [MADE])
    assert (link.method if link else None) == method


@pytest.mark.parametrize(("text", "status", "method"), SAME)
def test_what_is_the_same_promise_shares_a_key(text: str, status: str, method: str | None) -> None:
    assert method is None or keys(later(text, status)) & keys(MADE)


def test_nothing_points_forward_to_itself_or_to_what_is_long_gone() -> None:
    text = "Zoals toegezegd informeer ik u over de evaluatie van de Wet gemeentelijke schuldhulpverlening."
    assert antecedent(later(text, date="2024-02-01"), [MADE]) is None
    assert antecedent(MADE, [MADE]) is None
    assert antecedent(later(text, date="2034-02-01"), [MADE]) is None
    assert antecedent(later(text, date=""), [MADE]) is None


def test_a_number_of_the_register_decides_whatever_the_words() -> None:
    numbered = replace(MADE, numbers=frozenset(("TZ202403-001",)))
    same = later("De toezegging is afgedaan.", "fulfilled", numbers=frozenset(("TZ202403-001",)))
    other = later(MADE.text, "fulfilled", numbers=frozenset(("TZ202403-002",)))
    assert antecedent(same, [numbered]) == Link("b", "a", "number", 1.0)
    assert antecedent(other, [numbered]) is None


def test_one_sum_to_one_receiver_is_one_promise() -> None:
    given_ = replace(MADE, status="announced", text="Nederland zegt 2,5 miljard euro toe.", amount="EUR 2.5e9",
                     receiver="Oekraïne")  # fmt: skip
    again = replace(given_, key="b", document="brief-2", date="2024-06-01", text="De bijdrage van 2,5 miljard.")
    assert antecedent(again, [given_]) == Link("b", "a", "sum", 0.9)
    assert antecedent(replace(again, amount="EUR 1e9"), [given_]) is None
    assert antecedent(replace(again, receiver="Moldavië"), [given_]) is None


def test_of_several_the_likeliest_is_meant() -> None:
    other = replace(MADE, key="c", text="Ik zal uw Kamer informeren over de evaluatie van de Wet kinderopvang.")
    text = "Zoals toegezegd informeer ik u over de evaluatie van de Wet gemeentelijke schuldhulpverlening."
    for order in permutations((MADE, other)):
        link = antecedent(later(text, "fulfilled"), order)
        assert link is not None
        assert link.antecedent == "a"


@pytest.mark.parametrize(("text", "expected"), [
    ("Zoals toegezegd in het debat", True), ("conform mijn toezegging", True), ("heb ik u beloofd", True),
    ("zoals eerder aangekondigd", True), ("de toezeggingen aan uw Kamer", True),
    ("Ik zal uw Kamer informeren", False), ("Nederland steunt Oekraïne", False),
])  # fmt: skip
def test_what_recalls(text: str, expected: bool) -> None:
    assert recalls(text) is expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Het lukt helaas niet voor de zomer", True), ("wordt later dan gepland", True), ("is uitgesteld", True),
    ("heeft vertraging opgelopen", True), ("Ik stuur dit voor de zomer", False),
])  # fmt: skip
def test_what_postpones(text: str, expected: bool) -> None:
    assert postpones(text) is expected


def test_terms_tell_a_subject() -> None:
    assert not terms("Zoals toegezegd zal ik uw Kamer voor de zomer nader informeren over de voortgang.")
    assert set(terms("De Wet gemeentelijke schuldhulpverlening")) == set(
        terms("de WET gemeentelijke schuldhulpverlening")
    )
    assert likeness(MADE, MADE) == 1.0


def life(*told: tuple[str, str, str | None]) -> list[tuple[str, ...]]:
    """The kinds of events of each promise that mentions (date, status, deadline) make, as a chain."""
    mentions = [
        replace(MADE, key=str(place), document=str(place), date=date, status=status, deadline=deadline,
                text=MADE.text if status == "open" else f"Zoals toegezegd: {MADE.text}")
        for place, (date, status, deadline) in enumerate(told)
    ]  # fmt: skip
    links = {str(place): Link(str(place), str(place - 1), "recall", 0.8) for place in range(1, len(mentions))}
    (tree,) = trees(mentions, links.values())
    return [tuple(event.kind for event in promise.events) for promise in promises(tree, links)]


LIVES = [
    ([("2024-01-01", "open", None)], [("made",)]),
    ([("2024-01-01", "fulfilled", None)], [("made", "claimed_met")]),
    ([("2024-01-01", "open", None), ("2024-02-01", "open", None)], [("made", "repeated")]),
    ([("2024-01-01", "open", "2024-07-05"), ("2024-06-01", "open", "2024-12-31")], [("made", "postponed")]),
    ([("2024-01-01", "open", "2024-07-05"), ("2024-06-01", "open", "2024-06-30")], [("made", "changed")]),
    ([("2024-01-01", "open", None), ("2024-06-01", "partly_fulfilled", None), ("2024-09-01", "fulfilled", None)],
     [("made", "partly_met", "claimed_met")]),
    ([("2024-01-01", "open", None), ("2024-06-01", "transferred", None), ("2024-09-01", "fulfilled", None)],
     [("made", "transferred", "claimed_met")]),
    ([("2024-01-01", "open", None), ("2024-06-01", "withdrawn", None)], [("made", "withdrawn")]),
    ([("2024-01-01", "open", None), ("2024-06-01", "not_fulfilled", None)], [("made", "not_met")]),
    # promised every year: a promise a year
    ([("2023-01-01", "open", None), ("2023-06-01", "fulfilled", None), ("2024-01-01", "open", None)],
     [("made", "claimed_met"), ("made",)]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), LIVES)
def test_the_life_of_a_promise(told: list[tuple[str, str, str | None]], expected: list[tuple[str, ...]]) -> None:
    assert life(*told) == expected


EVENTS = [
    Event("made", "2024-03-01", "government", "a", None, "2024-07-05"),
    Event("postponed", "2024-06-20", "government", "b", "2024-07-05", "2024-12-31"),
    Event("made", "2024-07-01", "register", "r", None, "2024-12-31"),
    Event("claimed_met", "2025-02-01", "government", "c", "2024-12-31"),
]


@pytest.mark.parametrize(("day", "government", "chamber", "deadline", "late"), [
    ("2024-03-01", "open", None, "2024-07-05", 0),
    ("2024-06-30", "open", None, "2024-12-31", 0),
    ("2024-12-31", "open", "open", "2024-12-31", 0),
    ("2025-01-10", "open", "open", "2024-12-31", 10),
    ("2025-02-01", "fulfilled", "open", "2024-12-31", 0),
])  # fmt: skip
def test_where_a_promise_stands_on_a_day(
    day: str, government: str, chamber: str | None, deadline: str, late: int
) -> None:
    standing = state_on(EVENTS, day)
    assert (standing.government, standing.chamber, standing.deadline, standing.days_late) == (
        government, chamber, deadline, late,
    )  # fmt: skip


def test_a_repeat_does_not_close_and_late_is_not_met() -> None:
    events = [EVENTS[0], Event("repeated", "2024-09-01", "government", "b")]
    assert state_on(events, "2024-10-01").government == "open"
    assert state_on(events, "2024-10-01").days_late == 88


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_makes_it_fail(one: str, other: str) -> None:
    first, second = replace(MADE, text=one), replace(MADE, key="b", document="x", date="2024-09-01", text=other)
    assert 0.0 <= likeness(first, second) <= 1.0
    assert likeness(first, second) == pytest.approx(likeness(second, first))
    antecedent(second, [first])
