"""Kinds of citation that real papers write in many ways: each table is one kind, with its variations."""

from __future__ import annotations

import pytest

from tracker.extraction.citations import find_citations


def identifiers(text: str) -> list[str]:
    found = find_citations(text)
    assert all(text[c.start : c.end] == c.raw for c in found)
    return [c.identifier for c in found if c.identifier]


DASHES = [
    ("Kamerstuk 21 501–02, nr. 2898", ["kst-21501-02-2898"]),
    ("Kamerstuk 21 501‑20, nr. 2023", ["kst-21501-20-2023"]),
    ("Kamerstuk 21 501‐07, nr. 12", ["kst-21501-07-12"]),
    ("Kamerstuk 21 501−32, nr. 1703", ["kst-21501-32-1703"]),
    ("Kamerstuk 21 501 – 02, nr. 2898", ["kst-21501-02-2898"]),
    ("(36 410–X, nr. 47)", ["kst-36410-X-47"]),
    ("(36 600‒XV, nr. 12)", ["kst-36600-XV-12"]),
    ("Kamerstuk 29 684‐112", ["kst-29684-112"]),
    ("Kamerstukken II 2023–2024, 36 600–B, nr. 19", ["kst-36600-B-19"]),
    ("Kamerstukken II 2019−2020, 35 315–(R2137)–1", ["kst-35315-1"]),
    ("Kamerstuk 21501–02–2898", ["kst-21501-02-2898"]),
    ("kst‑28676‑448", ["kst-28676-448"]),
    ("Kamerstuk 28 676, nrs. 12–14", ["kst-28676-12", "kst-28676-13", "kst-28676-14"]),
]


@pytest.mark.parametrize(("text", "expected"), DASHES)
def test_any_dash_inside_a_dossier_is_a_hyphen(text: str, expected: list[str]) -> None:
    assert identifiers(f"Zie {text} voor meer.") == expected


SORTS = [
    ("Kamerstukken II 2015/16, 34 372, 6 (MvT)", ["kst-34372-6"]),
    ("(34 372, 6 (MvT))", ["kst-34372-6"]),
    ("34 372, 6 (MvT)", ["kst-34372-6"]),
    ("Kamerstukken II 34 372, nr. 3 (MvT)", ["kst-34372-3"]),
    ("Kamerstukken II 2015/16, 34 372, 3 (memorie van toelichting), p. 12", ["kst-34372-3"]),
    ("Kamerstukken II 2015/16, 34372, 7 (NV), p. 3", ["kst-34372-7"]),
    ("Kamerstukken I 2015/16, 34372, C (MvA)", ["kst-34372-C"]),
    ("Kamerstukken II 2015/16, 34 372, 6 (nota naar aanleiding van het verslag)", ["kst-34372-6"]),
    ("Kamerstukken II 2015/16, 34 372, 8 (nota van wijziging)", ["kst-34372-8"]),
    ("Kamerstukken II 2015/16, 34 372, 4 (advies RvS)", ["kst-34372-4"]),
    ("Kamerstukken II 2015/16, 34 372, 6 MvT", ["kst-34372-6"]),
    ("12 500, 3 (keer)", []),
    ("in totaal 34 372, 6 (meer dan vorig jaar)", []),
]


@pytest.mark.parametrize(("text", "expected"), SORTS)
def test_a_number_with_the_sort_of_paper_behind_it(text: str, expected: list[str]) -> None:
    assert identifiers(f"Zie {text} voor meer.") == expected


LETTERED = [
    ("Kamerstuk 33885, nr. 0A", ["kst-33885-0A"]),
    ("Kamerstuk 33885, nr. 1A", ["kst-33885-1A"]),
    ("Kamerstukken II 2013/14, 33 885, nr. 0A", ["kst-33885-0A"]),
    ("Kamerstuk 33885-0A", ["kst-33885-0A"]),
    ("kst-33885-0A", ["kst-33885-0A"]),
    ("Kamerstukken I 1979/80, 15 516, nr. 42e", ["kst-15516-42e"]),
    ("Kamerstuk 31 353, nr. 188b", ["kst-31353-188b"]),
]


