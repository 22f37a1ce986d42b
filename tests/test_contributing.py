"""The tasks of docs/contributing.md can be done as they stand there; for a column see tests/store/test_tables.py."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import ChoiceLoader, DictLoader

from tracker import documents
from tracker.documents import readers
from tracker.extraction.citations import find_citations, law
from tracker.extraction.commitments import rules
from tracker.extraction.commitments.matcher import match
from tracker.extraction.deadlines import expressions, find_period
from tracker.lexicon import load, parse
from tracker.serve import server
from tracker.serve.site import __file__ as site

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "contributing.md").read_text("utf-8")
TASKS = dict(re.findall(r"(?ms)^### ([^\n]+)\n(.*?)(?=^### |\Z)", PAGE))
FILES = {
    "A verb": ["tracker/lexicon/verbs.yml"],
    "A citation form": ["tracker/extraction/citations/law.py"],
    "A format": ["tracker/documents/readers/"],
    "A new attribute of a commitment": [
        "tracker/models.py",
        "tracker/extraction/commitments/build.py",
        "tracker/store/tables/commitments.yml",
    ],
    "A page": ["tracker/serve/site/templates/pages/", "tracker/serve/site/templates/_footer.html"],
    "A deadline to mend": ["tracker/lexicon/periods.yml"],
}
"""The files that each task touches."""


def block(task: str) -> str:
    found = re.search(r"(?s)```\w+\n(.*?)```", TASKS[task])
    assert found, f"docs/contributing.md shows how: {task}"
    return found[1]


def executed(code: str) -> dict[str, Any]:
    scope: dict[str, Any] = {}
    exec(compile(code, "docs/contributing.md", "exec"), scope)
    return scope


@pytest.mark.parametrize("task", FILES)
def test_a_task_names_the_files_it_touches(task: str) -> None:
    for path in FILES[task]:
        assert f"`{path}" in TASKS[task]
        assert (ROOT / path).exists()


@pytest.fixture
def with_verb(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The rules with the verb of the page."""
    added = parse("verbs", block("A verb").encode())
    (role,) = added
    verbs = load("verbs") | {role: load("verbs")[role] | added[role]}
    monkeypatch.setattr(rules, "load", lambda name: verbs if name == "verbs" else load(name))
    rules.rules.cache_clear()
    (verb,) = added[role].values()
    yield verb
    monkeypatch.undo()
    rules.rules.cache_clear()


def test_a_verb_is_a_line_in_the_lexicon(with_verb: dict[str, str]) -> None:
    assert "act/herijken" in [found.rule for found in match(with_verb["example"])]
    assert "act/herijken" not in [found.rule for found in match(with_verb["counter"])]


def test_a_citation_form_is_a_row_of_its_module(monkeypatch: pytest.MonkeyPatch) -> None:
    row = executed(block("A citation form"))["ROW"]
    text = "De rechtbank oordeelde anders (LJN: BH2815)."
    monkeypatch.setattr(law, "_SORTS", tuple(each for each in law._SORTS if each[0] != row[0]))
    assert find_citations(text) == ()
    monkeypatch.setattr(law, "_SORTS", (*law._SORTS, row))
    assert [citation.number for citation in find_citations(text)] == ["LJN BH2815"]


@pytest.fixture
def with_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The readers with the format of the page among them."""
    (tmp_path / "srt.py").write_text(block("A format"), "utf-8")
    monkeypatch.setattr(readers, "__path__", [*readers.__path__, str(tmp_path)])
    readers.readers.cache_clear()
    yield
    monkeypatch.undo()
    readers.readers.cache_clear()
    sys.modules.pop("tracker.documents.readers.srt", None)


@pytest.mark.usefixtures("with_format")
def test_a_format_is_a_module_among_the_readers() -> None:
    subtitles = "1\n00:00:01,000 --> 00:00:04,000\nIk zal uw Kamer\n\n2\n00:00:04,000 --> 00:00:06,000\ninformeren.\n"
    document = documents.read(subtitles.encode(), "debat.srt")
    assert document.format == "srt"
    assert "-->" not in document.text
    assert "Ik zal uw Kamer" in document.text
    with pytest.raises(documents.UnreadableError):
        documents.read(b"1\n00:00:01,000 --> 00:00:04,000\n", "leeg.srt")


async def test_a_page_is_a_template_and_a_link_to_it(seeds_path: Path) -> None:
    datasette = server.build(seeds_path)
    await datasette.invoke_startup()
    assert (await datasette.client.get("/werkwijze")).status_code == 404
    footer = (Path(site).parent / "templates" / "_footer.html").read_text("utf-8")
    linked = footer.replace("</p>", "<a href=\"{{ urls.path('/werkwijze') }}\">Werkwijze</a></p>")
    added = DictLoader({"pages/werkwijze.html": block("A page"), "_footer.html": linked})
    datasette.jinja_env.loader = ChoiceLoader([added, datasette.jinja_env.loader])
    datasette.jinja_env.cache.clear()
    page = await datasette.client.get("/werkwijze")
    assert page.status_code == 200
    assert "<h1>Werkwijze</h1>" in page.text
    assert 'href="/werkwijze"' in page.text


def test_a_deadline_is_a_pattern_in_the_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    (shown,) = yaml.safe_load(block("A deadline to mend"))
    (row,) = [row for row in load("periods")["forms"] if row["resolve"] == shown["resolve"]]
    assert set(shown["patterns"]) <= set(row["patterns"])
    assert set(shown["words"]) == set(row["words"])
    for text, day in shown["examples"].items():
        period = find_period(f"Ik informeer u {text}.", "2024-05-14")
        assert period is not None
        assert period.date == day
    assert expressions.calendar_forms()
