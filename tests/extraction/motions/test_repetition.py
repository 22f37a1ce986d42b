"""No repetition makes the reading of motions slow."""

from __future__ import annotations

import pytest

from tracker.extraction.motions.events import event_in
from tracker.extraction.motions.mention_grammar import find_mentions
from tracker.extraction.motions.papers import read_paper
from tracker.models import Document

UNITS = [
    "motie Piri ",
    "motie Aa en Bb, Cc ",
    "motie van de leden ",
    "motie Van der Van der ",
    "Aa Bb Cc ",
    "motie over ",
]


@pytest.mark.parametrize(
    "unit",
    [
        *UNITS,
        "verzoekt de regering ",
        "conform de motie heeft gedaan ",
        ", die vraagt ",
        "(1",
        "motie Aa (1) en ",
        "\n",
        ";",
        "niet uitvoering ",
    ],
)
def test_repetition_is_read_to_its_end(unit: str) -> None:
    """A reader whose time is not linear in the text would not come to the end of these."""
    text = unit * (40_000 // len(unit))
    assert all(0 <= mention.start < mention.end <= len(text) for mention in find_mentions(text))
    event_in(text)
    read_paper(Document("m", "", "txt", "MOTIE VAN HET LID PIRI\n\nDe Kamer,\n\n" + text))
