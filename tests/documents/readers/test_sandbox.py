"""Readers in a child process: a crash, a hang and too much memory each end in one line of reason."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tracker.documents import sandbox
from tracker.documents.blocks import Block, ParsedSource, UnreadableError
from tracker.ingestion.deadline import DeadlineExceeded, deadline

READER = """
import os, time
from tracker.documents.blocks import Block, ParsedSource, UnreadableError
from tracker.models import Metadata
def read(data):
    if data == b"crash": os.abort()
    if data == b"hang": time.sleep(60)
    if data == b"fault": return [][1]
    if data == b"memory": return bytearray(2**40)
    if data == b"much": return bytearray(1200 * 2**20)
    if data == b"no": raise UnreadableError("om een reden")
    return ParsedSource("txt", (Block("tekst \\ue0001\\ue001 ok", "item", 2, 3, "4"),), Metadata(title="T"))
"""


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "peculiar_reader.py").write_text(textwrap.dedent(READER))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    sandbox._discard()
    yield "peculiar_reader"
    sandbox._discard()


def test_a_rendition_comes_through_whole(reader: str) -> None:
    rendition = sandbox.read(reader, b"goed")
    assert rendition.blocks == (Block("tekst \ue0001\ue001 ok", "item", 2, 3, "4"),)
    assert isinstance(rendition, ParsedSource)
    assert rendition.metadata.title == "T"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no", "om een reden"),
        (b"crash", "liep vast"),
        (b"fault", r"fout in de lezer \(IndexError: list index out of range\)"),
        (b"hang", "langer dan 2 seconden"),
        (b"memory", "geheugen"),
        (b"much", "geheugen"),
    ],
)
def test_each_failure_has_its_reason_and_the_next_file_is_read(reader: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        sandbox.read(reader, data, seconds=2)
    assert sandbox.read(reader, b"goed").format == "txt"


def test_one_child_serves_many_files_and_is_replaced_in_time(reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "FILES", 3)
    used = set()
    for _ in range(6):
        sandbox.read(reader, b"goed")
        used |= {child.process.pid for child in sandbox._children}
    assert len(used) == 2
    assert sys.modules.get(reader) is None


ORPHAN = """
import sys, threading, time
from tracker.documents import sandbox
threading.Thread(target=sandbox.read, args=("peculiar_reader", b"hang"), daemon=True).start()
while not sandbox._children:
    time.sleep(0.01)
print("begun", flush=True)
time.sleep(60)
"""


def test_a_child_in_the_middle_of_a_file_ends_with_who_asked(reader: str) -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asker:
        assert asker.stdout is not None
        assert asker.stdout.readline() == b"begun\n"
        found = subprocess.run(["pgrep", "-P", str(asker.pid)], capture_output=True, text=True, check=False).stdout
        asker.kill()
        asker.wait()
    for child in map(int, found.split()):
        for _ in range(100):
            if not Path(f"/proc/{child}").exists() or "\nState:\tZ" in Path(f"/proc/{child}/status").read_text():
                break
            time.sleep(0.1)
        else:
            pytest.fail("the child goes on without its parent")


def test_an_answer_that_nobody_waited_for_is_not_taken_for_the_next(reader: str) -> None:
    with pytest.raises(DeadlineExceeded), deadline(0.5):
        sandbox.read(reader, b"hang")
    assert sandbox.read(reader, b"goed").format == "txt"
