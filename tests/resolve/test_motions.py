"""Mentions by name find a motion only where one stands out; a motion's status is its latest event."""

from __future__ import annotations

from itertools import chain, product

import pytest

from tracker.models import MotionEventKind
from tracker.resolve.motions import (
    KnownMotion,
    MotionEventRecord,
    MotionMention,
    MotionStatus,
    latest_status,
    resolve_mention,
)

AIR = KnownMotion(
    "kst-21501-02-2898", ("Paternotte", "Brekelmans"), "een strategie voor een luchtafweersysteem", "2024-05-23"
)
SEA = KnownMotion(
    "kst-21501-02-2900", ("Paternotte", "Brekelmans"), "bescherming van kabels in de Noordzee", "2024-05-23"
)
OTHER = KnownMotion("kst-36045-3", ("Piri",), "vrede", "2024-05-01")
OLD = KnownMotion("kst-36045-1", ("Piri", "Ceder"), "vrede", "2012-05-01")


def test_an_identifier_settles_it() -> None:
    link = resolve_mention(MotionMention("m", identifier="kst-36045-3"), [AIR, OTHER])
    assert link is not None
    assert (link.target, link.method, link.score) == ("kst-36045-3", "identifier", 1.0)
    assert resolve_mention(MotionMention("m", identifier="kst-1-1"), [AIR]) is None


def test_names_alone_resolve_where_only_one_motion_has_them() -> None:
    link = resolve_mention(MotionMention("m", ("Paternotte", "Brekelmans"), document_date="2024-06-11"), [AIR, OTHER])
    assert link is not None
    assert (link.target, link.method, link.runners_up) == (AIR.id, "sponsors", ())


def test_two_motions_of_the_same_sponsors_stay_open_without_a_subject() -> None:
    link = resolve_mention(MotionMention("m", ("Paternotte", "Brekelmans"), document_date="2024-06-11"), [AIR, SEA])
    assert link is not None
    assert link.target is None
    assert [name for name, _ in link.runners_up] == [AIR.id, SEA.id]


def test_the_subject_decides_between_them() -> None:
    mention = MotionMention(
        "m", ("Paternotte", "Brekelmans"), title="strategie luchtafweersysteem", document_date="2024-06-11"
    )
    link = resolve_mention(mention, [SEA, AIR])
    assert link is not None
    assert (link.target, link.method) == (AIR.id, "sponsors+subject")


@pytest.mark.parametrize(
    "mention",
    [
        MotionMention("m", ("Brekelmans",), document_date="2024-06-11"),
        MotionMention("m", ("Paternotte", "Piri"), document_date="2024-06-11"),
        MotionMention("m", ("Paternotte",), document_date="2024-05-01"),
        MotionMention("m", ("Paternotte",), document_date="2030-05-01"),
        MotionMention("m", ("Paternotte", "Brekelmans"), date="2023-01-01"),
        MotionMention("m"),
    ],
)
def test_what_does_not_fit_is_not_linked(mention: MotionMention) -> None:
    assert resolve_mention(mention, [AIR]) is None


def test_one_sponsor_alone_is_not_enough() -> None:
    link = resolve_mention(MotionMention("m", ("Piri",), document_date="2024-06-11"), [OTHER, OLD])
    assert link is not None
    assert (link.target, link.score) == (None, 0.7)


def test_the_answer_does_not_depend_on_the_order() -> None:
    mention = MotionMention("m", ("Paternotte",), title="kabels in de Noordzee", document_date="2024-06-11")
    assert resolve_mention(mention, [AIR, SEA, OTHER]) == resolve_mention(mention, [OTHER, SEA, AIR])


