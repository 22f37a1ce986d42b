from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracker.ingestion.paths import Found, Refused, walk


def test_folders_are_read_in_a_fixed_order_and_each_file_once(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".verborgen", "b/SOURCES.md", "b/.git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "b" / ".trackerignore").write_text("# geen brieven\nSOURCES.md\n")
    found = [f.source for f in walk([str(tmp_path), str(tmp_path / "a.txt")])]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt")]
    assert [f.source for f in walk([str(tmp_path / "b/SOURCES.md")])] == [str(tmp_path / "b/SOURCES.md")]


def test_a_place_is_the_same_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    (near,), (far,) = walk(["./a.txt"]), walk([str(tmp_path / "a.txt")])
    assert isinstance(near, Found)
    assert isinstance(far, Found)
    assert (near.source, near.place) == ("./a.txt", far.place)


def test_what_is_no_file_is_refused_with_a_remedy(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "dood").symlink_to(tmp_path / "nergens")
    refused = {Path(r.source).name: r.reason for r in walk([str(tmp_path), str(tmp_path / "weg.txt"), "a\0b"])
               if isinstance(r, Refused)}  # fmt: skip
    assert {name: reason.split(":")[0] for name, reason in refused.items()} == {
        "pijp": "geen gewoon bestand",
        "dood": "verwijzing (symbolic link), die in een map niet wordt gevolgd",
        "weg.txt": "bestaat niet",
        r"a\x00b": "geen geldig pad",
    }
    assert all(": " in reason and "\n" not in reason for reason in refused.values())


def test_standard_input_is_a_file_like_any_other() -> None:
    assert list(walk(["-"])) == [Found("-", "-")]


def test_links_in_a_folder_are_not_followed_and_a_link_that_is_named_is(tmp_path: Path) -> None:
    folder, outside = tmp_path / "brieven", tmp_path / "elders"
    folder.mkdir()
    outside.mkdir()
    (outside / "geheim.txt").write_text("x")
    (folder / "bestand.txt").symlink_to(outside / "geheim.txt")
    (folder / "map").symlink_to(outside)
    (folder / "lus").symlink_to(folder)
    (folder / "weg.txt").symlink_to(tmp_path / "er niet")
    found = list(walk([str(folder)]))
    assert [Path(each.source).name for each in found] == ["bestand.txt", "lus", "map", "weg.txt"]
    assert all(isinstance(each, Refused) and "niet wordt gevolgd" in each.reason for each in found)
    assert [type(each) for each in walk([str(folder / "bestand.txt"), str(folder / "map")])] == [Found, Found]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"brief caf\xe9.txt", r"brief caf\xe9.txt"),
        (b"\xff\xfe", r"\xff\xfe"),
        (b"\x1b[2Jbrief", r"\x1b[2Jbrief"),
        (b"regel\nbrief", r"regel\nbrief"),
        ("fdp\u202etxt".encode(), r"fdp\u202etxt"),
        ("één brief.txt".encode(), "één brief.txt"),
    ],
)
def test_a_name_is_shown_as_it_can_be_and_found_as_it_is(tmp_path: Path, name: bytes, shown: str) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)
    with open(path, "w") as file:
        file.write("x")
    (found,) = walk([str(tmp_path)])
    assert isinstance(found, Found)
    assert found.source == str(tmp_path / shown)
    assert os.fsencode(found.place) == path
    found.source.encode("utf-8")
