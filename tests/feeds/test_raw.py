"""The raw answers on disk."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tracker.feeds.client.errors import FeedError
from tracker.feeds.client.raw import RawStore


def test_the_same_answer_is_kept_once_and_a_change_as_a_new_row(tmp_path: Path) -> None:
    raw = RawStore(tmp_path)
    for body in (b"a", b"a", b"b", b"a"):
        raw.save("u", body, role="r", now="t")
    assert [raw.body(answer) for answer in raw.responses()] == [b"a", b"b", b"a"]
    assert len([path for path in (tmp_path / "blobs").rglob("*") if path.is_file()]) == 2
    raw.close()


def test_answers_come_in_the_order_of_arrival_also_beyond_one_batch(tmp_path: Path) -> None:
    raw = RawStore(tmp_path)
    for number in range(1203):
        raw.save(f"u{number}", b"x", role="r", now="t")
    assert [answer.url for answer in raw.responses()] == [f"u{number}" for number in range(1203)]
    raw.close()


def test_no_name_from_outside_becomes_a_path(tmp_path: Path) -> None:
    raw = RawStore(tmp_path / "raw")
    raw.save("https://x/../../../etc/passwd\0", b"x", role="../../r", now="t", version="../..")
    files = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    blob = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    assert [name for name in files if "index.db" not in name] == [f"raw/blobs/2d/{blob}"]
    raw.close()


@pytest.mark.parametrize(
    "make", [lambda path: path.write_text("x"), lambda path: (path / "index.db").mkdir(parents=True)]
)
def test_a_folder_that_cant_be_used_is_one_line(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "raw")
    with pytest.raises(FeedError, match=r"raw: can't be used \(.*\): choose another folder with --raw"):
        RawStore(tmp_path / "raw")


def test_an_index_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "index.db").write_text("geen database, maar wel lang genoeg om er een te lijken" * 20)
    with pytest.raises(FeedError, match="choose another folder with --raw"):
        RawStore(tmp_path)


def test_a_full_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = RawStore(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(FeedError, match=r"u: can't be kept in .*No space left"):
        raw.save("u", b"x", role="r", now="t")
    assert raw.count() == 0
    assert [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()] == []
    raw.close()


def test_an_answer_whose_bytes_are_gone_counts_as_none(tmp_path: Path) -> None:
    raw = RawStore(tmp_path)
    kept = raw.save("u", b"x", role="r", now="t")
    (tmp_path / "blobs" / kept.sha256[:2] / kept.sha256).unlink()
    assert raw.latest("u") is None
    assert raw.body(kept) is None
    raw.close()


def test_an_index_of_an_earlier_version_is_read_on(tmp_path: Path) -> None:
    raw = RawStore(tmp_path)
    raw.save("u", b"x", role="r", now="t")
    raw.close()
    with closing(sqlite3.connect(tmp_path / "index.db")) as index, index:
        index.execute("ALTER TABLE responses RENAME TO answers")
    again = RawStore(tmp_path)
    assert [response.url for response in again.responses()] == ["u"]
    again.save("v", b"y", role="r", now="t")
    assert again.count() == 2
    again.close()


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    (tmp_path / "new").mkdir()
    for process in (gone.pid, os.getppid()):
        (tmp_path / "new" / f".abc.{process}.part").write_bytes(b"half")
    RawStore(tmp_path).close()
    assert [path.name for path in (tmp_path / "new").iterdir()] == [f".abc.{os.getppid()}.part"]