@pytest.mark.parametrize(
    ("named", "known"),
    [
        (("Van Dijk",), ("Inge van Dijk",)),
        (("Mulder", "Jasper van Dijk"), ("Agnes Mulder", "Jasper van Dijk")),
        (("Joseph-Agema",), ("Joseph", "Agema")),
        (("Yesilgöz-Zegerius",), ("Yeşilgöz-Zegerius", "Eerdmans")),
        (("Wiegman-van Meppelen Scheppink",), ("Wiegman-Van Meppelen Scheppink",)),
        (("Bikker", "Ceder"), ("Ceder", "Bikker")),
    ],
)
def test_spellings_of_the_same_sponsors_agree(named: tuple[str, ...], known: tuple[str, ...]) -> None:
    link = resolve_mention(MotionMention("m", named), [KnownMotion("kst-1-1", known)])
    assert link is not None
    assert link.score >= 0.7


def test_the_latest_event_gives_the_status() -> None:
    events = [
        MotionEventRecord(1, "submitted", "2024-05-23"),
        MotionEventRecord(2, "in_progress", "2024-06-01"),
        MotionEventRecord(3, "fulfilled", "2024-06-11"),
        MotionEventRecord(4, "mentioned", "2024-07-01"),
        MotionEventRecord(5, "adopted"),
    ]
    assert latest_status(events) == MotionStatus("fulfilled", 3)
    assert latest_status(reversed(events)) == MotionStatus("fulfilled", 3)


def test_only_a_mention_is_no_status() -> None:
    assert latest_status([MotionEventRecord(1, "mentioned", "2024-07-01")]) == MotionStatus(None)


def test_on_one_day_the_step_further_wins() -> None:
    events = [MotionEventRecord(1, "adopted", "2024-05-23"), MotionEventRecord(2, "submitted", "2024-05-23")]
    assert latest_status(events) == MotionStatus("adopted", 1)


def test_an_undated_vote_comes_after_the_dated_submission_and_before_what_was_done() -> None:
    submitted = MotionEventRecord("s", "submitted", "2023-10-03")
    adopted = MotionEventRecord("a", "adopted", None)
    done = MotionEventRecord("d", "fulfilled", "2024-05-01")
    assert latest_status([submitted, adopted]).event_id == "a"
    assert latest_status([adopted, done, submitted]).event_id == "d"


def test_a_letter_that_recalls_the_vote_does_not_undo_what_was_reported() -> None:
    done = MotionEventRecord("d", "in_progress", "2024-03-01")
    recalled = MotionEventRecord("a", "adopted", "2024-04-01")
    withdrawn = MotionEventRecord("w", "withdrawn", "2024-05-01")
    assert latest_status([done, recalled]).event_id == "d"
    assert latest_status([done, recalled, withdrawn]).event_id == "w"


def test_a_subject_that_fits_one_motion_closely_stands_out_among_those_of_the_same_sponsor() -> None:
    known = [
        KnownMotion(
            "kst-36410-31", ("Kathmann", "Piri"), "de digitale veiligheid van gemeenten versterken", "2024-02-08"
        ),
        KnownMotion(
            "kst-36410-33", ("Kathmann", "Dassen"), "het aantal algoritmes in een register opnemen", "2024-02-09"
        ),
    ]
    about = MotionMention("m", ("Kathmann",), True, "digitale veiligheid van gemeenten", document_date="2024-05-01")
    silent = MotionMention("m", ("Kathmann",), True, None, document_date="2024-05-01")
    found, unclear = resolve_mention(about, known), resolve_mention(silent, known)
    assert found is not None
    assert unclear is not None
    assert (found.target, [name for name, _ in found.runners_up]) == ("kst-36410-31", ["kst-36410-33"])
    assert (unclear.target, len(unclear.runners_up)) == (None, 2)


PUT = KnownMotion("kst-21501-02-2898", ("Paternotte", "Brekelmans"), "luchtafweer", "2024-05-23", "21501-02", "2898")