@pytest.mark.parametrize(("text", "expected"), LETTERED)
def test_a_number_with_a_letter_is_read_whole(text: str, expected: list[str]) -> None:
    assert identifiers(f"Zie {text} voor meer.") == expected


@pytest.mark.parametrize(
    "number",
    [
        "12345",
        "12.345",
        "1 234",
        "44…",
        "44...",
        "4[...]",
        "4 [..]",
        "4xx",
        "10ab",
        "44_",
        "4- enz",
        "AB12",
        "Abc",
        "4X5",
        "4\n48",
        "44 \n8",
    ],
)
@pytest.mark.parametrize("head", ["Kamerstuk 28 676, nr. ", "Kamerstukken II 2023/24, 28676, nr. "])
def test_a_number_cut_short_is_no_number(head: str, number: str) -> None:
    assert identifiers(f"Zie {head}{number} daarover") == []


@pytest.mark.parametrize(
    "text", ["kst-28676", "kst-21501-02", "kst-21501-2", "kst-35300-XV", "kst-28676-12345", "kst-28676-4a1"]
)
def test_an_identifier_cut_short_is_none(text: str) -> None:
    assert identifiers(f"Zie {text} voor meer.") == []


ANSWERS = [
    ("Aanhangsel Handelingen II 2023/24, 387", ["ah-tk-20232024-387"]),
    ("Aanhangsel Handelingen, vergaderjaar 2023-2024, 1028", ["ah-tk-20232024-1028"]),
    ("Aanhangsel van de Handelingen 1028, vergaderjaar 2022-2023", ["ah-tk-20222023-1028"]),
    ("Aanhangsel van de Handelingen II 2023-2024 1893", ["ah-tk-20232024-1893"]),
    ("Aanhangsel Handelingen II, 2023–2024, 1893", ["ah-tk-20232024-1893"]),
    ("Aanhangsel II 2023/24, 387", ["ah-tk-20232024-387"]),
    ("Aanhangsel Handelingen (2023-2024) 387", ["ah-tk-20232024-387"]),
    ("Aanhangsel Handelingen TK 2023-2024 387", ["ah-tk-20232024-387"]),
    ("Aanhangsel Handelingen I 2014/15, 12", ["ah-ek-20142015-12"]),
    ("Aanhangsel van de Handelingen (Tweede Kamer), vergaderjaar 2023-2024, 387", ["ah-tk-20232024-387"]),
    ("Aanh. Hand. II 2023/24, 387", ["ah-tk-20232024-387"]),
    ("Aanhangsel Handelingen II 2023/24, 12 maart", []),
    ("Aanhangsel Handelingen II 2023/24, 12 vragen", []),
    ("Aanhangsel Handelingen II 2023/24, 12 345", []),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERS)
def test_the_aanhangsel_without_the_word_number(text: str, expected: list[str]) -> None:
    assert identifiers(f"Zie {text} voor meer.") == expected


RENUMBERED = [
    ("Zij krijgt nr. 52, was nr. 30 (32563).", ["kst-32563-52", "kst-32563-30"]),
    ("Deze gewijzigde motie krijgt nr. 52 (was nr. 30) (32563).", ["kst-32563-52", "kst-32563-30"]),
    ("Zij krijgt nr. 52 (was 30) (32563).", ["kst-32563-52", "kst-32563-30"]),
    ("Zij krijgt nr. 52 (32563), was nr. 30.", ["kst-32563-52", "kst-32563-30"]),
    ("Zij krijgt thans nr. 52, en was nr. 30 (36410-V).", ["kst-36410-V-52", "kst-36410-V-30"]),
    ("Zij krijgt nr. 52, was nr. 30 (36 410 V).", ["kst-36410-V-52", "kst-36410-V-30"]),
    ("Zij krijgt nr. 52, voorheen nr. 30 (21501-02).", ["kst-21501-02-52", "kst-21501-02-30"]),
    ("Zij krijgt nr. 52, eerst nr. 30 (32563).", ["kst-32563-52", "kst-32563-30"]),
    ("Zij krijgt nr. 52, was nrs. 30 en 31 (32563).", ["kst-32563-52", "kst-32563-30", "kst-32563-31"]),
    ("Zij krijgen nrs. 50 en 51, waren nrs. 30 en 31 (32563).", [f"kst-32563-{n}" for n in (50, 51, 30, 31)]),
    ("Zij krijgen nrs. 4 t/m 6 (36045).", ["kst-36045-4", "kst-36045-5", "kst-36045-6"]),
    ("Zij krijgt nr. 9 (21501-02) en nr. 10 (32563).", ["kst-21501-02-9", "kst-32563-10"]),
]


