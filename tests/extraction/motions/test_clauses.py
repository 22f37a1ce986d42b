"""The clauses of a motion, the words that recall them, and the dates around a motion."""

from __future__ import annotations

import pytest

from tracker.extraction.motions.clauses import read_clauses
from tracker.extraction.motions.dates import date_near, event_date, paper_date
from tracker.extraction.motions.operative_clause import mask_operative_clause
from tracker.extraction.motions.titles import subject_of, title_span


def test_grounds_and_requests() -> None:
    grounds, requests = read_clauses(
        "gehoord de beraadslaging,\n\nconstaterende dat het regent;\n\noverwegende dat het waait,\n\n"
        "verzoekt de regering te schuilen;\n\n– binnen;\n\nspreekt uit dat dit spoed heeft,"
    )
    assert grounds == ("constaterende dat het regent", "overwegende dat het waait")
    assert requests == ("verzoekt de regering te schuilen; – binnen", "spreekt uit dat dit spoed heeft")


def test_a_request_glued_to_the_ground_before_it() -> None:
    grounds, requests = read_clauses("overwegende dat het waait verzoekt de regering te schuilen")
    assert grounds == ("overwegende dat het waait",)
    assert requests == ("verzoekt de regering te schuilen",)


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("De motie (Kamerstuk 29 521, nr. 533) is uitgevoerd.", "De motie is uitgevoerd."),
        ("De motie X, die verzoekt niets te leveren, wordt uitgevoerd.", "De motie X wordt uitgevoerd."),
        ("De motie X is uitgevoerd.", "De motie X is uitgevoerd."),
        ("De motie X (29 521, nr. 5) verzoekt de regering niets te betrekken bij het plan.", "De motie X ."),
        ("De motie X vraagt het kabinet niets te doen, wordt uitgevoerd.", "De motie X wordt uitgevoerd."),
        ("De Kamer verzoekt de regering iets te doen.", "De Kamer verzoekt de regering iets te doen."),
    ],
)
def test_what_a_motion_asks_is_masked(sentence: str, rest: str) -> None:
    masked, places = mask_operative_clause(sentence)
    assert masked.split() == rest.split() or "niets" not in masked
    assert "".join(sentence[place] for place in places) == masked


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("motie Piri van 5 juni 2018 over", "2018-06-05"),
        ("motie Piri d.d. 8 mei 1995 over", "1995-05-08"),
        ("motie Piri, 23 mei 2024", "2024-05-23"),
        ("motie Piri (12-10-2023)", "2023-10-12"),
        ("motie Piri van 24 mei jl.", "2024-05-24"),
        ("motie Piri, ingediend in het debat van 5 juni 2018", None),
        ("motie Piri over zorg", None),
    ],
)
def test_the_date_a_mention_gives_its_motion(text: str, date: str | None) -> None:
    assert date_near(text, 0, len(text), "2024-06-10") == date


def test_the_date_of_what_happened() -> None:
    assert event_date("De motie is op 3 oktober 2023 aangenomen.") == "2023-10-03"
    assert event_date("De motie is op 3 oktober 2023 ingediend en op 5 oktober 2023 aangenomen.") is None
    assert event_date("De motie is aangenomen.") is None
    assert (paper_date("23 mei 2024"), paper_date("mei 2024")) == ("2024-05-23", None)


def test_the_subject_in_a_title_and_its_span_in_a_sentence() -> None:
    assert subject_of("Motie van het lid Piri over betere zorg (t.v.v. 36410-3)") == "betere zorg"
    assert subject_of("Motie van het lid Piri") is None
    text = "motie Piri over betere zorg is aangenomen"
    span = title_span(text, len("motie Piri"))
    assert span is not None
    assert text[slice(*span)] == "over betere zorg"
