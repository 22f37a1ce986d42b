"""Language knowledge as data: one YAML file a subject, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:  # noqa: ANN401 - each file has a shape of its own
    """The parsed content of `tracker/lexicon/{name}.yml`; raises FileNotFoundError for a name that does not exist."""
    return yaml.load((files(__package__) / f"{name}.yml").read_bytes(), Loader=_LOADER)


@cache
def load_folder(name: str) -> tuple[dict[str, Any], ...]:
    """The rows of the files in `tracker/lexicon/{name}/`, in the order of the names of the files."""
    found = sorted(entry.name for entry in (files(__package__) / name).iterdir() if entry.name.endswith(".yml"))
    return tuple(row for file in found for row in load(f"{name}/{file.removesuffix('.yml')}"))
