"""Archives and messages: members by name, bombs, encryption, paths that point outside, containers in containers."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from tests.documents.readers.makers import FILLER, make_docx, make_eml, make_odt, make_zip, paragraph
from tracker.documents.blocks import UnreadableError
from tracker.ingestion import archives as containers
from tracker.ingestion.archives import Member, safe_name, unpack


def members(data: bytes, source: str = "a.zip") -> list[Member]:
    found = unpack(data, source)
    assert found is not None
    return list(found)


def reasons(found: list[Member]) -> list[str]:
    return [content.reason for _, content in found if isinstance(content, UnreadableError)]


def test_members_of_a_zip_without_folders_and_litter() -> None:
    data = make_zip(
        {"map/": "", "map/brief.txt": "een", "__MACOSX/._brief": "x", "map/.DS_Store": "x", "b.txt": "twee"}
    )
    assert members(data) == [("a.zip!map/brief.txt", b"een"), ("a.zip!b.txt", b"twee")]


@pytest.mark.parametrize(
    "data", [make_docx(paragraph(FILLER)), make_odt("<text:p>x</text:p>"), b"tekst", b"%PDF-1.7", b""]
)
def test_documents_are_no_containers(data: bytes) -> None:
    assert unpack(data, "x") is None


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\windows\\..\\brief.doc", "windows/brief.doc"),
        ("map/./brief\n.txt", "map/brief?.txt"),
        ("..", "naamloos"),
    ],
)
def test_names_stay_inside_the_archive(path: str, name: str) -> None:
    assert safe_name(path) == name
    assert members(make_zip({path: "x"}))[0] == (f"a.zip!{name}", b"x")


def test_a_message_gives_its_text_and_its_attachments() -> None:
    inner = make_zip({"brief.txt": "diep"})
    found = members(make_eml({"brief.pdf": b"%PDF-1.7", "los.zip": inner}), "m.eml")
    assert [name for name, _ in found] == ["m.eml!bericht.txt", "m.eml!brief.pdf", "m.eml!los.zip!brief.txt"]
    assert found[0][1] == b"Bijgaand de brief.\n"
    assert found[2][1] == b"diep"


def test_a_message_of_too_many_parts_within_parts_is_refused_at_once() -> None:
    heads = "From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=x\n\n"
    data = heads + "--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 20_000
    start = time.process_time()
    (found,) = members(data.encode(), "m.eml")
    assert found[0] == "m.eml"
    assert reasons([found])[0].startswith("e-mailbericht met meer dan 1000 onderdelen")
    assert time.process_time() - start < 5


def test_archives_deep_within_archives_are_refused() -> None:
    data = b"kern"
    for _ in range(5):
        data = make_zip({"binnen.zip" if data[:2] == b"PK" else "kern.txt": data})
    (found,) = members(data)
    assert reasons([found])[0].startswith("archief dat 3 archieven diep zit")


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "FREE", 2**20)
    data = make_zip({f"{n}.txt": b"0" * 3 * 2**20 for n in range(3)} | {"goed.txt": "tekst"})
    found = members(data)
    assert len(reasons(found)) == 3
    assert all("zipbom" in reason for reason in reasons(found))
    assert found[-1] == ("a.zip!goed.txt", b"tekst")


def test_damaged_and_encrypted_members_are_rejected_and_the_rest_read() -> None:
    data = bytearray(make_zip({"stuk.txt": "x" * 999, "goed.txt": "tekst"}, method=zipfile.ZIP_STORED))
    data[50] ^= 0xFF
    found = members(bytes(data))
    assert "beschadigd" in reasons(found)[0]
    assert found[1][1] == b"tekst"
    flagged = bytearray(make_zip({"geheim.txt": "x"}))
    at = flagged.index(b"PK\x01\x02")
    flagged[at + 8] |= 1
    flagged[6] |= 1
    assert "versleuteld" in reasons(members(bytes(flagged)))[0]


def test_a_truncated_or_crowded_archive_is_rejected_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "beschadigd ZIP" in reasons(members(make_zip({"a.txt": "x" * 999})[:60]))[0]
    monkeypatch.setattr(containers, "MEMBERS", 10)
    assert "meer dan 10" in reasons(members(make_zip({f"{n}": "x" for n in range(11)})))[0]


def test_an_archive_that_lists_one_member_many_times_grows_no_further_than_its_budget(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(containers, "FREE", 0)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 100_000)
        info = archive.infolist()[0]
        archive.filelist.extend([info] * 200)
    found = members(out.getvalue())
    size = sum(len(content) for _, content in found if isinstance(content, bytes))
    assert size <= containers.RATIO * len(out.getvalue())
    assert reasons(found)


def test_archives_within_archives_share_one_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "FREE", 2**20)
    monkeypatch.setattr(containers, "RATIO", 2)
    inner = make_zip({f"{n}.txt": b"0" * 2**18 for n in range(3)})
    data = make_zip({f"{n}.zip": inner for n in range(20)})
    found = members(data)
    size = sum(len(content) for _, content in found if isinstance(content, bytes))
    assert size <= 2**20 + 2 * len(data)
    assert any("zipbom" in reason for reason in reasons(found))


def test_members_with_one_name_are_each_a_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("brief.txt", "tekst 1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("brief.txt", "tekst 2")
        archive.writestr("map/../brief.txt", "tekst 3")
    found = members(out.getvalue())
    assert [name for name, _ in found] == ["a.zip!brief.txt", "a.zip!brief.txt (2)", "a.zip!map/brief.txt"]
    assert len({content for _, content in found}) == 3
