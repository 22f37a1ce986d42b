"""What each file of the lexicon holds: its fields, their values, and what can't go together."""

from __future__ import annotations

from typing import get_args

from tracker.lexicon.parliament_shapes import MINISTRIES, PAPERS, SEATS, SPEAKERS
from tracker.lexicon.rule_shapes import ACTOR_CLASSES, EXCLUDED, FRAMES, PHRASES, VERBS
from tracker.lexicon.schema import (
    DAY,
    EXPRESSION,
    FLAG,
    INTEGER,
    NUMBER,
    TEXT,
    WORDINGS,
    WORDS,
    Choice,
    Either,
    ListOf,
    MapOf,
    Record,
    Shape,
)
from tracker.lexicon.status_shape import STATUS
from tracker.models import Chamber, Kind, MotionEventKind, Status

_NUMBERS = MapOf(NUMBER)
_NAMES = MapOf(TEXT)
_EXAMPLE = {"pattern": EXPRESSION, "example": TEXT}
_EXAMPLES = ListOf(Record(_EXAMPLE, {"counter": TEXT}))
_KINDS = get_args(Kind)
_MONTH_DAY = TEXT

_ABBREVIATIONS = Record(
    dict.fromkeys(("open", "final", "name", "journal", "counted"), Record({"example": TEXT, "words": WORDS}))
    | {"openers": WORDS, "function_words": WORDS}
)
_ACTOR = Record(
    {"words": TEXT, "name": TEXT}, dict.fromkeys(("plural", "oblique", "office", "part", "capital", "alone"), FLAG)
)
_ACTORS = Record(
    dict.fromkeys(ACTOR_CLASSES, ListOf(_ACTOR))
    | {"owners": ListOf(Record({"name": TEXT, "words": WORDS}, {"within": TEXT}))}
    | dict.fromkeys(("including", "office_adjectives", "not_the_state", "some", "placed", "of_who_acts"), WORDS)
)
_ADDRESSEES = Record(
    {"parliament": ListOf(Record({"pattern": EXPRESSION, "pieces": WORDS, "name": TEXT}))}
    | dict.fromkeys(("member", "promised", "request", "informs"), EXPRESSION)
    | dict.fromkeys(("calls", "towards", "called"), WORDS)
)
_BENEFICIARIES = Record(
    dict.fromkeys(("prepositions", "places", "partners"), _NUMBERS)
    | dict.fromkeys(("help", "stands_for"), MapOf(ListOf(TEXT, least=0)))
    | dict.fromkeys(
        (
            *("receive", "give", "given", "favours", "kingdom", "kingdom_groups", "bodies", "groups", "endings"),
            *("people", "abroad", "not", "not_ends", "titles"),
        ),
        WORDS,
    )
)
_EVENTS = Record(
    {
        "yearly": ListOf(
            Record(
                {"pattern": EXPRESSION},
                {
                    "day": TEXT,
                    "after": TEXT,
                    "easter": INTEGER,
                    "nth": ListOf(INTEGER),
                    "first": ListOf(Either((INTEGER, TEXT))),
                },
                (
                    lambda entry: (
                        None
                        if {"day", "easter", "nth"} & entry.keys()
                        else "one of 'day', 'easter' and 'nth' says when it is"
                    ),
                ),
            )
        ),
        "dated": ListOf(Record({"name": TEXT, "pattern": EXPRESSION, "held": _NAMES})),
        "nouns": ListOf(EXPRESSION),
    }
    | dict.fromkeys(("leads", "not_between", "pieces", "paper_leads", "coming", "coming_pieces", "papers"), WORDS)
)
_GRAMMAR = Record(
    {
        "auxiliaries": Record(
            dict.fromkeys(
                ("perfect", "be", "passive", "future", "go", "conditional", "will", "can", "must", "keep"), WORDS
            )
        ),
        "somebody_else": ListOf(EXPRESSION),
    }
    | dict.fromkeys(
        (
            *("subordinators", "coordinators", "inheriting", "main_openers", "verbal_participles", "past_auxiliaries"),
            *("with_te", "noun_tails", "no_agents", "prepositions", "fillers", "openers", "asides"),
            *("ambiguous_particles", "after_particle", "pronominal", "noun_markers", "new_clause", "report_openers"),
            *("negations", "reporting"),
        ),
        WORDS,
    )
)
_EVENT = Choice(get_args(MotionEventKind), "event")
_LABELS = Record(
    {
        "kind": MapOf(TEXT, Choice(_KINDS, "kind")),
        "status": MapOf(TEXT, Choice(get_args(Status), "status")),
        "chamber": MapOf(TEXT, Choice(get_args(Chamber), "chamber")),
        "told_by": MapOf(TEXT),
        "deadline_kind": MapOf(TEXT),
        "event": MapOf(TEXT, _EVENT),
        "motion_status": MapOf(TEXT, _EVENT),
        "outcome": MapOf(TEXT, _EVENT),
    }
)
_MONEY = Record(
    {
        "before": _NAMES,
        "behind": _NAMES,
        "percent_of": ListOf(Record({"name": TEXT, "pattern": EXPRESSION})),
        "choice": MapOf(WORDS),
        "money_words": WORDINGS,
    }
    | dict.fromkeys(
        (
            *("range_words", "range_openers", "behind_bare", "behind_bare_passed", "counted", "qualifiers"),
            *("percent", "percent_points", "basis_ends", "rises"),
        ),
        WORDS,
    )
)
_MOTION_EVENTS = Record(
    {
        "events": ListOf(
            Record(
                {"event": _EVENT, "pattern": EXPRESSION, "examples": WORDS, "counter": WORDS},
                {"unless": EXPRESSION, "alone": FLAG},
            )
        )
    }
)
_PERIODS = Record(
    {
        "parts": Record(dict.fromkeys(("quarter", "half", "middle", "end", "limit", "all"), WORDS)),
        "years": Record(dict.fromkeys(("this", "next", "the"), WORDS)),
        "leads": WORDS,
        "seasons": _NAMES,
        "weekdays": ListOf(TEXT, least=7),
        "report": EXPRESSION,
        "recurring": ListOf(Record({"pattern": EXPRESSION, "name": TEXT, "words": WORDS})),
        "vague": WORDS,
        "forms": ListOf(
            Record(
                {"resolve": TEXT, "patterns": ListOf(EXPRESSION), "examples": MapOf(Either((DAY, TEXT)))},
                {"words": WORDS, "pieces": WORDS},
            )
        ),
        "governing": Record(
            dict.fromkeys(("break", "participle", "perfect", "past", "recall"), EXPRESSION)
            | dict.fromkeys(("ahead", "to_come", "planned", "money", "nouns", "awaited"), WORDS)
        ),
    }
)
_QUALIFIERS = Record(
    {
        "terminators": EXPRESSION,
        "bodies": WORDS,
        "namesakes": ListOf(Record({"name": TEXT, "named": EXPRESSION, "unless": EXPRESSION})),
    }
    | dict.fromkeys(
        (
            *("pseudo", "negated", "negated_onward", "conditional", "other_agent", "other_source", "other_subject"),
            *("anaphora", "other_heading"),
        ),
        _EXAMPLES,
    )
)
_THREADS = Record(
    {
        "norms": ListOf(Record({"percent": ListOf(NUMBER), "of": WORDS, "about": WORDS, "name": TEXT})),
        "subjects": ListOf(
            Record({"name": TEXT, "all": ListOf(WORDS), "examples": WORDS, "counter": WORDS}, {"state": FLAG})
        ),
        "adjectives": _NAMES,
        "firmness": ListOf(WORDS),
    }
)
_TOPICS = ListOf(
    Either(
        (
            Record({"ignore": WORDS}),
            Record(
                {"topic": TEXT, "area": TEXT},
                {"words": WORDS, "weak": WORDS, "both": ListOf(WORDS, least=2), "unless": WORDS}
                | {"general": FLAG, "ministry": WORDS},
                (
                    lambda topic: (
                        "'unless' is asked of 'both' alone" if "unless" in topic and "both" not in topic else None
                    ),
                ),
            ),
        )
    )
)
_WEIGHTS = Record({"bias": NUMBER, "weights": _NUMBERS})

