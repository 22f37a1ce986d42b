"""What a value of the lexicon may be: shapes that tell every fault of a value, with the place where it is.

A shape is made once for each file (shapes.py); `load` asks it for faults, and `tracker lexicon check` for more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from tracker.lexicon.wordings import AT_END, AT_START, GAPS

Value: TypeAlias = Any
"""Whatever YAML can hold."""
Path = tuple[str | int, ...]
"""Keys and places in lists that lead from the whole file to a value."""


class Fault(NamedTuple):
    """Something wrong with the value at `path`, in one line."""

    path: Path
    message: str


class Shape:
    """What a value may be."""

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """What is wrong with `value`, which stands at `path`."""
        raise NotImplementedError

    def parts(self, value: Value, path: Path) -> Iterator[tuple[Shape, Value, Path]]:
        """The values directly within a sound `value`, each with its shape and place."""
        return iter(())


@dataclass(eq=False, repr=False)
class Scalar(Shape):
    """A value of one of `types`, called `what` in a fault."""

    types: tuple[type, ...]
    what: str

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """As `Shape.faults` has it."""
        if type(value) not in self.types or value == "":
            yield Fault(path, f"{_said(value)} where {self.what} is meant{_quoting(self, value)}")


@dataclass(eq=False, repr=False)
class Expression(Scalar):
    """A regular expression."""


@dataclass(eq=False, repr=False)
class Choice(Shape):
    """One of a few words; `what` they are called."""

    known: Collection[str]
    what: str

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """As `Shape.faults` has it."""
        if value not in self.known:
            yield Fault(path, f"there is no {self.what} {_said(value)}{nearest(value, self.known)}")


@dataclass(eq=False, repr=False)
class Either(Shape):
    """A value of the first shape whose faults are none; those of the last tell what is wrong."""

    shapes: tuple[Shape, ...]

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """As `Shape.faults` has it."""
        if all(next(shape.faults(value, path), None) for shape in self.shapes):
            yield from self.shapes[-1].faults(value, path)

    def parts(self, value: Value, path: Path) -> Iterator[tuple[Shape, Value, Path]]:
        """As `Shape.parts` has it."""
        yield next(shape for shape in self.shapes if not next(shape.faults(value, path), None)), value, path


@dataclass(eq=False, repr=False)
class ListOf(Shape):
    """A list of values of one shape, at least `least`."""

    item: Shape
    least: int = 1

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """As `Shape.faults` has it."""
        if not isinstance(value, list):
            yield Fault(path, f"{_said(value)} where a list is meant: put it in [brackets]")
            return
        if len(value) < self.least:
            yield Fault(path, f"fewer than {self.least}" if value else "an empty list says nothing: leave it out")
        for place, item in enumerate(value) if not _all_sound(self.item, value) else ():
            yield from self.item.faults(item, (*path, place))

    def parts(self, value: Value, path: Path) -> Iterator[tuple[Shape, Value, Path]]:
        """As `Shape.parts` has it."""
        return ((self.item, item, (*path, place)) for place, item in enumerate(value))


@dataclass(eq=False, repr=False)
class MapOf(Shape):
    """Names with values of one shape; `keys` is what a name may be."""

    item: Shape
    keys: Shape | None = None

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """As `Shape.faults` has it."""
        if not isinstance(value, dict):
            yield Fault(path, f"{_said(value)} where names with values are meant")
            return
        if self.keys is None and _all_sound(TEXT, value) and _all_sound(self.item, value.values()):
            return
        for key, item in value.items():
            yield from (self.keys or TEXT).faults(key, (*path, key))
            yield from self.item.faults(item, (*path, key))

    def parts(self, value: Value, path: Path) -> Iterator[tuple[Shape, Value, Path]]:
        """As `Shape.parts` has it."""
        return ((self.item, item, (*path, key)) for key, item in value.items())


Contradiction = Callable[[dict[str, Value]], str | None]
"""What of the fields of an entry can't go together; None when they can."""


