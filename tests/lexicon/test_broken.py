"""A lexicon that says what nothing understands is refused, with file, line and the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.lexicon import LexiconError, load, parse
from tracker.lexicon.check import check_folder

VERB = "stance:\n  op|roepen: {{{fields}, example: Wij roepen op.}}\n"
PHRASE = """
- rule: volgens
  kind: position
  phrase: [volgens ons]
  examples: [Volgens ons kan het.]
  counter: [Het kan.]
"""

BROKEN = [
    # the file, what it says, what is said of it
    (
        "verbs",
        VERB.format(fields="particple: opgeroepen"),
        "verbs.yml:2: stance op|roepen particple: there is no field 'particple'; did you mean 'participle'?",
    ),
    ("verbs", VERB.format(fields="passiv: drop"), "did you mean 'passive'?"),
    ("verbs", VERB.format(fields="passive: drops"), "there is no treatment 'drops'; did you mean 'drop'?"),
    (
        "verbs",
        VERB.format(fields="drop: [presnt]"),
        "verbs.yml:2: stance op|roepen drop: there is no tense 'presnt'; did you mean 'present'?",
    ),
    ("verbs", VERB.format(fields="drop: present"), "'present' where a list is meant: put it in [brackets]"),
    ("verbs", VERB.format(fields="drop: []"), "an empty list says nothing: leave it out"),
    ("verbs", VERB.format(fields="subjects: [dutchh]"), "there is no party 'dutchh'; did you mean 'dutch'?"),
    ("verbs", VERB.format(fields="done: fullfilled"), "there is no status 'fullfilled'; did you mean 'fulfilled'?"),
    ("verbs", VERB.format(fields="animate_object: yess"), "'yess' where true or false is meant"),
    ("verbs", VERB.format(fields="participle: no"), 'false where text is meant: put it in "quotes"'),
    ("verbs", VERB.format(fields="past: [2024]"), '2024 where text is meant: put it in "quotes"'),
    ("verbs", VERB.format(fields='requires: "\\\\bop\\\\b"'), "where a list of words is meant: put them in [brackets]"),
    ("verbs", VERB.format(fields="requires: ['zorgen?']"), "'?' in 'zorgen?': words are written as they are"),
    (
        "verbs",
        VERB.format(fields="requires: [Kamer]"),
        "'Kamer' has capitals, and sentences are compared in lower case",
    ),
    (
        "verbs",
        VERB.format(fields="requires: [[is, {claus: 40}, klaar]]"),
        "there is no gap 'claus'; did you mean 'clause'?",
    ),
    ("verbs", VERB.format(fields="requires: [[is, {clause: veel}, klaar]]"), "'veel' is no number of characters"),
    ("verbs", VERB.format(fields="requires: [[in, 2030]]"), "a sequence begins and ends with words"),
    ("verbs", VERB.format(fields="requires: [[in, 2030, klaar]]"), "2030 is no number of words that may stand between"),
    ("verbs", VERB.format(fields="requires: [[{clause: 40}, klaar]]"), "a sequence begins and ends with words"),
    ("verbs", VERB.format(fields="requires: [[{optional: [al]}, {at: end}]]"), "a sequence begins and ends with words"),
    ("verbs", VERB.format(fields="requires: [[{at: start}]]"), "a sequence begins and ends with words"),
    ("verbs", VERB.format(fields="requires: [[is, {optional: dan}, klaar]]"), "'dan' where a list is meant"),
    (
        "verbs",
        VERB.format(fields="requires: [aan], blocked_by: [aan]"),
        "'aan' stands in 'requires' and in 'blocked_by': it would never count",
    ),
    ("verbs", VERB.format(fields="trigger_words: [blij]"), "'trigger_words' and 'finite' go together"),
    ("verbs", VERB.format(fields="finite: [is]"), "'trigger_words' and 'finite' go together"),
    ("verbs", VERB.format(fields="trigger_words: [blij], finite: [is], past: [was]"), "'past' would say nothing"),
    (
        "verbs",
        VERB.format(fields="drop: [present, past, perfect, future, will, conditional, can, must]"),
        "'drop' leaves no tense in which it counts",
    ),
    (
        "verbs",
        VERB.format(fields="done: open, drop: [past, perfect]"),
        "'done' is the status of the past and perfect, which 'drop' leaves out",
    ),
    ("verbs", VERB.format(fields="passive: drop, subjects: [none]"), "counts in the passive alone"),
    (
        "verbs",
        "stance:\n  roepen: {particle_anywhere: true, example: Wij roepen.}\n",
        "'particle_anywhere' is for a verb that separates",
    ),
    (
        "verbs",
        "stance:\n  roepen: {counter: Zij roepen.}\n",
        "verbs.yml:2: stance roepen: the field 'example' is missing",
    ),
    (
        "verbs",
        "stanse:\n  roepen: {example: Wij roepen.}\n",
        "verbs.yml:1: stanse: there is no class of verbs 'stanse'; did you mean 'stance'?",
    ),
    ("verbs", "stance:\n  roepen: Wij roepen.\n", "where an entry with fields is meant"),
    ("verbs", "stance: [roepen]\n", "a list where names with values are meant"),
    ("verbs", "stance:\n  roepen: {example: Wij\n", "verbs.yml:3: no YAML"),
    (
        "speakers",
        "others:\n  - {example: Vraag 3}\n",
        "one of 'words' and 'pattern' says what is found",
    ),
    (
        "speakers",
        'others:\n  - {words: [vraag], pattern: "vra(?:ag|gen)", example: Vraag 3}\n',
        "one of 'words' and 'pattern' says what is found",
    ),
    (
        "frames",
        "act:\n  - {name: act-x, party: [dutch], kind: action, status: stated}\n",
        "frames.yml:2: act act-x: 'action' is never 'stated', but announced or fulfilled or withdrawn",
    ),
    (
        "frames",
        "act:\n  - {name: act-x, party: [dutch], kind: acton, status: announced}\n",
        "there is no kind 'acton'; did you mean 'action'?",
    ),
    (
        "frames",
        "act:\n  - {name: a, party: [dutch, none], kind: action, status: announced}\n  - {name: b, "
        "party: [dutch], passive: true, kind: action, status: fulfilled}\n",
        "frames.yml:3: act b: never reached: 'a' decides before it",
    ),
    (
        "phrases/views",
        PHRASE.replace("kind", "kinds"),
        "phrases/views.yml:3: volgens kinds: there is no field 'kinds'; did you mean 'kind'?",
    ),
    (
        "phrases/views",
        PHRASE.replace("position", "pledge"),
        "'pledge' is never 'stated', but announced or open or fulfilled",
    ),
    (
        "phrases/views",
        PHRASE.replace("  phrase: [volgens ons]\n", ""),
        "'phrase' (words) or 'pattern' (an expression) is missing",
    ),
    ("phrases/views", PHRASE.replace("[Het kan.]", "[Volgens ons kan het.]"), "is an example and a counter-example"),
    ("excluded", PHRASE, "excluded.yml:3: volgens kind: there is no field 'kind'"),
    (
        "seats",
        "government: [kabinet]\nfirst_names: {}\nseats:\n  - office: minister\n    ministry: "
        "Defensie\n    from: 2020-01-01\n    holders:\n      - {name: A. Jansen, from: 2021-01-01, "
        "to: 2020-05-01}\n",
        "seats.yml:8: seats minister holders A. Jansen: it ends before it begins",
    ),
    ("labels", "kind: {positon: standpunt}\n", "there is no kind 'positon'; did you mean 'position'?"),
    (
        "papers",
        "official:\n  - {kind: motie, author: membr, pattern: motie, example: MOTIE}\n",
        "papers.yml:2: official motie author: there is no author 'membr'; did you mean 'member'?",
    ),
    ("weights", "kinds: {actoin: {bias: 0, weights: {}}}\n", "there is no kind 'actoin'; did you mean 'action'?"),
    ("topics", "- {topic: zorg, area: Zorg, unless: [dier]}\n", "'unless' is asked of 'both' alone"),
    ("neutral", "", "nothing where an entry with fields is meant"),
]


@pytest.mark.parametrize(("name", "text", "said"), BROKEN, ids=[said[:60] for _, _, said in BROKEN])
def test_a_broken_file_is_refused(name: str, text: str, said: str) -> None:
    with pytest.raises(LexiconError) as refused:
        parse(name, text.encode())
    assert any(said in line for line in str(refused.value).splitlines()), str(refused.value)


def test_every_fault_is_told_in_the_order_of_the_lines() -> None:
    text = "stance:\n  a: {example: A, pasive: drop}\n  b: {example: B, drop: [nu]}\n"
    with pytest.raises(LexiconError) as refused:
        parse("verbs", text.encode())
    assert [line.partition(": ")[0] for line in str(refused.value).splitlines()] == ["verbs.yml:2", "verbs.yml:3"]


def test_the_status_table_speaks_of_what_can_be_known() -> None:
    sound = "signs: {late: [{pattern: laat, example: Het is laat.}]}\nmeets: [hierbij]\ntable:\n"
    row = "  - {kind: undertaking, when: [WHEN], confidence: 1, OUTCOME}\n"

    def told(when: str, outcome: str) -> str:
        try:
            parse("status", (sound + row.replace("WHEN", when).replace("OUTCOME", outcome)).encode())
        except LexiconError as error:
            return str(error)
        return ""

    assert told("late", "status: open") == told("negated", "drop: true") == ""
    assert "nothing tells 'negatd'; did you mean 'negated'?" in told("negatd", "drop: true")
    assert "'drop' leaves no commitment" in told("late", "drop: true, status: open")
    assert "'status' or 'drop' is missing" in told("late", "becomes: action")
    assert "'position' is never 'open'" in told("late", "becomes: position, status: open")
    assert "'late' stands in 'when' and in 'unless'" in told("late", "unless: [late], status: open")


CHECKED = [
    (
        "verbs",
        "act:\n  a: {example: A, drop: [past], drop: [can]}\n",
        "verbs.yml:2: act a drop: 'drop' stands there twice, and only the last would count",
    ),
    ("verbs", "act:\n  a: {example: A}\n  a: {example: B}\n", "verbs.yml:3: act a: 'a' stands there twice"),
    (
        "verbs",
        "act:\n  a: {example: A, requires: [<us>, <oours>]}\n",
        "fragments.yml has no <oours>; did you mean 'ours'?",
    ),
    (
        "verbs",
        "act:\n  a: {example: A, requires_pattern: 'a(b'}\n",
        "verbs.yml:2: act a requires_pattern: no regular expression",
    ),
    ("phrases/views", PHRASE + PHRASE, "phrases/views.yml:2: volgens rule: another entry is called 'volgens' too"),
    ("verbz", "a: {}\n", "verbz: nothing reads a file of this name"),
    ("phrases/views.yaml", "[]", "phrases/views.yaml: nothing reads a file of this name"),
    ("verbs", "act:\n  a: {exampel: A}\n", "did you mean 'example'?"),
]


@pytest.mark.parametrize(("name", "text", "said"), CHECKED, ids=[said[:60] for _, _, said in CHECKED])
def test_the_check_finds_what_loading_does_not_look_for(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / (name if name.endswith(".yaml") else f"{name}.yml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    (tmp_path / "fragments.yml").write_text("us: mij|ons\nours: [het kabinet]\n", "utf-8")
    faults = [fault for report in check_folder(tmp_path) for fault in report.faults]
    assert any(said in fault for fault in faults), faults


def test_the_lexicon_is_sound_and_seldom_needs_an_expression() -> None:
    reports = {report.name: report for report in check_folder()}
    assert [fault for report in reports.values() for fault in report.faults] == []
    rules = [report for name, report in reports.items() if name in ("verbs", "frames", "excluded") or "/" in name]
    assert sum(rule.expressions for rule in rules) <= 0.15 * sum(rule.entries for rule in rules)


def test_an_entry_is_counted_once(tmp_path: Path) -> None:
    text = "act:\n  a: {example: A, requires_pattern: 'a.', blocked_by_pattern: ['b.', 'c.']}\n  b: {example: B}\n"
    (tmp_path / "verbs.yml").write_text(text, "utf-8")
    (tmp_path / "events.yml").write_text(
        "nouns: [reces, 'kerst|oud en nieuw']\nyearly: [{pattern: kerst, day: '12-25'}]\ndated: "
        "[{name: top, pattern: 'top.', held: {'2024': '2024-07-01'}}]\n"
        + "".join(
            f"{name}: [a]\n"
            for name in ("leads", "not_between", "pieces", "paper_leads", "coming", "coming_pieces", "papers")
        ),
        "utf-8",
    )
    counts = {report.name: (report.entries, report.expressions) for report in check_folder(tmp_path)}
    assert counts == {"verbs": (2, 1), "events": (3, 2)}


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        load("no-such-file")