@pytest.mark.parametrize(("mention", "linked"), [
    (MotionMention("k", ("Paternotte", "Brekelmans"), document_date="2024-06-11"), True),
    (MotionMention("k", ("Paternotte", "Brekelmans")), False),
    (MotionMention("k", ("Paternotte", "Brekelmans"), title="luchtafweer"), True),
    (MotionMention("k", ("Paternotte", "Brekelmans"), date="2024-05-23"), True),
    (MotionMention("k", ("Paternotte", "Brekelmans"), dossier="21501-02"), True),
    (MotionMention("k", identifier="kst-21501-02-2898"), True),
])  # fmt: skip
def test_a_letter_without_a_date_names_no_motion_by_its_sponsors_alone(mention: MotionMention, linked: bool) -> None:
    link = resolve_mention(mention, [PUT])
    assert link is not None
    assert link.target == (PUT.id if linked else None)
    assert linked or [other for other, _ in link.runners_up] == [PUT.id]


ONE = KnownMotion("kst-36600-1", ("Ceder",), "steun aan bibliotheken in dorpen", "2024-03-01", "36600", "1")
TWO = KnownMotion("kst-36600-2", ("Ceder", "Piri"), "steun aan bibliotheken in dorpen", "2024-03-01", "36600", "2")
SAME, LOUD = "steun aan bibliotheken in dorpen", "Steun aan BIBLIOTHEKEN in dorpen"
HALF, FAR = "steun aan zwembaden in steden", "windmolens op zee"


@pytest.mark.parametrize(
    ("known", "mention", "score", "method"),
    [
        # who: one name says less than two, or than one with others
        (ONE, MotionMention("m", ("Ceder",), document_date="2024-06-01"), 0.7, "sponsors"),
        (ONE, MotionMention("m", ("Ceder",), True, document_date="2024-06-01"), 0.75, "sponsors"),
        (TWO, MotionMention("m", ("Ceder", "Piri"), document_date="2024-06-01"), 0.75, "sponsors"),
        # where: the dossier raises or lowers
        (ONE, MotionMention("m", ("Ceder",), dossier="36600", document_date="2024-06-01"), 0.8, "sponsors+dossier"),
        (ONE, MotionMention("m", ("Ceder",), dossier="21501", document_date="2024-06-01"), 0.5, "sponsors"),
        # when: a day, or the month alone
        (ONE, MotionMention("m", ("Ceder",), date="2024-03-01", document_date="2024-06-01"), 0.9, "sponsors+date"),
        (ONE, MotionMention("m", ("Ceder",), date="2024-03", document_date="2024-06-01"), 0.9, "sponsors+date"),
        (
            ONE,
            MotionMention("m", ("Ceder",), date="2024-03-01T10:00", document_date="2024-06-01"),
            0.9,
            "sponsors+date",
        ),
        (
            ONE,
            MotionMention("m", ("Ceder",), dossier="36600", date="2024-03-01", document_date="2024-06-01"),
            1.0,
            "sponsors+date",
        ),
        # what: the same words raise, other words lower and say no method
        (ONE, MotionMention("m", ("Ceder",), title=SAME, document_date="2024-06-01"), 0.875, "sponsors+subject"),
        (
            ONE,
            MotionMention("m", ("Ceder",), title=SAME.upper(), document_date="2024-06-01"),
            0.875,
            "sponsors+subject",
        ),
        (ONE, MotionMention("m", ("Ceder",), title=FAR, document_date="2024-06-01"), 0.3, "sponsors"),
        # no more than certain
        (
            TWO,
            MotionMention("m", ("Ceder", "Piri"), True, SAME, "2024-03-01", None, "36600", "2024-06-01"),
            1.0,
            "sponsors+subject",
        ),
        # a letter without a date: names alone stay below what is linked, whatever else says so is not touched
        (TWO, MotionMention("m", ("Ceder", "Piri")), 0.7, "sponsors"),
        (ONE, MotionMention("m", ("Ceder",), dossier="36600"), 0.8, "sponsors+dossier"),
        (ONE, MotionMention("m", ("Ceder",), title=SAME), 0.875, "sponsors+subject"),
    ],
)
def test_what_a_mention_weighs(known: KnownMotion, mention: MotionMention, score: float, method: str) -> None:
    link = resolve_mention(mention, [known])
    assert link is not None
    assert (link.score, link.method) == (pytest.approx(score, abs=0.0006), method)
    assert link.target == (known.id if score >= 0.75 else None)


