"""The real files in the shared samples: each is read or rejected, and says what its text rendition says."""

from __future__ import annotations

import difflib
import re
import shutil
from pathlib import Path

import pytest

from tracker import documents, store
from tracker.documents.blocks import BREAK, MARK_CLOSE, MARK_OPEN, ParsedSource, UnreadableError
from tracker.documents.readers import read
from tracker.evaluation.compare import Evaluation, evaluate
from tracker.ingestion.archives import unpack
from tracker.ingestion.run import ingest
from tracker.models import Document

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
    ("samples/pdf/kamerbrief-1pag.pdf", "samples/letters/kamerbrief-1pag.txt", None),
]  # fmt: skip


def only(folder: Path, pattern: str) -> Path:
    return next(iter(sorted(folder.glob(pattern))))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("-\n", "").lower())


def running(rendition: ParsedSource) -> str:
    kept = (block for block in rendition.blocks if block.kind not in ("letterhead", "footnote"))
    return " ".join(MARKED.sub(" ", BREAK.sub("", block.text)) for block in kept)


def test_every_sample_is_read_or_rejected_with_a_reason(shared: Path) -> None:
    read_count, reasons = 0, []
    for folder in ("pdf", "docx", "doc", "html", "officielebekendmakingen", "vlos", "debates"):
        for path in sorted(p for p in (shared / "samples" / folder).rglob("*") if p.is_file()):
            data = path.read_bytes()
            assert unpack(data, path.name) is None
            try:
                read_count += bool(read(data, path.name).blocks)
            except UnreadableError as error:
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
    given = words(" ".join(MARKED.sub(" ", BREAK.sub("", b.text)) for b in rendition.blocks))
    lost = {NUMBER_GLUED.sub("", word) for word in theirs if word.isalpha()} - set(given) - {"issn", "gravenhage"}
    joined = "".join(given)
    assert len([word for word in lost if word not in joined]) <= 0.005 * len(set(theirs))


@pytest.mark.parametrize(("file", "text", "_gold"), PAIRS)
def test_the_running_text_of_the_text_rendition_is_found_whole_and_in_order(
    shared: Path, file: str, text: str, _gold: str | None
) -> None:
    """Of the words that the text rendition has outside letterhead and footnotes, 99 in 100 or more."""

    def said(document: Document) -> list[str]:
        spans = (s for s in document.sentences if s.kind not in ("letterhead", "footnote"))
        return [word for s in spans for word in words(document.text[s.start : s.end])]

    theirs, ours = (said(documents.read(only(shared, p).read_bytes(), p)) for p in (text, file))
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    assert sum(block.size for block in matcher.get_matching_blocks()) >= 0.99 * len(theirs)


def test_the_gold_scores_are_those_of_the_text_rendition(shared: Path, tmp_path: Path) -> None:
    """Read from the PDF or DOCX, each part is within one point of what the text gives."""
    golden = [(file, text, gold) for file, text, gold in PAIRS if gold]
    annotations = [shared / "gold" / "dev" / f"{gold}.json" for *_, gold in golden]
    found: list[Evaluation] = []
    for at in (0, 1):
        folder = tmp_path / str(at)
        folder.mkdir()
        for pair in golden:  # by the name the annotations know; what a file is shows in its bytes
            shutil.copyfile(only(shared, pair[at]), folder / Path(pair[1]).name)
        ingest([str(folder)], folder / "t.db")
        with store.open_database(folder / "t.db", write=False) as db:
            found.append(evaluate(db, annotations))
    file, text = found
    assert (file.documents, file.absent) == (len(golden), [])
    for part in ("commitments", "citations", "motions"):
        for figure in ("precision", "recall", "accuracy"):
            ours, theirs = getattr(file.parts[part], figure), getattr(text.parts[part], figure)
            assert theirs is None or abs(ours - theirs) <= 0.01, (part, figure)


def test_one_paper_in_five_formats_is_one_document_in_any_order(shared: Path, tmp_path: Path) -> None:
    folder, stem = shared / "samples" / "officielebekendmakingen" / "kst-32545-143", "kst-32545-143"
    files = [shared / "samples" / "letters" / f"{stem}.txt"]
    files += [folder / f"{format_}-{stem}.{format_}" for format_ in ("pdf", "odt", "html", "xml")]
    orders = [files[at:] + files[:at] for at in range(len(files))] + [files[::-1]]
    for number, order in enumerate(orders):
        ingest([str(path) for path in order], tmp_path / f"{number}.db")
        with store.open_database(tmp_path / f"{number}.db", write=False) as db:
            documents_ = list(db.query("SELECT identifier, format, source FROM documents"))
            assert documents_ == [{"identifier": stem, "format": "xml", "source": str(files[4])}]
            assert db["renditions"].count_where("document_id = (SELECT id FROM documents)") == 5


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
