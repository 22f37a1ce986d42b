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
    (tmp_path / "b" / "lus").symlink_to(tmp_path)
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
        "dood": "verwijst naar een bestand dat er niet is",
        "weg.txt": "bestaat niet",
        "a\0b": "geen geldig pad",
    }
    assert all(": " in reason and "\n" not in reason for reason in refused.values())


def test_standard_input_is_a_file_like_any_other() -> None:
    assert list(walk(["-"])) == [Found("-", "-")]
