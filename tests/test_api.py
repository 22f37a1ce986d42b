"""The public API: small, lazy, and the same in whatever order its parts are imported."""

from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import tracker
from tracker.errors import TrackerError

SEED = Path(__file__).parents[1] / "seeds" / "001_d12a5a1dc8c81460.txt"


def test_every_name_is_there():
    for name in tracker.__all__:
        assert getattr(tracker, name) is not None
        assert name in dir(tracker)
    with pytest.raises(AttributeError, match="no attribute 'nergens'"):
        _ = tracker.nergens


def test_extract_gives_spans():
    found = tracker.extract(SEED.read_text("utf-8"), str(SEED))
    assert found.document.metadata.identifier == "kst-28676-448"
    assert found.commitments
    for row in (*found.commitments, *found.citations):
        said = row.quote if isinstance(row, tracker.Commitment) else row.raw
        assert found.document.text[row.start : row.end] == said


def test_a_file_says_what_its_text_says():
    assert tracker.extract_file(SEED).commitments == tracker.extract(SEED.read_text("utf-8"), str(SEED)).commitments


def test_what_can_not_be_read():
    with pytest.raises(tracker.UnreadableError):
        tracker.extract("   ")
    with pytest.raises(FileNotFoundError):
        tracker.extract_file("nergens.txt")


@pytest.mark.parametrize(
    "code",
    [
        "from tracker import extract",
        "import tracker.extraction.citations; from tracker import extract",
        "import tracker.ingestion.run; from tracker import extract",
        "import tracker; tracker.extract; from tracker import find_citations, extract",
    ],
)
def test_extract_is_callable_however_it_is_imported(code):
    program = f"{code}\nprint(len(extract('Het kabinet zal uw Kamer voor de zomer informeren.').commitments))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


def test_import_is_light():
    program = (
        "import sys, tracker; print([m for m in ('yaml', 'sqlite_utils', 'datasette', 'openpyxl') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_extract_goes_through_a_pool():
    texts = ["Het kabinet zal uw Kamer voor de zomer informeren.", "Ik dank u voor uw brief."]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found = pool.map(tracker.extract, texts)
    assert [len(each.commitments) for each in found] == [1, 0]
    assert pickle.loads(pickle.dumps(tracker.find_citations)) is tracker.find_citations


def test_the_former_name_of_an_error_is_still_understood() -> None:
    assert tracker.Unreadable is tracker.UnreadableError
    assert issubclass(tracker.UnreadableError, TrackerError)
    error = tracker.UnreadableError("leeg bestand")
    assert (str(error), error.reason, error.dutch) == ("leeg bestand", "leeg bestand", "leeg bestand")
    assert str(pickle.loads(pickle.dumps(error))) == "leeg bestand"
