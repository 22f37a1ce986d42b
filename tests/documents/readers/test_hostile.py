"""Whatever bytes come in, every reader gives a rendition or one line of reason."""

from __future__ import annotations

import random
import struct
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from makers import FILLER, make_docx, make_eml, make_odt, make_pdf, make_zip, paragraph, put, wrap
from test_markup_formats import OLDER, PAGE, PAPER, VLOS

from tracker import documents
from tracker.documents.blocks import ParsedSource, UnreadableError
from tracker.documents.readers import read
from tracker.documents.readers.office.word97 import DAMAGED, _story
from tracker.ingestion.archives import unpack

RTF = rb"{\rtf1\ansi{\b Kop}\par Tekst \u8364?100{\footnote noot}\par\trowd a\cell b\cell\row}"
PDF = make_pdf(lambda pdf: (put(pdf, 72, 80, "Kop", style="B"), wrap(pdf, 72, 100, f"{FILLER} {FILLER}", 300)))
ODT = make_odt(f"<text:h>Kop</text:h><text:p>{FILLER}</text:p>")
DOCX = make_docx(paragraph("Kop", bold=True) + paragraph(FILLER))
EML = make_eml({"brief.docx": DOCX, "x.zip": make_zip({"a.txt": "x"})})
SAMPLES = [RTF, PDF, ODT, DOCX, EML, PAPER.encode(), OLDER.encode(), VLOS.encode(), PAGE.encode()]
BITS = (
    b"",
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"&",
    b"{",
    b"}",
    b"\\u-1?",
    b"PK\x03\x04",
    b"obj",
    b"\xe0\x80",
    b"<p>",
    b"&#0;",
    b"9" * 12,
)


def outcome(data: bytes) -> str:
    """Read every member of a file; any exception but UnreadableError is a failure."""
    reasons: list[str] = []
    for name, content in unpack(data, "x") or [("x", data)]:
        assert "\n" not in name
        try:
            rendition = read(content, name) if isinstance(content, bytes) else None
        except UnreadableError as error:
            reasons.append(error.reason)
            continue
        if rendition is not None:
            assert isinstance(rendition, ParsedSource)
            "".join(block.text for block in rendition.blocks).encode("utf-8")
    assert all(reason and "\n" not in reason for reason in reasons)
    return "read or rejected"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(BITS), st.integers(0, 40)), max_size=6),
)
def test_mutated_files(sample: bytes, edits: list[tuple[float, bytes, int]]) -> None:
    for place, piece, length in edits:
        at = int(place * len(sample))
        sample = sample[:at] + piece + sample[at + length :]
    assert outcome(sample) == "read or rejected"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.floats(0, 1))
def test_truncated_files(sample: bytes, share: float) -> None:
    assert outcome(sample[: int(share * len(sample))]) == "read or rejected"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([b"", b"%PDF-1.4\n", b"{\\rtf1 ", b"<html>", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"]),
    st.binary(max_size=300),
)
def test_random_bytes(head: bytes, tail: bytes) -> None:
    assert outcome(head + tail) == "read or rejected"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=700), st.binary(max_size=80))
def test_streams_of_a_damaged_word_document(word: bytes, table: bytes) -> None:
    try:
        _story(b"\xec\xa5\xc1\x00" + word, b"\x02" + table)
    except (UnreadableError, struct.error, ValueError, IndexError):
        return


def test_a_word_document_of_two_pieces() -> None:
    ansi, wide = b"Het caf\xe9\r", "Oekraïne".encode("utf-16-le")
    word = bytearray(0x400) + ansi + wide
    struct.pack_into("<HH", word, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<7i", word, 0x4C, 17, 0, 0, 0, 0, 0, 0)
    places = struct.pack("<3I", 0, 9, 17)
    first = struct.pack("<HIH", 0, 0x400 * 2 | 0x40000000, 0)
    table = places + first + struct.pack("<HIH", 0, 0x409, 0)
    clx = b"\x02" + struct.pack("<I", len(table)) + table
    struct.pack_into("<ii", word, 0x01A2, 0, len(clx))
    assert _story(bytes(word), clx).main == "Het café\rOekraïne"


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<table><tr><td>", "<ul><li>"])
def test_deep_nesting_ends_in_time(opening: str) -> None:
    assert outcome(("<html><body>" + opening * 20_000 + FILLER).encode()) == "read or rejected"
    assert outcome(("<officiele-publicatie>" + opening * 20_000 + FILLER).encode()) == "read or rejected"


def test_many_footnotes_and_wide_nesting_take_linear_time() -> None:
    links = "".join(f'<p>a<a href="#n{n}">1</a></p>' for n in range(4000))
    notes = "".join(f'<p id="n{n}">noot</p>' for n in range(4000))
    wide = "<div>" * 200 + "<b>x</b> " * 8000
    start = time.process_time()
    assert len(read(f"<html><body>{links}{notes}".encode(), "x").blocks) == 8000
    assert len(read(f"<html><body>{wide}".encode(), "x").blocks) == 1
    assert time.process_time() - start < 10


def test_a_text_longer_than_any_paper_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{FILLER}\n\n".encode() * 20
    assert documents.read(text, "x.txt").sentences
    monkeypatch.setattr(documents, "LONGEST", 1000)
    with pytest.raises(UnreadableError, match="te lang"):
        documents.read(text, "x.txt")


def test_mutated_samples(shared: Path) -> None:
    chance = random.Random(20240603)
    for path in sorted((shared / "samples" / "doc").glob("*.doc")) + sorted(
        (shared / "samples" / "docx").glob("motie*")
    ):
        whole = path.read_bytes()
        for _ in range(25):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 40)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            assert outcome(bytes(data)) == "read or rejected"
    assert DAMAGED.startswith("beschadigd")
