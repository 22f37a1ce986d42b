"""Language knowledge as data: one YAML file a subject, read once, refused where it is not what shapes.py says."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from tracker.errors import TrackerError
from tracker.lexicon.locate import located
from tracker.lexicon.schema import Value
from tracker.lexicon.shapes import shape_of

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LexiconError(TrackerError):
    """A file of the lexicon does not say what it should; the message names file, line and the nearest right word."""


@cache
def load(name: str) -> Value:
    """The parsed content of `tracker/lexicon/{name}.yml`.

    Raises FileNotFoundError for a name that does not exist and LexiconError for content that is not sound.
    """
    return parse(name, (files(__package__) / f"{name}.yml").read_bytes())


def parse(name: str, text: bytes) -> Value:
    """The content of a file, given its text; raises LexiconError for what is not sound."""
    try:
        content = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise LexiconError(_unreadable(name, error)) from error
    shape = shape_of(name)
    faults = list(shape.faults(content, ())) if shape else []
    if faults:
        raise LexiconError("\n".join(located(name, text, faults)))
    return content


def _unreadable(name: str, error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"{name}.yml:{mark.line + 1 if mark else 1}: no YAML: {getattr(error, 'problem', None) or error}"


@cache
def load_folder(name: str) -> tuple[dict[str, Value], ...]:
    """The rows of the files in `tracker/lexicon/{name}/`, in the order of the names of the files."""
    found = sorted(entry.name for entry in (files(__package__) / name).iterdir() if entry.name.endswith(".yml"))
    return tuple(row for file in found for row in load(f"{name}/{file.removesuffix('.yml')}"))
