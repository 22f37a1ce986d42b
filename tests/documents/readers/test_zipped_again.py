"""An office document that another tool unpacked and zipped again is read as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from makers import FILLER, make_docx, make_odt, paragraph

from tracker.documents import read
from tracker.ingestion.archives import unpack

MEDIA = "application/vnd.oasis.opendocument.text"
Members = list[tuple[str, bytes]]


def members(data: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def zipped(found: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in found:
            archive.writestr(name, content)
    return out.getvalue()


def _without_type(found: Members) -> Members:
    manifest = f'<manifest><file-entry full-path="/" media-type="{MEDIA}"/></manifest>'.encode()
    kept = [(name, content) for name, content in found if name not in ("mimetype", "META-INF/manifest.xml")]
    return [*kept, ("META-INF/manifest.xml", manifest)]


WAYS: dict[str, Callable[[Members], Members]] = {
    "as it was": lambda found: found,
    "by name": sorted,
    "the other way round": lambda found: found[::-1],
    "with folders": lambda found: [("META-INF/", b""), ("Configurations2/", b""), *found[::-1]],
    "behind a picture": lambda found: [("Pictures/1.png", bytes(range(256)) * 400), *found[::-1]],
}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("way", WAYS)
def test_zipped_again_it_says_the_same(way: str, method: int) -> None:
    for original in (make_odt(f"<text:p>{FILLER}</text:p>"), make_docx(paragraph(FILLER))):
        again = zipped(WAYS[way](members(original)), method)
        assert unpack(again, "x") is None
        assert read(again, "x").text == read(original, "x").text
        assert read(again, "x").format == read(original, "x").format


def test_without_its_first_member_the_manifest_tells_what_it_is() -> None:
    original = make_odt(f"<text:p>{FILLER}</text:p>")
    assert read(zipped(_without_type(members(original))), "x").format == "odt"


@pytest.mark.parametrize("kind", ["spreadsheet", "presentation", "text-web"])
def test_other_opendocument_is_not_taken_for_text(kind: str) -> None:
    found = [("content.xml", b"<x/>"), ("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode())]
    from tracker.documents import UnreadableError

    with pytest.raises(UnreadableError):
        read(zipped(found), "x")
