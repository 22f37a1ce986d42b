"""The documentation is true: generated pages are up to date, examples run, links lead somewhere."""

from __future__ import annotations

import doctest
import re
import runpy
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("seeds/*.md"), *ROOT.glob("data/*.md")])
BUILD = runpy.run_path(str(ROOT / "docs" / "build.py"))


@pytest.mark.parametrize("name", sorted(BUILD["PAGES"]))
def test_generated_pages_are_up_to_date(name):
    assert (ROOT / name).read_text("utf-8") == BUILD["PAGES"][name](), "run `make docs`"


def test_every_command_is_in_the_reference():
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    paths = BUILD["commands"]()
    assert ["export"] in paths
    for path in paths:
        assert f"\n## tracker {' '.join(path)}\n" in page


@pytest.mark.parametrize("name", ["README.md", "docs/api.md"])
def test_examples_run(name, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(
        str(ROOT / name),
        module_relative=False,
        encoding="utf-8",
        globs={"database": tmp_path / "api.db"},
        optionflags=doctest.NORMALIZE_WHITESPACE,
    )
    assert result.attempted > 1
    assert result.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    text = re.sub(r"(?s)```.*?```", "", page.read_text("utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, fragment = target.partition("#")
        found = (page.parent / path) if path else page
        assert found.exists(), f"{page.name}: {target}"
        if fragment:
            headings = re.findall(r"(?m)^#+ (.+)$", found.read_text("utf-8"))
            assert fragment in {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}, target


def test_names_in_the_docs_exist():
    """Files and commands that the documentation names are there."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    commands = {" ".join(path) for path in BUILD["commands"]()}
    for page in PAGES:
        text = page.read_text("utf-8")
        for target in re.findall(r"`make ([a-z]+)", text) + re.findall(r"(?m)^make ([a-z]+)", text):
            assert re.search(rf"(?m)^{target}:", makefile), f"{page.name}: make {target}"
        for command in re.findall(r"`tracker ([a-z]+)", text) + re.findall(r"bin/tracker ([a-z]+)", text):
            assert command in commands, f"{page.name}: tracker {command}"
        for path in re.findall(r"`((?:tracker|tests|docs|seeds|benchmarks)/[\w./-]+)`", text):
            assert (ROOT / path).exists(), f"{page.name}: {path}"
    for name in re.findall(r"`(\w+\.yml)`", (ROOT / "docs" / "lexicon.md").read_text("utf-8")):
        assert (ROOT / "tracker" / "lexicon" / name).exists(), name


def test_citation_file_is_sound():
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'version = "{found["version"]}"' in project
    assert f'license = "{found["license"]}"' in project


def test_every_seed_has_its_source():
    listed = (ROOT / "seeds" / "SOURCES.md").read_text("utf-8")
    files = sorted((ROOT / "seeds").glob("*.txt"))
    assert len(files) == 5
    for file in files:
        assert f"`{file.name}`" in listed
