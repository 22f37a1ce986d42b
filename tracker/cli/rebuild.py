"""`tracker rebuild`: make the database again from the raw answers of the feeds."""

from __future__ import annotations

from tracker.cli import options
from tracker.cli.sync.common import DEFAULT_RAW, CommonOptions, Raw
from tracker.cli.sync.report import report


def rebuild(
    db: options.Database = options.DEFAULT_DATABASE, raw: Raw = DEFAULT_RAW, json: options.Json = False
) -> None:
    """Make the database again from the raw answers that `tracker sync` kept, without a network.

    Works on a new database and on one that is there: what it holds stays, what the feeds said is put in again.

    \b
    Examples:
      tracker rebuild --db data/new.db
      tracker rebuild --raw /archive/raw

    \b
    Exit codes: 0 done, 1 something was rejected, 2 no raw answers or wrong use, 130 stopped with Ctrl-C.
    """
    from tracker.feeds import rebuild as read_again

    if not (raw / "index.db").is_file():
        options.stop(f"{raw} holds no raw answers: run `tracker sync` first, or name their folder with --raw")
    report(CommonOptions(db, raw, as_json=json), read_again)