@dataclass(eq=False, repr=False)
class Record(Shape):
    """An entry with fields that it must have, fields that it may have, and what may not go together."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """As `Shape.faults` has it."""
        if not isinstance(value, dict):
            yield Fault(path, f"{_said(value)} where an entry with fields is meant")
            return
        sound = True
        for key, item in value.items():
            shape = self.required.get(key) or self.optional.get(key)
            found = list(shape.faults(item, (*path, key))) if shape else [self._unknown(key, value, path)]
            sound = sound and not found
            yield from found
        for key in self.required.keys() - value.keys():
            sound = False
            yield Fault(path, f"the field '{key}' is missing")
        # a contradiction is looked for in what is otherwise sound
        for contradiction in self.contradictions if sound else ():
            message = contradiction(value)
            if message:
                yield Fault(path, message)

    def parts(self, value: Value, path: Path) -> Iterator[tuple[Shape, Value, Path]]:
        """As `Shape.parts` has it."""
        return (((self.required.get(key) or self.optional[key]), item, (*path, key)) for key, item in value.items())

    def _unknown(self, key: Value, value: dict[str, Value], path: Path) -> Fault:
        free = [name for name in (*self.required, *self.optional) if name not in value]
        return Fault((*path, key), f"there is no field {_said(key)}{nearest(key, free)}")


_MOST_WORDS = 20
_MOST_CHARACTERS = 500


@dataclass(eq=False, repr=False)
class Wordings(Shape):
    """A list of words and sequences of words (wordings.py)."""

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """As `Shape.faults` has it."""
        if not isinstance(value, list) or not value:
            yield Fault(path, f"{_said(value)} where a list of words is meant: put them in [brackets]")
            return
        for place, wording in enumerate(value):
            at = (*path, place)
            yield from self._sequence(wording, at) if isinstance(wording, list) else _words(wording, at)

    def _sequence(self, elements: list[Value], path: Path) -> Iterator[Fault]:
        # where it stands in the text is no word and no gap
        first = elements[:1] == [AT_START]
        body = elements[first : len(elements) - (elements[-1:] == [AT_END])]
        words = [isinstance(element, str | list) for element in body]
        if not any(words) or not (words[0] or _is_optional(body[0])) or not words[-1]:
            yield Fault(path, "a sequence begins and ends with words")
        for place, element in enumerate(body, first):
            if isinstance(element, list):
                yield from (fault for word in element for fault in _words(word, (*path, place)))
            elif isinstance(element, int | dict):
                yield from self._gap(element, (*path, place))
            else:
                yield from _words(element, (*path, place))

    def _gap(self, gap: int | dict[str, Value], path: Path) -> Iterator[Fault]:
        if isinstance(gap, int):
            if type(gap) is not int or not 1 <= gap <= _MOST_WORDS:
                yield Fault(
                    path, f"{gap} is no number of words that may stand between: 1 to {_MOST_WORDS}; quote a year"
                )
            return
        ((name, most),) = gap.items() if len(gap) == 1 else ((" and ".join(map(str, gap)), None),)
        if name == "optional":
            yield from ListOf(TEXT).faults(most, path)
        elif name not in GAPS:
            known = (*GAPS, "optional", "at")
            yield Fault(path, f"there is no gap {_said(name)}{nearest(name, known)}")
        elif type(most) is not int or not 1 <= most <= _MOST_CHARACTERS:
            yield Fault(path, f"{_said(most)} is no number of characters: 1 to {_MOST_CHARACTERS}")


def _is_optional(element: Value) -> bool:
    return isinstance(element, dict) and element.keys() == {"optional"}


_REGEX_SIGNS = re.compile(r"[\\|()?+^$\[\]{}]")


def _words(words: Value, path: Path) -> Iterator[Fault]:
    yield from TEXT.faults(words, path)
    if isinstance(words, str) and (sign := _REGEX_SIGNS.search(words)):
        yield Fault(
            path, f"'{sign[0]}' in {words!r}: words are written as they are; an expression goes in a field for one"
        )
    elif isinstance(words, str) and words != words.lower():
        yield Fault(path, f"{words!r} has capitals, and sentences are compared in lower case")


def nearest(word: Value, known: Collection[str]) -> str:
    """'; did you mean 'x'?' with the nearest of the `known` words, or which there are when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - most runs find nothing wrong

    near = get_close_matches(str(word), known, n=1, cutoff=0.5)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; there are {', '.join(sorted(known))}" if known and len(known) < 16 else ""


def _all_sound(shape: Shape, values: Iterable[Value]) -> bool:
    """A quick look at many values of one kind; False where it can't tell."""
    return isinstance(shape, Scalar) and all(type(value) in shape.types and value != "" for value in values)


def _said(value: Value) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a map"
    return repr(value) if isinstance(value, str) else "nothing" if value is None else str(value).lower()


def _quoting(shape: Scalar, value: Value) -> str:
    return ': put it in "quotes"' if str in shape.types and isinstance(value, bool | int | float | date) else ""


TEXT = Scalar((str,), "text")
INTEGER = Scalar((int,), "a whole number")
NUMBER = Scalar((int, float), "a number")
FLAG = Scalar((bool,), "true or false")
DAY = Scalar((date,), "a day (2024-07-02)")
EXPRESSION = Expression((str,), "a regular expression")
WORDS = ListOf(TEXT)
EXPRESSIONS = Either((EXPRESSION, ListOf(EXPRESSION)))
WORDINGS = Wordings()


def worded(required: Mapping[str, Shape], optional: Mapping[str, Shape] | None = None) -> Record:
    """An entry that says what it finds in `words`, or as a `pattern` where words can't say it."""
    one_of = "one of 'words' and 'pattern' says what is found"
    return Record(
        required,
        {"words": WORDINGS, "pattern": EXPRESSION, **(optional or {})},
        (lambda entry: None if ("words" in entry) != ("pattern" in entry) else one_of,),
    )


def walk(shape: Shape, value: Value, path: Path = ()) -> Iterator[tuple[Shape, Value, Path]]:
    """Every value within a sound `value`, itself first, with its shape and place."""
    yield shape, value, path
    for part in shape.parts(value, path):
        yield from walk(*part)
