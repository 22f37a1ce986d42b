"""What a command loads: the rules of extraction only where something is extracted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SEEDS

RULES = ("tracker.extraction", "tracker.extraction.commitments", "tracker.extraction.citations")
SAID = "\nimport sys; print('loaded:', *sorted(set(sys.modules) & set({rules!r})))"


def loaded(code: str) -> list[str]:
    """Which modules of the rules a process has loaded that ran this code."""
    done = subprocess.run(
        [sys.executable, "-c", code + SAID.format(rules=RULES)], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1].split()[1:]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start") / "t.db"
    assert loaded(f"from tracker.ingestion.run import ingest; ingest([{str(SEEDS)!r}], {str(path)!r})")
    return path


@pytest.mark.parametrize(
    "command", [["ingest", str(SEEDS)], ["status"], ["changes", "--since", "2020-01-01"], ["export", "overzicht"]]
)
def test_commands_that_extract_nothing_load_no_rules(command: list[str], database: Path) -> None:
    given = [*command, "--db", str(database)]
    assert loaded(f"from tracker.cli import app; app({given!r}, standalone_mode=False)") == []


def test_the_site_loads_no_rules(database: Path) -> None:
    code = "from pathlib import Path; from tracker.serve import server"
    assert loaded(f"{code}; server.build(Path({str(database)!r}))") == []
