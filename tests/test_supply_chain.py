"""What is installed, built and allowed to run: locked by hash, the same to the byte, no code made of text."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = {
    "run.txt": PROJECT["dependencies"],
    "dev.txt": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"],
}
MODULES = sorted((ROOT / "tracker").rglob("*.py"))


def locked(name: str) -> dict[str, list[str]]:
    """The versions of each package in a lock file; several where platforms differ."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "requirements" / name).read_text("utf-8").splitlines():
        if match := re.match(r"([\w.-]+)==([^ ;\\]+)", line):
            found.setdefault(canonicalize_name(match[1]), []).append(match[2])
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_locked_is_what_the_project_asks_for(name: str) -> None:
    versions = locked(name)
    for asked in map(Requirement, LOCKS[name]):
        there = versions.get(canonicalize_name(asked.name), [])
        assert there, f"{asked.name} is not in requirements/{name}: run `make lock`"
        assert all(asked.specifier.contains(version) for version in there), f"{asked}: run `make lock`"


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_file_has_its_hash(name: str) -> None:
    text = re.sub(r"(?m)^ *#.*\n", "", (ROOT / "requirements" / name).read_text("utf-8"))
    packages = re.split(r"(?m)^(?=\S)", text)[1:]
    assert len(packages) > 20
    for package in packages:
        assert re.fullmatch(r"[^\n]+ \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", package), package.split()[0]


def calls(module: Path) -> Iterator[tuple[str, ast.Call]]:
    """Each call in a module, by the dotted name of what is called."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_no_code_is_made_of_text() -> None:
    found = [
        f"{m.name}: {name}"
        for m in MODULES
        for name, _ in calls(m)
        if name in {"eval", "exec", "compile", "__import__"}
    ]
    assert found == []


def test_no_unsafe_loader() -> None:
    unsafe = {"pickle.load", "pickle.loads", "yaml.unsafe_load", "yaml.full_load", "marshal.loads", "shelve.open"}
    found = [f"{module.name}: {name}" for module in MODULES for name, _ in calls(module) if name in unsafe]
    assert found == []
    for module in MODULES:
        for name, call in calls(module):
            if name == "yaml.load":
                assert any(keyword.arg == "Loader" for keyword in call.keywords), module


def test_no_shell() -> None:
    for module in MODULES:
        for name, call in calls(module):
            assert name not in {"os.system", "os.popen", "subprocess.getoutput"}, module
            if name.startswith("subprocess."):
                assert not any(keyword.arg == "shell" for keyword in call.keywords), module


LEVEL_1 = """
2.1.1-12 2.2.1-3 2.3.1 2.5.1-6 2.7.1-4 2.8.1 3.1.1 3.2.1-3 3.3.1-2 3.4.1-5 3.7.1 4.1.1-3,5 4.2.1-2 4.3.1-2 5.1.1-5
5.2.1-8 5.3.1-10 5.5.1-4 6.2.1 7.1.1-2 7.4.1 8.2.1-3 8.3.1-4 9.1.1-3 10.3.1-3 11.1.1-5 12.1.1 12.3.1-5 12.4.1-2
12.5.1-2 12.6.1 13.1.1,3 13.2.1-3 13.3.1 14.2.1-3 14.3.2-3 14.4.1-7 14.5.1-3
"""
"""The numbers of level 1 in ASVS 4.0.3."""


def numbers(ranges: str) -> Iterator[str]:
    """The requirements that ranges name."""
    for part in ranges.split():
        section, _, rest = part.rpartition(".")
        for piece in rest.split(","):
            first, _, last = piece.partition("-")
            yield from (f"{section}.{number}" for number in range(int(first), int(last or first) + 1))


def security_rows() -> list[list[str]]:
    """The cells of each row of both tables."""
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    # a row that begins with the number of a requirement
    return [line.strip("| ").split(" | ") for line in text.splitlines() if re.match(r"\| \d+\.\d+\.\d+ \|", line)]


def test_every_requirement_of_level_1_is_judged_once() -> None:
    judged = [row for row in security_rows() if len(row) == 5]
    assert [row[0] for row in judged] == list(numbers(LEVEL_1))
    assert {row[2] for row in judged} == {"met", "n/a", "operator", "not met"}
    assert [row[0] for row in judged if row[2] == "met" and row[4] == "–"] == []


def test_what_the_tables_of_security_name_is_tested() -> None:
    rows = security_rows()
    assert {len(row) for row in rows} == {4, 5}
    for requirement, *_, named in rows:
        if named == "–":
            continue
        path, _, test = named.strip("`").partition("::")
        text = (ROOT / path).read_text("utf-8")
        assert not test or re.search(rf"(?m)^(?:async )?def {test}\(", text), f"{requirement}: {named}"


def test_publiccode_says_what_the_project_says() -> None:
    found = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert (found["softwareVersion"], found["legal"]["license"]) == (PROJECT["version"], PROJECT["license"])
    for language in found["localisation"]["availableLanguages"]:
        said = found["description"][language]
        assert len(said["shortDescription"]) <= 150
        assert 150 <= len(said["longDescription"]) <= 10_000
        assert said["features"]


def test_versions_of_python_are_claimed_that_are_allowed() -> None:
    claimed = [c.rpartition(" ")[2] for c in PROJECT["classifiers"] if re.fullmatch(r".* 3\.\d+", c)]
    assert claimed[0] == PROJECT["requires-python"].removeprefix(">=")


def test_the_oldest_versions_are_those_that_the_project_allows() -> None:
    versions = locked("lowest.txt")
    for asked in map(Requirement, PROJECT["dependencies"]):
        least = next(each.version for each in asked.specifier if each.operator == ">=")
        (there,) = versions[canonicalize_name(asked.name)]
        assert asked.specifier.contains(there)
        assert there.split(".")[0] == least.split(".")[0], f"{asked}: run `make lock`"