@pytest.mark.parametrize(("text", "expected"), RENUMBERED)
def test_a_motion_gets_a_new_number_in_a_debate(text: str, expected: list[str]) -> None:
    assert identifiers(text) == expected


TWO_DOSSIERS = [
    ("(35925 VII / 35925 IV, A)", ["kst-35925-VII-A"]),
    ("Kamerstukken I 2024/25, 36 600 B / 36 600 C, A", ["kst-36600-B-A"]),
    ("Kamerstukken I 2021/22, 35 925 VII / 35 925 IV, A", ["kst-35925-VII-A"]),
    ("Kamerstukken I 2022-2023, 36 045 / 21 501-20, AB", ["kst-36045-AB"]),
    ("Kamerstuk I 36 200 VII / 36 200 IV, B", ["kst-36200-VII-B"]),
    ("EK 34 775 VII/34 775 IV, F", ["kst-34775-VII-F"]),
    ("EK 36.045/21.501-20, A", ["kst-36045-A"]),
    ("Kamerstukken I 36 045 en 21 501-20, A", ["kst-36045-A"]),
    ("(EK, 35 925 VII; 35 925 IV, A)", ["kst-35925-VII-A"]),
    ("Kamerstuk 22 054 en 36 045, nr. 390", ["kst-22054-390"]),
    ("(EK 36 600 B, A en EK 36 600 C, A)", ["kst-36600-B-A", "kst-36600-C-A"]),
    ("(36 410 B, A / 36 410 C, A)", ["kst-36410-B-A", "kst-36410-C-A"]),
    ("Kamerstukken I, 2022/23, 36 045, AB en 21 501-20, CD", ["kst-36045-AB", "kst-21501-20-CD"]),
]


@pytest.mark.parametrize(("text", "expected"), TWO_DOSSIERS)
def test_one_paper_of_the_eerste_kamer_filed_in_two_dossiers(text: str, expected: list[str]) -> None:
    assert identifiers(f"Zie {text} voor meer.") == expected


DATED = [
    ("Staatscourant nr. 21178, 23 juli 2015", ["stcrt-2015-21178"]),
    ("Staatscourant, 14 april 2015, nr. 10005", ["stcrt-2015-10005"]),
    ("Staatscourant 10 december 2010, nr. 19006", ["stcrt-2010-19006"]),
    ("Stcrt. d.d. 10 december 2010, nr. 19006", ["stcrt-2010-19006"]),
    ("Staatsblad van 3 maart 2011, nr. 35", ["stb-2011-35"]),
    ("Handelingen Eerste Kamer, 11 oktober 2022, 3-11, p. 17", ["h-ek-20222023-3-11"]),
    ("Handelingen II d.d. 11 oktober 2022, nr. 9, item 12", ["h-tk-20222023-9-12"]),
    ("Handelingen Tweede Kamer van 1 september 2022, 101-5", ["h-tk-20212022-101-5"]),
    ("Handelingen, 11 oktober 2022, 3-11", []),
    ("Staatscourant van 3 maart 2011", []),
    ("de handelingen van 3 maart 2011, 3-11", []),
]


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_a_gazette_or_meeting_by_its_day(text: str, expected: list[str]) -> None:
    assert identifiers(f"Zie {text} voor meer.") == expected