SHAPES: dict[str, Shape] = {
    "abbreviations": _ABBREVIATIONS,
    "actors": _ACTORS,
    "addressees": _ADDRESSEES,
    "beneficiaries": _BENEFICIARIES,
    "budget_dossiers": Record({"dossiers": ListOf(INTEGER)}),
    "countries": Record({"countries": WORDS, "adjectives": _NAMES, "capitals": _NAMES}),
    "events": _EVENTS,
    "excluded": EXCLUDED,
    "fragments": MapOf(Either((ListOf(TEXT), EXPRESSION))),
    "frames": FRAMES,
    "frequency": Record({"fires": MapOf(INTEGER)}),
    "grammar": _GRAMMAR,
    "labels": _LABELS,
    "member_names": Record(dict.fromkeys(("first_names", "double_surnames", "double_hyphenated"), WORDS)),
    "ministries": MINISTRIES,
    "money": _MONEY,
    "motion_events": _MOTION_EVENTS,
    "motion_terms": ListOf(
        Record({"chamber": TEXT, "months": INTEGER, "ground": TEXT, "example": Record({"adopted": DAY, "due": DAY})})
    ),
    "motion_words": Record(dict.fromkeys(("considerations", "requests", "not_members", "settles"), WORDS)),
    "neutral": Record({"forms": WORDS}),
    "numbers": Record(
        dict.fromkeys(("units", "teens", "tens", "parts", "signs", "scales", "ordinals"), _NUMBERS) | {"few": WORDS}
    ),
    "papers": PAPERS,
    "periods": _PERIODS,
    "promises": Record(
        {
            "shortest": INTEGER,
            "common": WORDS,
            "waits": Record(dict.fromkeys(("next", "papers", "meetings", "conditions"), WORDS) | {"examples": _NAMES}),
            "every": MapOf(INTEGER),
        }
        | dict.fromkeys(("recalls", "refers", "continues", "keeps", "adds", "tells", "anew", "postpones"), WORDINGS)
    ),
    "qualifiers": _QUALIFIERS,
    "seats": SEATS,
    "speakers": SPEAKERS,
    "spelling": Record({"words": _NAMES, "den": WORDS}),
    "status": STATUS,
    "threads": _THREADS,
    "topics": _TOPICS,
    "verbs": VERBS,
    "weights": Record({"commitment": _WEIGHTS, "register": _WEIGHTS, "kinds": MapOf(_WEIGHTS, Choice(_KINDS, "kind"))}),
}
"""The files of `tracker/lexicon/` by name, without `.yml`."""


PIECES = frozenset(("state",))
"""What may be named as a piece besides the names of fragments.yml: any state of countries.yml."""


def shape_of(name: str) -> Shape | None:
    """What a file holds, by its name as `load` takes it (`verbs`, `phrases/views`); None for one that nothing reads."""
    return PHRASES if name.startswith("phrases/") and "." not in name else SHAPES.get(name)
