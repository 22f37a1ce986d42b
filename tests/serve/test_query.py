import sqlite3

import pytest

from tracker.serve.query import Condition, QueryError, condition, names, query
from tracker.serve.vocabulary import kind_condition, status_condition


@pytest.fixture
def db(seeds_path):
    connection = sqlite3.connect(f"file:{seeds_path}?mode=ro", uri=True)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("soort=bijdrage", Condition("soort", "=", "bijdrage")),
        (" jaar >= 2023 ", Condition("jaar", ">=", "2023")),
        ("citaat~2% van het = bbp", Condition("citaat", "~", "2% van het = bbp")),
        ("wie!=", Condition("wie", "!=", "")),
        ("status<>x", Condition("status", "<", ">x")),
    ],
)
def test_condition(text, expected):
    assert condition(text) == expected


@pytest.mark.parametrize("text", ["", "soort", "=bijdrage", "soort: bijdrage"])
def test_no_condition(text):
    with pytest.raises(QueryError, match="COLUMN=VALUE"):
        condition(text)


def rows(db, table, *conditions, order=None):
    asked = query(db, table, conditions, order)
    return db.execute(asked.sql, asked.parameters).fetchall()


def count(db, where):
    return db.execute(f"select count(*) from overzicht where {where}").fetchone()[0]


def test_conditions_together(db):
    assert len(rows(db, "overzicht")) == count(db, "1")
    assert len(rows(db, "overzicht", condition("soort=bijdrage"))) == count(db, "soort = 'bijdrage'") > 0
    assert len(rows(db, "overzicht", condition("bedrag_eur>=1000000000"))) == count(db, "bedrag_eur >= 1000000000") > 0
    assert len(rows(db, "overzicht", condition("citaat~oekra"), condition("jaar=2023"))) == count(
        db, "citaat like '%oekra%' and jaar = 2023"
    )
    assert len(rows(db, "overzicht", condition("citaat~%"))) == count(db, "instr(citaat, '%')") < count(db, "1")
    assert len(rows(db, "bijdragen", condition("bedrag_eur>999999999"))) == 2


def test_values_are_parameters(db):
    assert rows(db, "overzicht", condition("soort='; drop table overzicht; --")) == []
    assert query(db, "overzicht", [condition("soort=x")]).parameters == ("x",)


def test_order(db):
    dates = [row[0] for row in rows(db, "overzicht")]
    assert dates == sorted(dates, key=lambda d: d or "", reverse=True)
    kinds = [row[3] for row in rows(db, "overzicht", order="soort")]
    assert kinds == sorted(kinds)
    assert len(set(kinds)) > 1
    assert [row[3] for row in rows(db, "overzicht", order="-soort")] == kinds[::-1]


@pytest.mark.parametrize(
    ("table", "more", "said"),
    [
        ("nergens", {}, "choose one of: .*overzicht"),
        ("sqlite_master", {}, "no table or view"),
        ("commitments_fts_data", {}, "no table or view"),
        ("overzicht", {"conditions": [Condition("kleur", "=", "x")]}, "no column 'kleur'; it has: .*citaat"),
        ("overzicht", {"order": "-kleur"}, "no column 'kleur'"),
    ],
)
def test_wrong_questions(db, table, more, said):
    with pytest.raises(QueryError, match=said):
        query(db, table, **more)


def test_names_are_those_described(db):
    from tracker.serve import schema

    assert set(names(db)) == set(schema.tables())


@pytest.mark.parametrize("said", ["pledge", "bijdrage", "Bijdrage "])
def test_kind_in_both_languages(db, said):
    assert kind_condition(db, "overzicht", said) == Condition("soort", "=", "bijdrage")
    assert kind_condition(db, "commitments", said) == Condition("kind", "=", "pledge")


@pytest.mark.parametrize(
    ("said", "kind"),
    [("toezegging", "undertaking"), ("afspraak", "agreement"), ("norm", "agreement"), ("motie", "motion")],
)
def test_kind_by_one_word(db, said, kind):
    assert kind_condition(db, "commitments", said).value == kind


def test_status_in_both_languages(db):
    assert status_condition(db, "overzicht", "open") == Condition("status", "=", "openstaand")
    assert status_condition(db, "commitments", "openstaand") == Condition("status", "=", "open")
    # 'voldaan' is a whole label, though 'deels voldaan' and 'niet voldaan' hold the word too
    assert status_condition(db, "commitments", "voldaan").value == "fulfilled"


def test_unknown_kinds_and_tables_without(db):
    with pytest.raises(QueryError, match=r"no kind 'belofte'; choose one of: .*pledge \(bijdrage\)"):
        kind_condition(db, "overzicht", "belofte")
    with pytest.raises(QueryError, match="threads has no kind"):
        kind_condition(db, "threads", "bijdrage")