def test_a_subject_that_is_half_the_same_says_no_method() -> None:
    link = resolve_mention(MotionMention("m", ("Ceder",), title=HALF, document_date="2024-06-01"), [ONE])
    assert link is not None
    assert link.method == "sponsors"
    assert 0.65 < link.score < 0.77
    assert link.score == round(link.score, 3)


def test_signs_and_accents_are_no_part_of_a_subject() -> None:
    known = KnownMotion("a", ("Ceder",), "steun aan (café)bibliotheken; in dorpen/wijken")
    about = MotionMention("m", ("Ceder",), title="Steun aan: cafe, bibliotheken - in dorpen, wijken!")
    assert (link := resolve_mention(about, [known])) is not None
    assert link.score == 0.875


@pytest.mark.parametrize(
    ("put", "letter", "fits"),
    [
        ("2024-03-01", "2024-03-01", True),
        ("2024-03-02", "2024-03-01", False),
        ("2020-03-01", "2024-03-04", True),  # 1464 days
        ("2020-03-01", "2024-03-05", False),
        ("2019", "2024", True),
        ("2018", "2024", False),
        ("2024", "2024", True),
        ("2025", "2024", False),
        ("2024-03", "2024-06-01", True),
    ],
)
def test_a_motion_is_no_later_than_the_letter_and_no_more_than_a_term_before(put: str, letter: str, fits: bool) -> None:
    found = resolve_mention(
        MotionMention("m", ("Ceder",), document_date=letter), [KnownMotion("a", ("Ceder",), None, put)]
    )
    assert (found is not None) == fits


def test_the_best_must_lead_by_the_margin() -> None:
    mention = MotionMention("m", ("Ceder",), dossier="36600", document_date="2024-06-01")
    right = KnownMotion("a", ("Ceder",), None, "2024-03-01", "36600")
    silent, other = KnownMotion("b", ("Ceder",), None, "2024-03-01"), KnownMotion("c", ("Ceder",), None, None, "1")
    assert (near := resolve_mention(mention, [right, silent])) is not None
    assert (near.target, near.runners_up) == (None, (("a", 0.8), ("b", 0.7)))
    assert (clear := resolve_mention(mention, [other, right])) is not None
    assert (clear.target, clear.runners_up) == ("a", (("c", 0.5),))


def test_five_others_are_kept_best_first_and_by_their_number() -> None:
    mention = MotionMention("m", ("Ceder",), date="2024-03-01", document_date="2024-06-01")
    known = [KnownMotion(name, ("Ceder",), None, None) for name in "gfedcb"]
    chosen = KnownMotion("h", ("Ceder",), None, "2024-03-01")
    assert (link := resolve_mention(mention, [*known, chosen])) is not None
    assert (link.target, [name for name, _ in link.runners_up]) == ("h", list("bcdef"))
    assert (unclear := resolve_mention(mention, known)) is not None
    assert (unclear.target, [name for name, _ in unclear.runners_up]) == (None, list("bcdef"))


LIFE: tuple[tuple[MotionEventKind, ...], ...] = (
    ("submitted",),
    ("held",),
    ("replaced",),
    ("adopted", "rejected"),
)
"""What happens to a motion before it is carried out, in its order."""
EXECUTION: tuple[tuple[MotionEventKind, ...], ...] = (
    ("withdrawn", "lapsed"),
    ("in_progress",),
    ("partly_fulfilled",),
    ("not_fulfilled", "fulfilled"),
)
"""What ends it or becomes of it, in its order."""


