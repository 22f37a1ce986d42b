"""Sums of money and percentages as Dutch letters write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dutch.numbers import in_words
from tracker.extraction.amounts import find_amounts
from tracker.extraction.commitments.attributes.amount import given_amount
from tracker.extraction.percentages import find_percentages

AMOUNTS = [
    ("meer dan EUR 1,6 miljard aan steun", 1.6e9, "EUR", "meer dan"),
    ("de bijdrage van 2,5 miljard euro", 2.5e9, "EUR", None),
    ("met € 24 mln. extra", 24e6, "EUR", None),
    ("Euro 250.000 beschikbaar", 250_000, "EUR", None),
    ("EUR 2.500.000,- per jaar", 2_500_000, "EUR", None),
    ("ruim een half miljoen euro", 500_000, "EUR", "ruim"),
    ("anderhalf miljard euro", 1.5e9, "EUR", None),
    ("circa 1,9 miljoen dollar", 1.9e6, "USD", "circa"),
    ("£ 3 miljoen", 3e6, "GBP", None),
    ("een bedrag van maximaal € 500", 500, "EUR", "maximaal"),
    ("is 50 miljoen beschikbaar gesteld", 50e6, "EUR", None),
    ("10 duizend euro", 10_000, "EUR", None),
    ("€ 1 250 000", 1_250_000, "EUR", None),
    ("EUR 2,7 mrd voor munitie", 2.7e9, "EUR", None),
    ("niet meer dan € 5 miljoen", 5e6, "EUR", "niet meer dan"),
    ("een plafond van 40 miljoen euro", 40e6, "EUR", "een plafond van"),
    ("ten hoogste 150 miljoen Deense kronen", 150e6, "DKK", "ten hoogste"),
    ("f 5 miljoen voor scholen", 5e6, "NLG", None),
    ("300 miljoen gulden", 300e6, "NLG", None),
    ("stelt EUR 2.5 miljard beschikbaar", 2.5e9, "EUR", None),
    ("0.5 miljoen euro", 0.5e6, "EUR", None),
    ("€ 12½ miljoen", 12.5e6, "EUR", None),
    ("twee en een half miljoen euro", 2.5e6, "EUR", None),
    ("ruim tweeënhalf miljoen euro", 2.5e6, "EUR", "ruim"),
    ("honderdvijftig miljoen euro", 150e6, "EUR", None),
    ("zeshonderdduizend euro", 600_000, "EUR", None),
    ("tweehonderdvijftig miljoen beschikbaar gesteld", 250e6, "EUR", None),
    ("€ 7 ton", 700_000, "EUR", None),
    ("7 ton euro", 700_000, "EUR", None),
    ("€ 320 miljoen1 beschikbaar", 320e6, "EUR", None),
    ("€ 3 miljard2,3 aan steun", 3e9, "EUR", None),
    ("25 miljoen euro4 voor scholen", 25e6, "EUR", None),
    ("€ 1000.000", 1e6, "EUR", None),
    ("€ 1'500'000", 1.5e6, "EUR", None),
    ("€ 1,500,000", 1.5e6, "EUR", None),
    ("€ 5M", 5e6, "EUR", None),
    ("€ 24 mio", 24e6, "EUR", None),
    ("€ 500k", 500_000, "EUR", None),
    ("k€ 500", 500_000, "EUR", None),
    ("500 k€", 500_000, "EUR", None),
    ("M€ 3", 3e6, "EUR", None),
    ("€ 2,5 M per jaar", 2.5e6, "EUR", None),
    ("EUR2,5 miljard", 2.5e9, "EUR", None),
    ("US$ 5 miljoen", 5e6, "USD", None),
    ("C$ 5 mln", 5e6, "CAD", None),
    ("20 miljoen Poolse zloty", 20e6, "PLN", None),
    ("NAf. 5 miljoen", 5e6, "ANG", None),
    ("3 miljoen Antilliaanse gulden", 3e6, "ANG", None),
    ("5 miljoen extra doses en 10 miljoen euro beschikbaar", 10e6, "EUR", None),
    ("wordt 50 miljoen jaarlijks extra beschikbaar gesteld", 50e6, "EUR", None),
    ("50 miljoen van het budget", 50e6, "EUR", None),
    ("de 12 miljoen inwoners krijgen een bijdrage van € 500", 500, "EUR", None),
]


@pytest.mark.parametrize(("text", "value", "currency", "qualifier"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
def test_amount(text: str, value: float, currency: str, qualifier: str | None) -> None:
    [amount] = find_amounts(text)
    assert amount.value == pytest.approx(value)
    assert (amount.currency, amount.qualifier) == (currency, qualifier)
    assert amount.eur == (pytest.approx(value) if currency == "EUR" else None)


@pytest.mark.parametrize(
    "text",
    [
        "9000 banen en 3,4 mln. mensen",
        "artikel 2.500",
        "nr. 34 van 12 maart 2024",
        "telefoon 070 12 34 567",
        "20 miljoen inwoners",
        "stelt 20 miljoen vaccins beschikbaar",
        "stelt 3 miljoen van deze doses beschikbaar",
        "1,5 miljoen ton graan beschikbaar voor Afrika",
        "een bijdrage van 2,5 miljoen hectare bos",
        "een budget voor 4 miljoen extra reizigers",
        "€ 5 miljoenen",
        "€ 2.5.3 miljoen",
        "€ 5%",
        "€ 5 honderd",
        "$ 3 triljoenen",
        "€ 12.34.56",
        "tientallen miljoenen euro's",
        "de invoering van een euro",
        "vijfhonderdste euro",
        "",
    ],
)
def test_no_amount(text: str) -> None:
    assert find_amounts(text) == ()


def test_range_gives_both_ends() -> None:
    [amount] = find_amounts("tussen de € 4.300 en € 13.000 per student")
    assert (amount.value, amount.upper, amount.per) == (4300, 13000, "student")


RANGES = [
    ("EUR 500.000 tot EUR 1 miljoen", 500_000, 1e6),
    ("tussen de 500.000 en 2 miljoen euro", 500_000, 2e6),
    ("tussen de € 500.000 en € 2 miljoen", 500_000, 2e6),
    ("tussen de 1 en 2 miljard euro", 1e9, 2e9),
    ("tien tot vijftien miljoen euro", 10e6, 15e6),
    ("vijf à zes miljard euro", 5e9, 6e9),
    ("€ 2,5 a 3 miljoen", 2.5e6, 3e6),
    ("€ 10/15 miljoen", 10e6, 15e6),
    ("€ 10 of 15 miljoen", 10e6, 15e6),
    ("25-30 miljoen euro", 25e6, 30e6),
    ("€ 900 duizend tot 1,2 miljoen", 900_000, 1.2e6),
    ("$ 5 tot 7 miljoen", 5e6, 7e6),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES, ids=[row[0] for row in RANGES])
def test_ranges(text: str, low: float, high: float) -> None:
    [amount] = find_amounts(text)
    assert (amount.value, amount.upper) == (pytest.approx(low), pytest.approx(high))


SERIES = [
    ("in 2024 € 5, in 2025 € 10 en in 2026 € 15 miljoen", [5e6, 10e6, 15e6]),
    ("5 en 10 miljoen euro", [5e6, 10e6]),
    ("250.000 en 1 miljoen euro", [250_000, 1e6]),
    ("artikel 5 en 10 miljoen euro", [10e6]),
    ("in 2023 en 10 miljoen euro", [10e6]),
]


@pytest.mark.parametrize(("text", "values"), SERIES, ids=[row[0] for row in SERIES])
def test_a_series_shares_its_scale(text: str, values: list[float]) -> None:
    assert [amount.value for amount in find_amounts(text)] == values


CHOSEN = [
    ("stijgen van € 5 miljoen tot € 10 miljoen", 10e6),
    ("Bovenop de ruim 56 miljoen wordt een extra budget geïnvesteerd oplopend tot € 377 miljoen", 377e6),
    ("Uit het fonds van € 200 miljoen gaat € 5 miljoen naar scholen", 5e6),
    ("Met een plafond van € 40 miljoen stellen wij € 12 miljoen beschikbaar", 12e6),
    ("In plaats van € 3 miljoen stelt het kabinet € 4 miljoen beschikbaar", 4e6),
    ("Er is niet 5 miljoen maar 3 miljoen beschikbaar gesteld.", 3e6),
    ("verhoogt de limiet met € 120 miljoen naar € 500 miljoen", 120e6),
    ("stelt € 30 miljoen beschikbaar, waarvan € 10 miljoen voor Moldavië", 30e6),
    ("Naast de € 2 miljoen die er was, komt € 1 miljoen beschikbaar", 1e6),
    ("Ten hoogste € 9 miljoen is nodig; het kabinet geeft € 6 miljoen", 6e6),
    ("De vergoeding van € 0,09 per kilometer wordt verhoogd naar € 0,21", 0.21),
    ("De limiet wordt met € 120 miljoen verhoogd naar € 500 miljoen", 120e6),
    ("Wij maken ANG 100 miljoen (circa € 50 miljoen) over", 50e6),
    ("uit een budget van € 435 duizend (5 maal € 87 duizend)", 435_000),
    ("stelt geen 10 miljoen euro beschikbaar", None),
    ("Er is niet 5 miljoen euro uitgegeven", None),
]


@pytest.mark.parametrize(("text", "value"), CHOSEN, ids=[row[0] for row in CHOSEN])
def test_the_sum_that_is_given_is_taken(text: str, value: float | None) -> None:
    amount = given_amount(text)
    assert (amount.value if amount else None) == value


def test_what_a_sum_rises_to_is_the_sum() -> None:
    rise = given_amount("een budget dat verdubbelt van € 250 miljoen tot structureel € 500 miljoen in 2014")
    first = given_amount("met € 24 mln. extra en cumulatief € 35 mln. voor later")
    assert rise is not None
    assert first is not None
    assert (rise.value, first.value) == (500e6, 24e6)
    later = given_amount(
        "De vergoeding van € 0,37, die nu geldt, wordt verlaagd tot hetzelfde tarief van € 0,21 per keer."
    )
    apart = given_amount("De bijdrage van 5 miljoen euro gaat naar de stad, 2 miljoen euro naar het dorp.")
    assert later is not None
    assert apart is not None
    assert (later.value, apart.value) == (0.21, 5e6)


def test_of_a_share_the_share_is_the_sum() -> None:
    share = given_amount("van de 300 miljoen euro is 100 miljoen euro bestemd voor Oekraïne")
    part = given_amount("jaarlijks 10 miljoen euro, waarvan 2 miljoen euro voor onderwijs")
    assert share is not None
    assert part is not None
    assert (share.value, part.value, part.per) == (100e6, 10e6, "jaar")


PERCENTAGES = [
    ("80% van alle gemeenten", 80.0, "gemeenten"),
    ("vijftig procent van onze energie", 50.0, "energie"),
    ("minimaal 2% van het bbp aan defensie", 2.0, "bbp"),
    ("2 procent van hun bnp", 2.0, "bnp"),
    ("tenminste 2% van het bruto binnenlands product aan defensie", 2.0, "bbp"),
    ("2,5 % van het inkoopbudget van de overheid", 2.5, "inkoopbudget van de overheid"),
    ("de 2% NAVO-norm", 2.0, None),
    ("vijftig procent minder", 50.0, None),
    ("0,3 procentpunt hoger", 0.3, None),
    ("10%-punt", 10.0, None),
    ("2½% van het bbp", 2.5, "bbp"),
    ("5 pct. van het bbp", 5.0, "bbp"),
    ("2.5% van het bbp", 2.5, "bbp"),
    ("vijfentwintig procent van de kosten", 25.0, "kosten"),
    ("anderhalf procent van het bni", 1.5, "bni"),
    ("40 % van de R&D-investeringen via de regeling", 40.0, "R&D-investeringen"),
    ("80% van de kosten voor scholen", 80.0, "kosten"),
    ("90% van de in te zetten middelen", 90.0, None),
]


@pytest.mark.parametrize(("text", "value", "of"), PERCENTAGES, ids=[row[0] for row in PERCENTAGES])
def test_percentage(text: str, value: float, of: str | None) -> None:
    [found] = find_percentages(text)
    assert (found.value, found.of) == (value, of)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2 à 3% van het bbp", 2, 3),
        ("2-4%", 2, 4),
        ("vijf à zes procent", 5, 6),
        ("5 tot 10 procent", 5, 10),
        ("10% tot 15%", 10, 15),
    ],
)
def test_a_range_of_percentages(text: str, low: float, high: float) -> None:
    [found] = find_percentages(text)
    assert (found.value, found.upper) == (low, high)


@pytest.mark.parametrize("text", ["1.2.3%", "x5%", "een percentage", "5,5,5 procent"])
def test_no_percentage(text: str) -> None:
    assert find_percentages(text) == ()


@given(st.text("0123456789.,'€$kKM½ %-/enofavijtwrl mnodu", max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    for amount in find_amounts(text + " miljoen euro beschikbaar"):
        assert amount.value >= 0
        assert 0 <= amount.start < amount.end
    for percentage in find_percentages(text + "%"):
        assert percentage.value >= 0
    given_amount(text)


@pytest.mark.parametrize("piece", ["€ 5 ", "1.000", "5 en ", "vijf en een half ", "€", "000 ", "tussen de ", "1%/"])
def test_repetitions_are_read_at_once(piece: str) -> None:
    find_amounts(piece * 5000 + "euro")
    find_percentages(piece * 5000 + "%")


@given(st.integers(1, 10**10), st.sampled_from(["€ {n}", "{n} euro", "EUR {n},-"]))
def test_every_sum_in_figures_is_read_back(number: int, form: str) -> None:
    [amount] = find_amounts(form.format(n=f"{number:,}".replace(",", ".")))
    assert amount.value == number


@given(st.integers(2, 999_999))
def test_every_sum_in_words_is_read_back(number: int) -> None:
    [amount] = find_amounts(f"{in_words(number)} euro")
    assert amount.value == number


@given(
    st.integers(1, 999),
    st.sampled_from(["miljoen", "mln.", "miljard", "mld."]),
    st.sampled_from(["€ {n} {s}", "EUR {n} {s}", "{n} {s} euro"]),
    st.text("abc ,.", max_size=20),
)
def test_every_amount_is_found_where_it_stands(number: int, scale: str, form: str, before: str) -> None:
    written = form.format(n=number, s=scale)
    text = f"{before} {written} is toegezegd"
    [amount] = find_amounts(text)
    assert amount.value == number * (
        1e6 if scale.startswith("m") and scale[2] in "ln" and "d" not in scale and "ard" not in scale else 1e9
    )
    assert text[amount.start : amount.end].strip(". ") in written
