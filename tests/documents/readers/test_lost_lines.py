"""No line of a PDF is lost unseen: what a plain extraction of its text holds we keep, or name with the reason."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF
from makers import FILLER, make_pdf, put, wrap

from tracker.documents.blocks import BREAK, UnreadableError
from tracker.documents.readers import read
from tracker.documents.readers.pdf.document import read_whole

SHORTEST = 6
"""Letters of a line from which it can be looked for."""
SMALL = 7.5
BULLET = re.compile(r"^(?:o|[•▪–-]) ")


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if c.isalnum())


def plain_lines(data: bytes) -> list[tuple[int, str]]:
    """The lines of every page as the library of PDFs gives them."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_range()
        found += [(number, line) for line in re.split(r"[\r\n]+", text)]
    return found


def lost_lines(data: bytes) -> list[tuple[int, str]]:
    """The lines that we neither keep nor name."""
    rendition, dropped = read_whole(data)
    kept = letters(" ".join(f"{block.number or ''} {BREAK.sub('', block.text)}" for block in rendition.blocks))
    named: dict[int, str] = {}
    for line in dropped:
        named[line.page] = named.get(line.page, "") + letters(line.text)
    lost = []
    for page, line in plain_lines(data):
        bare = letters(line)
        if len(bare) < SHORTEST or bare in kept:
            continue
        words = BULLET.sub("", line).replace("\ufffe", " ").replace("\x02", " ").split()
        if any(letters(word) not in kept and letters(word) not in named.get(page, "") for word in words):
            lost.append((page, line))
    return lost


def test_no_line_of_a_sample_is_lost(shared: Path) -> None:
    lost = {}
    for path in sorted((shared / "samples").glob("*pdf/*.pdf")):
        try:
            found = lost_lines(path.read_bytes())
        except UnreadableError:
            continue
        if found:
            lost[path.name] = found
    assert lost == {}


def test_the_reasons_are_named(shared: Path) -> None:
    reasons: Counter[str] = Counter()
    for path in sorted((shared / "samples" / "ministry-pdf").glob("*.pdf"))[:8]:
        reasons.update(line.reason for line in read_whole(path.read_bytes())[1])
    assert set(reasons) <= {"kop", "voet", "bladzijdenummer", "marge"}


def noted(notes: list[list[str]]) -> bytes:
    """A letter with these footnotes, one list a page, each behind its number at the foot of the page."""

    def draw(pdf: FPDF) -> None:
        number = 0
        for page, texts in enumerate(notes):
            if page:
                pdf.add_page()
            wrap(pdf, 72, 80, f"{FILLER} {FILLER} {FILLER}", 400)
            put(pdf, 72, 20, "Brief over de dijken", size=8)
            for at, text in enumerate(texts):
                number += 1
                put(pdf, 72, 770 + 9 * at, f"{number} {text}", size=SMALL)
            put(pdf, 300, 830, f"{page + 1}")

    return make_pdf(draw)


ALIKE = [
    [["Kamerstukken II 2019/20, 31293, nr. 510"], ["Kamerstukken II 2019/20, 31293, nr. 512"]],
    [["Kamerstukken II 2019/20, 31293, nr. 510"], ["Kamerstukken II 2019/20, 31293, nr. 511"]],
    [["Kamerstukken II 2019/20, 31293, nr. 510"], ["Kamerstukken II 2019/20, 31293, nr. 510"]],
    [["Kamerstuk 31293, nr. 510"], ["Kamerstuk 31293, nr. 511"], ["Kamerstuk 31293, nr. 512"]],
    [["Zie Handelingen 2019/20, nr. 4"], ["Zie Handelingen 2019/20, nr. 5"], ["Zie Handelingen 2019/20, nr. 6"]],
    [["Ibid."], ["Ibid."], ["Ibid."]],
    [["Stb. 2019, 35", "Stb. 2019, 36"], ["Stb. 2019, 37", "Stb. 2019, 38"]],
    [["https://www.rijksoverheid.nl/a1"], ["https://www.rijksoverheid.nl/a2"]],
    [["Verslag van de Raad, punt 12"], ["Verslag van de Raad, punt 13"]],
    [["Brief van 3 mei 2019"], ["Brief van 4 mei 2019"], ["Brief van 5 mei 2019"]],
]


@pytest.mark.parametrize("notes", ALIKE, ids=range(len(ALIKE)))
def test_footnotes_that_begin_alike_are_no_running_footer(notes: list[list[str]]) -> None:
    rendition = read(noted(notes), "x.pdf")
    found = [(block.number, block.text) for block in rendition.blocks if block.kind == "footnote"]
    assert found == [(str(n), text) for n, text in enumerate((t for page in notes for t in page), 1)]
    assert not any("Brief over" in block.text for block in rendition.blocks)


@pytest.mark.parametrize("notes", ALIKE, ids=range(len(ALIKE)))
def test_the_same_in_text(notes: list[list[str]]) -> None:
    number, pages = 0, []
    for page, texts in enumerate(notes):
        lines = [FILLER + f"{number + at + 1}" for at in range(len(texts))]
        feet = []
        for text in texts:
            number += 1
            feet.append(f"{number} {text}")
        pages.append("\n".join([*lines, "", *feet, f"Brief over de dijken {page + 1}"]))
    document = read("\f".join(pages).encode(), "x.txt")
    given = " ".join(block.text for block in document.blocks)
    for text in (text for page in notes for text in page):
        assert given.count(text) >= sum(texts.count(text) for texts in notes)


def test_no_footnote_of_a_sample_is_repeated(shared: Path) -> None:
    repeated = []
    for path in sorted((shared / "samples").glob("*pdf/*.pdf")):
        data = path.read_bytes()
        try:
            blocks = read(data, path.name).blocks
        except UnreadableError:
            continue
        plain = letters(" ".join(line for _, line in plain_lines(data)))
        kept = letters(" ".join(BREAK.sub("", block.text) for block in blocks))
        notes = {letters(block.text) for block in blocks if block.kind == "footnote"}
        found = [note for note in notes if len(note) > 2 * SHORTEST and kept.count(note) > max(1, plain.count(note))]
        repeated += [(path.name, note) for note in found]
    assert repeated == []
