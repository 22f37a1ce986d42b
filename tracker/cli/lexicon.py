"""`tracker lexicon`: what the program knows of Dutch."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options, output

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def lexicon() -> None:
    """Look after the files by which commitments are found (tracker/lexicon).

    \b
    Examples:
      tracker lexicon check
    """


@app.command()
def check(
    folder: Annotated[
        str | None, typer.Argument(help="Another folder of the same files; the tracker's own if none.")
    ] = None,
    json: options.Json = False,
) -> None:
    """Tell what is wrong in the lexicon, and how many entries need a regular expression.

    Unknown fields and words, fields that can't go together, expressions and pieces that don't exist, what stands twice:
    each with its file, its line and the nearest right word.

    \b
    Examples:
      tracker lexicon check
      tracker lexicon check ~/lexicon-of-mine
      tracker lexicon check --json

    \b
    Exit codes: 0 all is well, 1 something is wrong and was named, 2 no such folder.
    """
    from pathlib import Path

    from tracker.lexicon.check import check_folder

    try:
        reports = check_folder(Path(folder) if folder is not None else None)
    except OSError as error:
        options.stop(f"{folder}: {error.strerror or error}; name a folder")
    entries, expressions = sum(each.entries for each in reports), sum(each.expressions for each in reports)
    faults = [fault for each in reports for fault in each.faults] or (_not_compiled() if folder is None else [])
    if json:
        files = {each.name: {"entries": each.entries, "expressions": each.expressions} for each in reports}
        output.as_json({"files": files, "entries": entries, "expressions": expressions, "faults": faults})
    else:
        rows = [(each.name, each.entries, each.expressions, len(each.faults)) for each in reports]
        total = ("all", entries, expressions, len(faults))
        output.table("lexicon", ("file", "entries", "need an expression", "faults"), [*rows, total])
        for fault in faults:
            typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(options.REJECTED)


def _not_compiled() -> list[str]:
    """What shows only where the rules of the tracker's own lexicon are compiled."""
    from tracker.extraction.commitments.rules import rules
    from tracker.lexicon import LexiconError

    try:
        rules()
    except LexiconError as error:
        return [str(error)]
    return []
