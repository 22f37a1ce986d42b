"""Names of files in the making, `.<name>.<process>.part`, and removal of those whose process is gone."""

from __future__ import annotations

import glob
import os
from pathlib import Path


def part_file(path: Path) -> Path:
    """Where this process makes the file that is to appear at `path`; clears what others that were killed left there."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        process = left.name.split(".")[-2]
        if process.isdigit() and not _runs(int(process)):
            left.unlink(missing_ok=True)
    return path.with_name(f".{path.name}.{os.getpid()}.part")


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
