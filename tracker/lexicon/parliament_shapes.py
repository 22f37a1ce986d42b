"""What the files about papers, offices and speakers hold: ministries, papers, seats and speakers."""

from __future__ import annotations

from typing import get_args

from tracker.lexicon.schema import (
    DAY,
    EXPRESSION,
    FLAG,
    INTEGER,
    TEXT,
    WORDS,
    Choice,
    Either,
    ListOf,
    MapOf,
    Record,
    Scalar,
    worded,
)
from tracker.models import Author, SpeakerSide

_NAMES = MapOf(TEXT)
_NOTHING = Scalar((type(None),), "nothing")
_EXAMPLE = {"example": TEXT}
MINISTRIES = MapOf(Record({"example": TEXT}, {"short": WORDS, "offices": WORDS, "names": WORDS, "since": INTEGER}))
_AUTHOR = Choice(get_args(Author), "author")
_NO_AUTHOR = Either((_NOTHING, _AUTHOR))
_PAPER = {"kind": TEXT, "author": _NO_AUTHOR}
PAPERS = Record(
    dict.fromkeys(("official", "titles", "headings"), ListOf(worded(_PAPER | _EXAMPLE)))
    | {
        "letters": ListOf(
            worded({"author": _AUTHOR, "where": Choice(("any", "head", "foot"), "place"), **_EXAMPLE}),
        ),
        "ministry": ListOf(worded({"strong": FLAG, **_EXAMPLE})),
        "voices": Record(
            {"least": INTEGER, "verbs": WORDS, "example": TEXT}
            | dict.fromkeys(("body", "government", "own"), EXPRESSION)
        ),
        "letter": ListOf(worded(_EXAMPLE)),
        "publisher": MapOf(Record(_PAPER)),
    }
)
_HELD = Record(
    {"name": TEXT, "from": DAY},
    {"to": DAY},
    (lambda held: "it ends before it begins" if "to" in held and held["to"] <= held["from"] else None,),
)
SEATS = Record(
    {
        "government": WORDS,
        "seats": ListOf(
            Record(
                {"office": TEXT, "ministry": TEXT, "from": DAY, "holders": ListOf(_HELD)},
                {"to": DAY, "also": WORDS, "successors": WORDS},
                _HELD.contradictions,
            )
        ),
        "first_names": _NAMES,
    }
)
_SIDE = Choice(get_args(SpeakerSide), "side")
SPEAKERS = Record(
    {
        "labels": ListOf(Record({"side": _SIDE, "titles": WORDS, "named": FLAG, "example": TEXT}, {"guest": _SIDE})),
        "consultation": ListOf(worded({"side": _SIDE, **_EXAMPLE}, {"part": FLAG, "subpart": FLAG})),
        "others": ListOf(worded(_EXAMPLE)),
        "proposals": ListOf(worded(_EXAMPLE)),
        "government": ListOf(worded(_EXAMPLE)),
        "parties": WORDS,
    }
    | dict.fromkeys(("fractions", "answers", "question"), EXPRESSION)
)
