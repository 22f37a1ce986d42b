"""Deadlines in every form, resolved from the date of the letter."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dutch.months import MONTH_NAMES
from tracker.extraction.deadlines import find_period
from tracker.extraction.deadlines.calendar import easter
from tracker.lexicon import load

LETTER = "2012-01-16"

RESOLVED = [
    ("Begin maart wordt uw Kamer geïnformeerd", "2012-03", "month", "Begin maart"),
    ("In de tweede helft van januari zal ik spreken", "2012-01", "month", "In de tweede helft van januari"),
    ("per 1 januari 2013 af te schaffen", "2013-01-01", "day", "per 1 januari 2013"),
    ("uiterlijk 1 juli", "2012-07-01", "day", "uiterlijk 1 juli"),
    ("in het voorjaar van 2012", "2012-06", "season", "in het voorjaar van 2012"),
    ("dit najaar", "2012-12", "season", "dit najaar"),
    ("voor de zomer", "2012-07-06", "season", "voor de zomer"),
    ("voor het zomerreces", "2012-07-06", "event", "voor het zomerreces"),
    ("bij de begrotingsbehandeling", "2012-12-20", "event", "bij de begrotingsbehandeling"),
    ("in het eerste kwartaal van 2025", "2025-03", "quarter", "in het eerste kwartaal van 2025"),
    ("Q3 2024", "2024-09", "quarter", "Q3 2024"),
    ("begin volgend jaar", "2013-03", "season", "begin volgend jaar"),
    ("voor het einde van het jaar", "2012-12-31", "day", "voor het einde van het jaar"),
    ("eind 2014", "2014-12", "month", "eind 2014"),
    ("Ik kom in november vorig jaar of in maart", "2012-03", "month", "in maart"),
    ("tot en met 2026", "2026", "year", "tot en met 2026"),
    ("binnen zes weken", "2012-02-27", "day", "binnen zes weken"),
    ("De komende twee maanden", "2012-03", "month", "De komende twee maanden"),
    ("medio februari", "2012-02", "month", "medio februari"),
]


@pytest.mark.parametrize(("text", "date", "precision", "words"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_resolved(text: str, date: str, precision: str, words: str) -> None:
    period = find_period(text, LETTER)
    assert period is not None
    assert (period.date, period.precision, period.text) == (date, precision, words)
    assert text[period.start : period.end] == words


# In a letter of 23 May 2024: date, last day
LETTER_OF_MAY = "2024-05-23"
TERMS = [
    # alternatives and ranges: the last moment
    ("in mei/juni 2025", "2025-06", "2025-06-30"),
    # halves of a year, as a table or a planning writes them
    ("eerste helft 2025", "2025-06", "2025-06-30"),
    ("in de tweede helft 2024", "2024-12", "2024-12-31"),
    ("in de tweede jaarhelft", "2024-12", "2024-12-31"),
    ("in de eerste jaarhelft van 2026", "2026-06", "2026-06-30"),
    ("tweede jaarhelft volgend jaar", "2025-12", "2025-12-31"),
    ("eind mei/begin juni 2025", "2025-06", "2025-06-30"),
    ("in Q3/Q4 2025", "2025-12", "2025-12-31"),
    ("in Q3 of Q4 2025", "2025-12", "2025-12-31"),
    ("eind 2024/begin 2025", "2025-03", "2025-03-31"),
    ("eind 2024 of begin 2025", "2025-03", "2025-03-31"),
    ("in november 2024 of januari 2025", "2025-01", "2025-01-31"),
    ("tussen mei en juli", "2024-07", "2024-07-31"),
    ("in mei of juni", "2024-06", "2024-06-30"),
    ("in mei en november", "2024-11", "2024-11-30"),
    ("in april of mei", "2025-04", "2025-04-30"),
    ("in 2025 en 2026", "2026", "2026-12-31"),
    ("in 2024/2025", "2025", "2025-12-31"),
    # short years
    ("in Q3-2025", "2025-09", "2025-09-30"),
    ("in Q1/2025", "2025-03", "2025-03-31"),
    ("in Q4 '25", "2025-12", "2025-12-31"),
    ("voor 1 jan '25", "2025-01-01", "2024-12-31"),
    ("op 2/6/24", "2024-06-02", "2024-06-02"),
    # anchors
    ("twee weken voor het debat", None, None),
    ("twee weken voor de NAVO-top", "2024-06-25", "2024-06-25"),
    ("een maand na Prinsjesdag", "2024-10-17", "2024-10-17"),
    ("drie maanden na inwerkingtreding", None, None),
    ("binnen twee maanden na ontvangst", None, None),
    # before a moment the moment itself is too late
    ("voor 2030", "2029", "2029-12-31"),
    ("voor september", "2024-08", "2024-08-31"),
    ("voor 1 juli", "2024-07-01", "2024-06-30"),
    ("uiterlijk 1 juli", "2024-07-01", "2024-07-01"),
    ("uiterlijk 31 december", "2024-12-31", "2024-12-31"),
    ("voor het einde van het jaar", "2024-12-31", "2024-12-31"),
    ("nog dit jaar", "2024-12-31", "2024-12-31"),
    ("voorafgaand aan de zomer", "2024-07-05", "2024-07-04"),
    ("voor de zomer van 2025", "2025-07-04", "2025-07-03"),
    # parts of a year
    ("begin 2025", "2025-03", "2025-03-31"),
    ("medio 2025", "2025-07", "2025-07-31"),
    ("eind 2025", "2025-12", "2025-12-31"),
    ("in de eerste helft van 2025", "2025-06", "2025-06-30"),
    # days and weeks
    ("volgende week woensdag", "2024-05-29", "2024-05-29"),
    ("woensdag volgende week", "2024-05-29", "2024-05-29"),
    ("vrijdag", "2024-05-24", "2024-05-24"),
    ("morgen", "2024-05-24", "2024-05-24"),
    ("in week 25", "2024-06-23", "2024-06-23"),
    ("in week 2", "2025-01-12", "2025-01-12"),
    ("in de week van 10 juni", "2024-06-16", "2024-06-16"),
    # events
    ("met Prinsjesdag", "2024-09-17", "2024-09-17"),
    ("in de Voorjaarsnota 2025", "2025-06-01", "2025-06-01"),
    ("voor Pasen", "2025-04-20", "2025-04-19"),
    ("na Pinksteren", "2025-06-08", "2025-06-08"),
    ("voor de top in Kopenhagen", None, None),
    ("in het volgende verslag", None, None),
    ("voor het eerstvolgende commissiedebat", None, None),
    ("in de komende voortgangsrapportage", None, None),
    ("zodra het onderzoek gereed is", None, None),
    ("de komende anderhalf jaar", "2025-11", "2025-11-30"),
]


@pytest.mark.parametrize(("words", "date", "last"), TERMS, ids=[row[0] for row in TERMS])
def test_term(words: str, date: str | None, last: str | None) -> None:
    period = find_period(f"Ik informeer u {words}.", LETTER_OF_MAY)
    assert period is not None
    assert (period.text, period.date, period.last) == (words, date, last)
    if date is None:
        assert period.precision == "event"


NO_TERM = [
    "Het kabinet stelt 25 miljoen euro beschikbaar voor de NAVO-top.",
    "Het kabinet stelt 25 miljoen euro beschikbaar voor Prinsjesdag.",
    "Er is 5 miljoen euro gereserveerd voor 2025.",
    "Ik bied u de begroting voor 2026 aan.",
    "Ik verhoog de tarieven voor 2025.",
    "Er zijn extra middelen voor 2025.",
    "Op 13 april heb ik uw Kamer geïnformeerd.",
    "Uw Kamer is in maart geïnformeerd.",
    "In het najaar vond een overleg plaats.",
    "Nederland heeft in 2024 bijgedragen.",
    "Vorige week vrijdag sprak ik met de sector.",
    "Uit het onderzoek, dat ik op 10 april aan uw Kamer heb aangeboden, blijkt dat dit te doen is.",
    "Dit staat in de monitor die ik op 27 juni met de minister van SZW en de minister van EZ heb aangeboden.",
    "Ik ga in op de handelsmissie die de minister in juli organiseerde.",
    "Ik ga in op het rapport dat de raad in juni presenteerde.",
    "Ik wil u informeren over het congres welke op 2 en 3 december heeft plaatsgevonden in Breda.",
    "Op 26 april is in de ministerraad besloten over deze verhoging.",
    "Om de gemeenten goed voor te bereiden heeft het ministerie in maart bijeenkomsten georganiseerd.",
    "De stuurgroep die op 26 januari voor het eerst bijeen gekomen is kan dit doen.",
    "Voor 2025 zijn de volgende prioriteiten gesteld:",
    "De directie heeft voor 2025 een aantal prioriteiten gesteld.",
    "In de ontwerpbegroting 2025 is 15 miljoen euro opgenomen.",
    "Dit is van belang, vandaag en morgen.",
    "De brief van 12 november is bekend.",
    "Ik doe dit iedere vrijdag.",
    "Ik ga 's morgens.",
]


@pytest.mark.parametrize("sentence", NO_TERM)
def test_no_term(sentence: str) -> None:
    assert find_period(sentence, LETTER_OF_MAY) is None


RECALLED = [
    ("Zoals ik in oktober toezegde, informeer ik u voor het einde van het jaar.", "2023-12-31"),
    ("In mijn brief van 12 november 2023 heb ik toegezegd u voor het einde van het jaar te informeren.", "2023-12-31"),
    ("Op 12 november heb ik uw Kamer toegezegd u in december te informeren.", "2023-12"),
    ("Mijn toezegging van 3 mei om u binnen zes weken te informeren kom ik na.", "2024-06-14"),
    ("Zoals op 1 april jl. toegezegd, informeer ik u binnen drie maanden.", "2024-07"),
    ("Zoals in februari aangekondigd, stuur ik u de brief in april.", "2024-04"),
    ("Conform de toezegging in december informeer ik u binnen een half jaar.", "2024-06"),
    ("De in maart toegezegde brief ontvangt u voor de zomer.", "2024-07-05"),
    ("Het in april toegezegde onderzoek volgt eind juni.", "2024-06"),
    ("Ik heb toegezegd u voor de zomer te informeren.", "2024-07-05"),
    ("Ik kom mijn toezegging na om u in juni te informeren.", "2024-06"),
]


@pytest.mark.parametrize(("sentence", "date"), RECALLED, ids=[row[0] for row in RECALLED])
def test_a_recalled_promise_counts_from_its_own_day(sentence: str, date: str) -> None:
    period = find_period(sentence, LETTER_OF_MAY)
    assert period is not None
    assert period.date == date


GOVERNED = [
    ("Zoals ik op 10 april heb gemeld zal de tweede bijeenkomst in oktober 2024 plaatsvinden.", "zal", "2024-10"),
    ("De evaluatie is gepland voor 2025.", "is", "2025"),
    ("De ondertekening is nu beoogd voor eind juni.", "is", "2024-06"),
    ("De monitor loopt tot eind 2025 en ik zal in 2024 de resultaten delen.", "zal", "2024"),
    ("De evaluatie wordt deze zomer afgerond en zal in oktober worden aangeboden.", "zal", "2024-10"),
    ("De evaluatie wordt deze zomer afgerond en zal in oktober worden aangeboden.", "wordt", "2024-09"),
    ("Ik zal dit niet eind 2024, maar medio 2025 toesturen.", "zal", "2025-07"),
    ("Ik stuur u spoedig, uiterlijk in juni, een brief.", "stuur", "2024-06"),
    ("Ik informeer u in juni, zodat de wet in 2026 kan ingaan.", "informeer", "2024-06"),
    ("De wet gaat in 2026 in, waarna ik uw Kamer in 2028 informeer.", "informeer", "2028"),
    ("Tijdens het debat en uiterlijk in juni kom ik hierop terug.", "kom", "2024-06"),
]


@pytest.mark.parametrize(("sentence", "verb", "date"), GOVERNED)
def test_of_several_terms_the_one_the_promise_governs(sentence: str, verb: str, date: str) -> None:
    period = find_period(sentence, LETTER_OF_MAY, governor=sentence.index(f" {verb}") + 1)
    assert period is not None
    assert period.date == date


@pytest.mark.parametrize("day", ["2024-06-30", "2024-07-01", "2024-07-05", "2024-07-12", "2024-07-31"])
@pytest.mark.parametrize("words", ["voor de zomer", "voor het zomerreces", "nog voor de zomer"])
def test_before_the_summer_is_this_summer_all_july(day: str, words: str) -> None:
    period = find_period(f"Ik informeer u {words}.", day)
    assert period is not None
    assert period.date is not None
    assert period.date.startswith("2024-07")


def test_easter() -> None:
    assert [easter(year).isoformat() for year in (2016, 2023, 2024, 2025, 2038)] == [
        "2016-03-27",
        "2023-04-09",
        "2024-03-31",
        "2025-04-20",
        "2038-04-25",
    ]


@given(
    st.text("0123456789/-' voreindbgQkwartaljumiszp24,.", max_size=80), st.sampled_from([None, "2024-05-23", "2024"])
)
def test_no_sentence_is_too_odd(text: str, reference: str | None) -> None:
    for sentence in (text, f"Ik informeer u voor {text} of eind {text}"):
        period = find_period(sentence, reference)
        assert period is None or sentence[period.start : period.end] == period.text


@given(st.dates(date(2024, 5, 23), date(2060, 1, 1)))
def test_every_day_ahead_is_read_back(day: date) -> None:
    period = find_period(f"Ik stuur dit uiterlijk {day.day} {MONTH_NAMES[day.month - 1]} {day.year}.", LETTER_OF_MAY)
    assert period is not None
    assert (period.date, period.last) == (day.isoformat(), day.isoformat())


@pytest.mark.parametrize(
    "piece", ["in mei of ", "voor de ", "eind 2025/", "twee weken voor ", "de top ", "toegezegd, "]
)
def test_repetitions_are_read_at_once(piece: str) -> None:
    find_period(piece * 2000, LETTER_OF_MAY)


EXAMPLES = [(text, str(iso)) for form in load("periods")["forms"] for text, iso in form["examples"].items()]


@pytest.mark.parametrize(("text", "date"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_example_of_the_lexicon(text: str, date: str) -> None:
    period = find_period(f"Ik informeer u {text} hierover.", "2024-05-14")
    assert period is not None
    assert (period.text, str(period.date)) == (text, date)


EVENTS = [
    ("op Prinsjesdag", "2024-09-17"),
    ("na het zomerreces", "2024-09-01"),
    ("na het kerstreces", "2025-01-12"),
    ("voor de behandeling van de begroting", "2024-12-20"),
    ("voorafgaand aan de NAVO-top", "2024-07-09"),
    ("na de NAVO-top in Vilnius", "2023-07-11"),
    ("vóór de gemeenteraadsverkiezingen", "2026-03-18"),
    ("uiterlijk bij de Voorjaarsnota 2025", "2025-06-01"),
    ("nog voor de jaarwisseling", "2024-12-31"),
]


@pytest.mark.parametrize(("text", "date"), EVENTS, ids=[row[0] for row in EVENTS])
def test_event(text: str, date: str) -> None:
    period = find_period(f"Ik stuur u {text} een brief.", "2024-05-14")
    # what is over by the date of the letter is no deadline
    assert (period.date if period else None) == (date if date > "2024-05-14" else None)


def test_an_event_keeps_to_its_own_words() -> None:
    period = find_period(
        "Ik zal de raad op basis van deze wet vragen bij de evaluatie hierop in te gaan.", "2024-05-14"
    )
    assert period is not None
    assert period.text == "bij de evaluatie"


@pytest.mark.parametrize(
    "text", ["zo spoedig mogelijk", "op korte termijn", "voorafgaand aan het wetgevingsoverleg Water"]
)
def test_kept_verbatim_without_a_date(text: str) -> None:
    period = find_period(f"Ik informeer u {text}.", LETTER)
    assert period is not None
    assert (period.text, period.date) == (text.removesuffix(" Water"), None)


def test_a_dated_event() -> None:
    period = find_period("voorafgaand aan de NAVO-Top in Vilnius informeren", "2023-06-09")
    assert period is not None
    assert (period.date, period.precision) == ("2023-07-11", "event")


@pytest.mark.parametrize(
    "text", ["Op 13 september jl. heb ik dit gemeld", "in 2010 besloten", "de heer Maart", "in maart jl. gemeld"]
)
def test_what_lies_behind_is_no_deadline(text: str) -> None:
    assert find_period(text, LETTER) is None


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Ik heb dit in 2018 aangekondigd.", None),
        ("In 2018 werd de motie aangenomen.", None),
        ("In 2030 zal dit zijn gerealiseerd.", "2030"),
        ("Ik stuur vanaf 2022 jaarlijks een overzicht.", "2022"),
        ("Daarvoor stel ik vanaf 2022 geld beschikbaar.", "2022"),
    ],
)
def test_without_a_date_of_the_letter_a_past_year_is_told_by_the_tense(sentence: str, date: str | None) -> None:
    period = find_period(sentence, None)
    assert (period.date if period else None) == date


def test_without_a_date_of_the_letter_nothing_relative_is_resolved() -> None:
    period = find_period("voor de zomer", None)
    assert period is not None
    assert period.date is None


def test_repetition() -> None:
    yearly = find_period("Ik informeer u jaarlijks voor het zomerreces.", LETTER)
    plain = find_period("Ik rapporteer halfjaarlijks.", LETTER)
    assert yearly is not None
    assert plain is not None
    assert (yearly.recurring, yearly.date) == ("jaarlijks", "2012-07-06")
    assert (plain.recurring, plain.date) == ("halfjaarlijks", None)


RECURRING = [
    ("Ik rapporteer tweejaarlijks.", "tweejaarlijks"),
    ("Ik rapporteer elke zes maanden.", "halfjaarlijks"),
    ("Ik stuur u een jaarlijkse voortgangsrapportage.", "jaarlijks"),
    ("Ik informeer u ieder kwartaal.", "per kwartaal"),
]


@pytest.mark.parametrize(("text", "name"), RECURRING, ids=[row[0] for row in RECURRING])
def test_recurring(text: str, name: str) -> None:
    period = find_period(text, LETTER)
    assert period is not None
    assert period.recurring == name


def test_what_repeats_by_itself_is_no_repetition_of_the_promise() -> None:
    assert find_period("Ik verwerk de jaarlijkse balans van de sector.", LETTER) is None


def test_the_date_of_another_paper_is_no_deadline() -> None:
    assert find_period("Ik werk aan de motie van 8 september 2021 over dit punt.", None) is None


def test_a_part_of_a_month_needs_no_date_of_the_letter() -> None:
    period = find_period("Ik streef ernaar dit in de eerste helft van november 2022 te delen.", None)
    assert period is not None
    assert period.date == "2022-11"
    assert find_period("De brief van 12 november 2021 is bekend.", None) is None


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("In mijn brief van 9 september heb ik toegezegd de planning in het begin van 2023 te sturen.", "2023-03"),
        ("Zoals aangegeven in de brief van 3 maart zal ik u informeren.", None),
        ("Conform mijn brief van 12 november zal ik de Kamer voor 1 juni informeren.", "2023-06-01"),
        ("Het verslag van 1 mei meldt dat ik u uiterlijk 1 september informeer.", "2023-09-01"),
        ("Naar aanleiding van de motie van 20 december kom ik in april met een voorstel.", "2023-04"),
        ("Het advies d.d. 15 oktober neem ik over en werk ik voor de zomer uit.", "2023-07-07"),
        ("Ik zal u informeren voor het debat van 5 juni.", "2023-06-05"),
    ],
)
def test_the_day_of_a_paper_that_is_there_is_no_deadline(sentence: str, date: str | None) -> None:
    found = find_period(sentence, "2023-02-10")
    assert (found.date if found else None) == date


@pytest.mark.parametrize(("sentence", "last"), [
    ("Ik stuur u binnen drie maanden een brief.", "2015-07-31"),
    ("Na overleg met de sector stuur ik u binnen drie maanden een brief.", "2015-07-31"),
    ("Na het debat van gisteren stuur ik u binnen twee weken een brief.", "2015-04-16"),
    ("Na ontvangst van het advies informeer ik u binnen drie maanden.", None),
    ("Na de beëindiging van de missie krijgt u binnen een half jaar een evaluatie.", None),
    ("Nadat het onderzoek is afgerond, ontvangt u binnen zes weken een reactie.", None),
    ("Zodra het rapport er is, krijgt u binnen vier weken mijn reactie.", None),
    ("Ik stuur u na afloop van de proef binnen vier weken het verslag.", None),
    ("Binnen een jaar, na vaststelling van het plan, krijgt u bericht.", None),
    ("Na ontvangst van het advies informeer ik u voor 1 oktober 2015.", "2015-09-30"),
])  # fmt: skip
def test_a_term_that_begins_with_what_is_still_to_happen_has_no_date(sentence: str, last: str | None) -> None:
    found = find_period(sentence, "2015-04-02")
    assert found is not None
    assert (found.last, found.precision == "event") == (last, last is None)
