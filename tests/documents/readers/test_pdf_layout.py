"""How the parts of a PDF page are set: which gaps are spaces, where columns part, what stands below the text."""

from __future__ import annotations

import pytest
from fpdf import FPDF
from makers import make_pdf, put, wrap

from tracker.documents.blocks import BREAK
from tracker.documents.readers import read
from tracker.documents.readers.pdf.lines import segments
from tracker.documents.readers.pdf.runs import Run

SIZE = 10.0


def row(words: list[str], gap: float, y: float) -> list[Run]:
    """Words on one baseline, each a run of its own, `gap` line heights apart."""
    runs, x = [], 72.0
    for word in words:
        runs.append(Run(word, x, x + 5 * len(word.strip()), y, SIZE))
        x += 5 * len(word.strip()) + gap * SIZE
    return runs


@pytest.mark.parametrize(
    ("own", "gap", "text"),
    [
        (0.30, 0.15, "beschermen"),  # wide spaces in a justified line: the gap is a letter set apart
        (0.17, 0.13, "bescherme n"),  # tight spaces in a headline: the same gap is a space
        (None, 0.13, "beschermen"),  # a page that holds no spaces of its own
        (None, 0.15, "bescherme n"),
    ],
)
def test_the_own_spaces_of_a_page_tell_which_gap_is_one(own: float | None, gap: float, text: str) -> None:
    told = [] if own is None else row(["woord "] * 15, own, 700)
    lines = segments([*told, *row(["bescherme", "n"], gap, 600)], 1)
    assert [line.text for line in lines][-1] == text


def test_a_space_that_the_file_holds_is_kept_however_narrow() -> None:
    assert [line.text for line in segments(row(["management ", "niet"], 0.05, 600), 1)] == ["management niet"]
    assert [line.text for line in segments(row(["management", " niet"], 0.05, 600), 1)] == ["management niet"]


def test_columns_below_a_title_and_a_summary_are_read_one_after_the_other() -> None:
    left, middle, right = ([f"{name}{n}" for n in range(90)] for name in ("links", "midden", "rechts"))

    def draw(pdf: FPDF) -> None:
        put(pdf, 40, 60, "Een aanpak die van de ene kant van de bladzijde tot de andere kant van de bladzijde loopt")
        put(pdf, 40, 74, "en daaronder een samenvatting die eveneens over alle kolommen van de bladzijde heen loopt")
        put(pdf, 40, 88, "met nog een regel over de volle breedte, zodat het er samen drie zijn op deze bladzijde")
        for x, column in ((40, left), (220, middle), (400, right)):
            wrap(pdf, x, 110, " ".join(column) + ".", 150)

    said = " ".join(block.text for block in read(make_pdf(draw), "x.pdf").blocks)
    order = [word.rstrip(".") for word in said.split() if word.rstrip(".")[-1].isdigit()]
    assert order == [*left, *middle, *right]


@pytest.mark.parametrize(
    ("below", "next_page", "kept"),
    [
        ("02-68226 (E)", "stellen zal in elk geval de veiligheid in de regio aan de orde komen.", False),
        ("02-68226 (E)", "Een nieuwe alinea begint met een hoofdletter.", True),
        ("3 Zie de brief van de minister.", "stellen zal de veiligheid aan de orde komen.", True),
    ],
)
def test_what_stands_once_below_a_page_does_not_part_a_sentence(below: str, next_page: str, kept: bool) -> None:
    def draw(pdf: FPDF) -> None:
        wrap(pdf, 72, 100, "Het kabinet zet zich in. " * 30 + "Bij de vraag die wij daar aan de orde", 450)
        put(pdf, 40, 790, below, size=8)
        pdf.add_page()
        wrap(pdf, 72, 100, next_page, 450)

    said = [BREAK.sub("", block.text) for block in read(make_pdf(draw), "x.pdf").blocks]
    assert any(below.removeprefix("3 ") in text for text in said) is kept
    assert any(f"aan de orde {next_page}" in text for text in said) is next_page[0].islower()
