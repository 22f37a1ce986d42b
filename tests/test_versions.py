"""What was read, by which rules, in which tables: a change of one does the work that it asks for and no other."""

from __future__ import annotations

from pathlib import Path

import grimp
import pytest

from tests.conftest import SEEDS
from tests.store.records import letter
from tracker import documents, lexicon, versions
from tracker.models import Document
from tracker.store.readings import pack, unpack

PACKAGE = Path(versions.__file__).parent
CACHED = (versions.reader_version, versions.extractor_version, versions.schema_version)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, of which the versions are taken."""
    import shutil

    copy = tmp_path / "tracker"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(versions, "files", lambda _: copy)
    return copy


def taken() -> tuple[str, ...]:
    for each in CACHED:
        each.cache_clear()
    found = tuple(each() for each in CACHED)
    for each in CACHED:
        each.cache_clear()
    return found


CHANGES = [
    ("serve/site/static/tracker.css", "", ""),
    ("serve/site.yml", "", ""),
    ("cli/ingest.py", "", ""),
    ("lexicon/labels.yml", "", ""),
    ("resolve/citations.py", "", "rules"),
    ("lexicon/verbs.yml", "", "rules"),
    ("lexicon/phrases/plans.yml", "", "rules"),
    ("extraction/amounts.py", "", "rules"),
    ("dutch/clauses/clause.py", "", "rules"),
    ("store/rows.py", "", "rules"),
    ("store/history.py", "", ""),
    ("documents/readers/docx.py", "", "reader"),
    ("documents/structure/footnotes.py", "", "reader"),
    ("lexicon/abbreviations.yml", "", "reader rules"),
    ("dutch/sentences.py", "", "reader rules"),
    ("parliament/identifiers.py", "", "reader rules"),
    ("lexicon/wordings.py", "", "rules"),
    ("lexicon/rule_shapes.py", "", ""),
    ("store/sql/001_tables.sql", "", "schema"),
    ("store/tables/commitments.yml", "    text: Onderwerp\n->    text: Waar het over gaat\n", "schema"),
    ("store/tables/commitments.yml", "from: commitment.topic->from: commitment.policy_area", "rules schema"),
    ("store/tables/overzicht.yml", "from: c.topic->from: c.subject", "schema"),
    ("models.py", "core: bool = False->core: bool = True", "rules"),
    ("models.py", "footnotes: tuple[Footnote, ...] = ()->footnotes: tuple[Footnote, ...]", "reader rules"),
]


@pytest.mark.parametrize(("path", "edit", "changed"), CHANGES)
def test_a_change_changes_the_versions_it_bears_on(package: Path, path: str, edit: str, changed: str) -> None:
    before = taken()
    old, _, new = edit.partition("->")
    text = (package / path).read_text("utf-8")
    assert old in text
    (package / path).write_text(text.replace(old, new) if edit else f"{text}\n# anders\n", "utf-8")
    pairs = zip(("reader", "rules", "schema"), before, taken(), strict=True)
    assert [name for name, was, now in pairs if was != now] == changed.split()


def test_the_version_of_reading_counts_every_module_that_reads() -> None:
    graph = grimp.build_graph("tracker")
    found = graph.find_upstream_modules("tracker.documents", as_package=True)
    found |= graph.find_upstream_modules("tracker.resolve.renditions")
    counted = [name.removesuffix(".py").replace("/", ".") for name in versions.READER] + ["models", "lexicon", "errors"]
    missed = {name for name in found if not any(f"{name}.".startswith(f"tracker.{part}.") for part in counted)}
    assert not missed, "say them in tracker/versions.py"


def test_the_version_of_reading_counts_every_file_of_the_lexicon_that_reading_asks() -> None:
    graph = grimp.build_graph("tracker")
    modules = graph.find_upstream_modules("tracker.documents", as_package=True) | graph.find_descendants(
        "tracker.documents"
    )
    names = {path.stem for path in (PACKAGE / "lexicon").rglob("*.yml")}
    asked = set()
    for module in modules - {"tracker.lexicon"}:
        path = PACKAGE.parent / Path(*module.split("."))
        text = (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text("utf-8")
        asked |= {name for name in names if f'load("{name}")' in text or f'"{name}.yml"' in text}
    assert asked == set(versions.READER_LEXICON), "say them in tracker/versions.py"
    assert lexicon.load("papers")


@pytest.mark.parametrize(
    "document",
    [letter().document, *(documents.read(path.read_bytes(), str(path)) for path in sorted(SEEDS.glob("*.txt")))],
    ids=lambda document: Path(document.source).stem[:3],
)
def test_a_document_comes_back_as_it_was_read(document: Document) -> None:
    assert unpack(pack(document), document.text) == document
