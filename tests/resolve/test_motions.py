"""Mentions by name find a motion only where one stands out; a motion's status is its latest event."""

from __future__ import annotations

import pytest

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
