"""What the sub-commands of `tracker sync` share: their options, and the one way a dossier is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import stop

if TYPE_CHECKING:
    from tracker.feeds.client.http import Limits

DEFAULT_RAW = Path("data/raw")
Raw = Annotated[Path, typer.Option("--raw", help="Folder that keeps every answer, to rebuild from.", show_default=True)]
Limit = Annotated[int | None, typer.Option(min=1, help="Stop after this many new or changed records.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say how many records there are; store nothing.")]
Since = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what is dated on or after this day.")]
Pause = Annotated[float, typer.Option(min=0.0, help="Least seconds between two requests.")]
Dossier = Annotated[
    str | None, typer.Option(help="Dossier, as 28676, 21501-02 or 35300-XV; 36600-* with all its additions.")
]


@dataclass(frozen=True, slots=True)
class CommonOptions:
    """The options that all feeds share."""

    db: Path
    raw: Path
    limit: int | None = None
    pause: float = 0.2
    dry_run: bool = False
    as_json: bool = False

    def limits(self) -> Limits:
        """The client's limits with the pause that was asked for."""
        from tracker.feeds.client.http import Limits

        return Limits(interval=self.pause)


def day(moment: datetime | None) -> str | None:
    """The ISO day of an option."""
    return moment.date().isoformat() if moment else None


def dossier_number(given: str | None) -> str | None:
    """`28 676` and `28676` alike. Stops when it is no dossier."""
    if given is None:
        return None
    dossier = re.sub(r"[\s.]", "", given)
    if not re.fullmatch(r"\d{3,6}(?:-[0-9A-Za-z*]+)?", dossier):
        stop(f"--dossier {given}: write it as 28676, 21501-02 or 35300-XV")
    return dossier
