"""The real files in the shared samples: each is read or rejected, and says what its text rendition says."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

import pytest

from tracker import documents
from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, Rendition, Unreadable
from tracker.documents.containers import unpack
from tracker.documents.formats import read

MARKED = re.compile(f"{MARK_OPEN}[^{MARK_CLOSE}]*{MARK_CLOSE}")
NUMBER_GLUED = re.compile(r"(?<=[a-z])\d{1,2}$")
PAIRS = [
    ("samples/pdf/ah-tk-20232024-1893*", "documents/ah-tk-20232024-1893.txt", "ah-tk-20232024-1893"),
    ("samples/pdf/bnc-fiche.pdf", "documents/bnc-fiche.txt", "bnc-fiche"),
    ("samples/pdf/1400405*", "documents/brief-ocw-leerlingendaling.txt", "brief-ocw-leerlingendaling"),
    ("samples/pdf/kamerbrief-circulaire*", "documents/kamerbrief-circulaire-economie.txt",
     "kamerbrief-circulaire-economie"),
    ("samples/docx/beantwoording-kamervragen-leden-mutluer*", "documents/beantwoording-mutluer-wolvega.txt",
     "beantwoording-mutluer-wolvega"),
    ("samples/pdf/fiche-5*", "samples/letters/fiche-5*", None),
    ("samples/pdf/kamerbrief-water*", "samples/letters/kamerbrief-water*", None),
    ("samples/pdf/besluitenlijst-example1.pdf", "samples/letters/besluitenlijst-example1.txt", None),
]  # fmt: skip


def only(folder: Path, pattern: str) -> Path:
    return next(iter(sorted(folder.glob(pattern))))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("-\n", "").lower())


def running(rendition: Rendition) -> str:
    return " ".join(MARKED.sub(" ", b.text) for b in rendition.blocks if b.kind not in ("letterhead", "footnote"))


def test_every_sample_is_read_or_rejected_with_a_reason(shared: Path) -> None:
    read_count, reasons = 0, []
    for folder in ("pdf", "docx", "doc", "html", "officielebekendmakingen", "vlos", "debates"):
        for path in sorted(p for p in (shared / "samples" / folder).rglob("*") if p.is_file()):
            data = path.read_bytes()
            assert unpack(data, path.name) is None
            try:
                read_count += bool(read(data, path.name).blocks)
            except Unreadable as error:
                reasons.append((path.name, error.reason))
    told = [name for name, _ in reasons]
    assert read_count >= 150
    assert {"document-1.pdf", "pdf-blg-1007826.pdf"} <= set(told)
    rest = [name for name in told if not re.match(r"(document-1|pdf-blg|metadata|sru|h-tk-20132014)", name)]
    assert rest == []


@pytest.mark.parametrize(("file", "text", "_gold"), PAIRS)
def test_the_words_of_the_running_text_in_order(shared: Path, file: str, text: str, _gold: str | None) -> None:
    """Every word we give stands in the text rendition in that order, and all of its words that we leave out are the
    letterhead, footnotes and page edges, which we give elsewhere or drop."""
    rendition = read(only(shared, file).read_bytes(), file)
    theirs = words(only(shared, text).read_text("utf-8", "replace"))
    ours = words(running(rendition))
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    assert same / len(ours) >= 0.99
    given = words(" ".join(MARKED.sub(" ", b.text) for b in rendition.blocks))
    lost = {NUMBER_GLUED.sub("", word) for word in theirs if word.isalpha()} - set(given) - {"issn", "gravenhage"}
    joined = "".join(given)
    assert len([word for word in lost if word not in joined]) <= 0.005 * len(set(theirs))


@pytest.mark.parametrize(("file", "text", "gold"), [pair for pair in PAIRS if pair[2]])
def test_gold_sentences_are_found_whole_as_often_as_in_the_text(shared: Path, file: str, text: str, gold: str) -> None:
    keys = [row["key"] for row in json.loads((shared / "gold" / "dev" / f"{gold}.json").read_text())["commitments"]]

    def letters(sentence: str) -> str:
        return re.sub(r"[^a-z0-9]", "", sentence.lower())

    def found(path: Path) -> int:
        document = documents.read(path.read_bytes(), path.name)
        spans = [s for s in document.sentences if s.end - s.start <= 900 and s.kind not in ("letterhead", "footnote")]
        sentences = [letters(document.text[s.start : s.end]) for s in spans]
        return sum(any(letters(key) in sentence for sentence in sentences) for key in keys)

    assert found(only(shared, file)) >= found(only(shared, text))


def test_one_paper_says_the_same_in_every_rendition(shared: Path) -> None:
    folder = shared / "samples" / "officielebekendmakingen"
    for identifier in ("kst-32545-143", "ah-tk-20202021-3235"):
        spoken = {}
        for path in sorted((folder / identifier).glob("*-*-*")):
            if path.suffix in (".xml", ".html", ".odt", ".pdf") and not path.name.startswith("metadata"):
                rendition = read(path.read_bytes(), path.name)
                assert rendition.metadata.identifier == identifier
                lines = [b.text for b in rendition.blocks if b.kind in ("paragraph", "item") and len(b.text) > 20]
                spoken[path.suffix] = words(MARKED.sub("", " ".join(lines)))
        assert set(spoken) == {".xml", ".html", ".odt", ".pdf"}
        for suffix, said in spoken.items():
            matcher = difflib.SequenceMatcher(None, spoken[".xml"], said, autojunk=False)
            same = sum(block.size for block in matcher.get_matching_blocks())
            assert same >= 0.99 * max(len(said), len(spoken[".xml"])), suffix