def steps(*lives: tuple[tuple[MotionEventKind, ...], ...]) -> list[tuple[MotionEventKind, MotionEventKind]]:
    """Each step with each that comes after it."""
    places = [(place, kind) for place, kinds in enumerate(chain(*lives)) for kind in kinds]
    return [(a, b) for (i, a), (j, b) in product(places, places) if i < j]


@pytest.mark.parametrize(("first", "then"), steps(LIFE) + steps(EXECUTION))
@pytest.mark.parametrize("day", ["2024-05-01", None])
def test_of_two_steps_on_one_day_or_on_none_the_further_one_counts(
    first: MotionEventKind, then: MotionEventKind, day: str | None
) -> None:
    # the id of the first sorts last, so that it would win where nothing tells the two apart
    events = [MotionEventRecord("z", first, day), MotionEventRecord("a", then, day)]
    assert latest_status(events) == latest_status(events[::-1]) == MotionStatus(then, "a")


@pytest.mark.parametrize(("first", "then"), steps(LIFE) + steps(EXECUTION))
def test_a_step_without_a_day_comes_after_those_that_go_before_it(
    first: MotionEventKind, then: MotionEventKind
) -> None:
    events = [MotionEventRecord("z", first, "2024-05-01"), MotionEventRecord("a", then)]
    assert latest_status(events).event_id == "a"
    assert latest_status([MotionEventRecord("z", first), MotionEventRecord("a", then, "2024-05-01")]).event_id == "a"


@pytest.mark.parametrize("recalled", [kind for kinds in LIFE for kind in kinds])
@pytest.mark.parametrize("reported", ["in_progress", "partly_fulfilled", "not_fulfilled", "fulfilled"])
def test_what_is_recalled_later_undoes_no_report(recalled: MotionEventKind, reported: MotionEventKind) -> None:
    events = [MotionEventRecord("r", reported, "2024-03-01"), MotionEventRecord("z", recalled, "2024-09-01")]
    assert latest_status(events).event_id == "r"


@pytest.mark.parametrize("ended", ["withdrawn", "lapsed"])
def test_what_ends_a_motion_later_counts_after_a_report(ended: MotionEventKind) -> None:
    events = [MotionEventRecord("r", "fulfilled", "2024-03-01"), MotionEventRecord("z", ended, "2024-09-01")]
    assert latest_status(events).event_id == "z"


@pytest.mark.parametrize("kind", [kind for kinds in LIFE for kind in kinds])
def test_appreciation_and_mention_say_nothing_beside_anything_else(kind: MotionEventKind) -> None:
    events = [
        MotionEventRecord("s", kind, "2024-03-01"),
        MotionEventRecord("y", "appreciated", "2024-04-01"),
        MotionEventRecord("z", "mentioned", "2024-05-01"),
    ]
    assert latest_status(events).event_id == "s"
    assert latest_status(events[1:]) == MotionStatus("appreciated", "y")


def test_a_later_report_counts_however_little_it_says() -> None:
    events = [MotionEventRecord("a", "fulfilled", "2024-03-01"), MotionEventRecord("b", "in_progress", "2024-09-01")]
    assert latest_status(events).event_id == "b"


def test_a_step_without_a_day_comes_after_the_last_of_those_before_it() -> None:
    events = [
        MotionEventRecord("s", "submitted", "2024-01-01"),
        MotionEventRecord("h", "held", "2024-06-01"),
        MotionEventRecord("r", "replaced", "2024-03-01"),
        MotionEventRecord("a", "adopted"),
        MotionEventRecord("z", "rejected", "2024-04-01"),
    ]
    assert latest_status(events).event_id == "a"


def test_a_step_without_a_day_is_not_placed_by_one_of_its_own_rank() -> None:
    events = [MotionEventRecord("z", "adopted"), MotionEventRecord("a", "rejected", "2024-05-01")]
    assert latest_status(events).event_id == "a"
