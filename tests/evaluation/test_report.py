"""The report of an evaluation says each figure, each miss and nothing else."""

from __future__ import annotations

from collections import Counter

from tracker.evaluation.compare import Bin, Evaluation, Finding
from tracker.evaluation.report import (
    HEAD,
    as_markdown,
    as_values,
    attribute_rows,
    calibration_rows,
    figure_rows,
    finding_lines,
    tables,
)
from tracker.evaluation.scores import Tally


def result() -> Evaluation:
    """Four sentences to find, of which one is missed, and one false alarm."""
    made = Evaluation(documents=2, absent=["b.txt", "c.txt"])
    made.parts["commitments"] = Tally(
        hits=3, misses=1, false=1, wanted=Counter(status=3, actor=2), right=Counter(status=2)
    )
    made.parts["citations"] = Tally(hits=2)
    made.kinds["pledge"] = Tally(hits=3, misses=1)
    made.kinds["action"] = Tally(false=1)
    made.document_kinds["brief"] = Tally(hits=3, misses=1, false=1)
    made.calibration = [Bin(0.5, 0.7), Bin(0.7, 0.95, rows=3, right=2), Bin(0.95, 1.01, rows=2, right=2)]
    made.say("miss", "commitments", "a.txt", "wij *geven* [geld]\n en <meer> | `nu` \\ dan_toch")
    made.say("false", "commitments", "a.txt", "[action] dat")
    made.say("wrong", "metadata", "a.txt", "date: wanted 2024, found 2023")
    made.say("hit", "commitments", "a.txt", "gevonden")
    return made


def test_each_table_has_its_rows() -> None:
    assert list(tables(result())) == [
        (
            "what was found",
            ("", "precision", "recall", "F1", "found", "missed", "false"),
            [
                ("commitments", "0.750", "0.750", "0.750", "3", "1", "1"),
                ("citations", "1.000", "1.000", "1.000", "2", "0", "0"),
            ],
        ),
        (
            "commitments by kind",
            HEAD,
            [("action", "0.000", "-", "0.000", "0", "0", "1"), ("pledge", "1.000", "0.750", "0.857", "3", "1", "0")],
        ),
        ("commitments by kind of document", HEAD, [("brief", "0.750", "0.750", "0.750", "3", "1", "1")]),
        (
            "attributes",
            ("", "right", "of", "share"),
            [("commitments actor", "0", "2", "0.000"), ("commitments status", "2", "3", "0.667")],
        ),
        (
            "calibration",
            ("confidence", "rows", "right", "share"),
            [("0.70 to 0.95", "3", "2", "0.667"), ("0.95 to 1.00", "2", "2", "1.000")],
        ),
    ]


def test_what_was_never_counted_has_no_row() -> None:
    assert figure_rows(
        [("a", Tally()), ("b", Tally(misses=1)), ("c", Tally(false=1)), ("d", Tally(hits=1, misses=1))]
    ) == [
        ("b", "-", "0.000", "0.000", "0", "1", "0"),
        ("c", "0.000", "-", "0.000", "0", "0", "1"),
        ("d", "1.000", "0.500", "0.667", "1", "1", "0"),
    ]
    assert attribute_rows(Evaluation()) == calibration_rows(Evaluation()) == []


MARKDOWN = """\
Compared with the annotations of 2 documents.

Not in the database: b.txt, c.txt.

## What was found

|  | precision | recall | F1 | found | missed | false |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| commitments | 0.750 | 0.750 | 0.750 | 3 | 1 | 1 |
| citations | 1.000 | 1.000 | 1.000 | 2 | 0 | 0 |

## Commitments by kind

|  | precision | recall | F1 | found | missed | false |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| action | 0.000 | - | 0.000 | 0 | 0 | 1 |
| pledge | 1.000 | 0.750 | 0.857 | 3 | 1 | 0 |

## Commitments by kind of document

|  | precision | recall | F1 | found | missed | false |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| brief | 0.750 | 0.750 | 0.750 | 3 | 1 | 1 |

## Attributes

|  | right | of | share |
| --- | ---: | ---: | ---: |
| commitments actor | 0 | 2 | 0.000 |
| commitments status | 2 | 3 | 0.667 |

## Calibration

| confidence | rows | right | share |
| --- | ---: | ---: | ---: |
| 0.70 to 0.95 | 3 | 2 | 0.667 |
| 0.95 to 1.00 | 2 | 2 | 1.000 |

## Missed

- `a.txt` (commitments) wij \\*geven\\* \\[geld\\] en \\<meer\\> \\| \\`nu\\` \\\\ dan\\_toch

## False alarms

- `a.txt` (commitments) \\[action\\] dat

## Wrong attributes

- `a.txt` (metadata) date: wanted 2024, found 2023
"""


def test_the_whole_report() -> None:
    assert as_markdown(result()) == MARKDOWN
    assert as_markdown(Evaluation()) == "Compared with the annotations of 0 documents.\n"


def test_the_figures_as_values() -> None:
    values = as_values(result())
    assert values["documents"] == {"gold": 2, "absent": ["b.txt", "c.txt"]}
    assert list(values) == [
        *("commitments", "citations", "motions", "metadata", "documents", "kinds", "document_kinds", "calibration"),
    ]
    assert values["kinds"] == {"action": Tally(false=1).figures(), "pledge": Tally(hits=3, misses=1).figures()}
    assert list(values["kinds"]) == ["action", "pledge"]
    assert values["document_kinds"] == {"brief": Tally(hits=3, misses=1, false=1).figures()}
    assert values["citations"] == {"hits": 2, "misses": 0, "false": 0, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert values["calibration"] == [
        {"from": 0.5, "to": 0.7, "rows": 0, "right": 0},
        {"from": 0.7, "to": 0.95, "rows": 3, "right": 2},
        {"from": 0.95, "to": 1.0, "rows": 2, "right": 2},
    ]


def test_a_finding_is_one_line() -> None:
    assert finding_lines([Finding("hit", "motions", "a.txt", "kst-1-2")]) == ["hit\tmotions\ta.txt\tkst-1-2"]
