"""Names of files and folders in the making, `.<name>.<process>.part`, and removal of those whose process is gone."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Iterator
from pathlib import Path


def part_file(path: Path) -> Path:
    """Where this process makes the file that is to appear at `path`; clears what others that were killed left there."""
    for left in _left(path.parent, glob.escape(path.name)):
        left.unlink(missing_ok=True)
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def part_folder(path: Path) -> Path:
    """Where this process makes the folder that is to appear at `path`; clears what killed ones left beside it."""
    clear_left(path.parent)
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def clear_left(folder: Path) -> None:
    """Remove the files and folders that processes which are gone were making in a folder."""
    for left in _left(folder, "*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _left(folder: Path, name: str) -> Iterator[Path]:
    """What processes that are gone left in a folder, by the name or pattern of what they made."""
    for left in folder.glob(f".{name}.*.part"):
        process = left.name.split(".")[-2]
        if process.isdigit() and not _runs(int(process)):
            yield left


def _runs(process: int) -> bool:
    """Whether there is such a process; where that can't be asked without ending it (Windows) it is taken to be."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # of somebody else
        return True
    return True
