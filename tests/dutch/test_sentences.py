"""Where Dutch sentences part: ' | ' in a case shows the boundary."""

from importlib.resources import files
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracker.dutch.sentences import breaks_off, split

LEXICON = yaml.safe_load((files("tracker.lexicon") / "abbreviations.yml").read_text("utf-8"))
CLASSES = {name: entry for name, entry in LEXICON.items() if isinstance(entry, dict)}

CASES = [
    # abbreviations and initials
    "De heer drs. H.G.J. Kamp sprak met mr. Van der Steur. | Daarna sprak hij met J. Atsma.",
    "Zie Kamerstuk 28 676, nr. 434. | De motie is aangenomen.",
    "De brief d.d. 3 mei is o.a. gericht aan art. 5 e.v. van de wet.",
    "De NAVO-top in Washington D.C.. | Bondgenoten spraken over steun.",
    "De NAVO-top in Washington D.C., gepland op 9 juli, gaat door.",
    "Op 4 april jl. vond dit plaats. | Op 5 april jl. Het kabinet zag dat.".replace(" Het", " | Het"),
    "Het Masterplan wordt 7 februari a.s. aan het kabinet aangeboden.",
    "De motie Ellian c.s. wordt uitgevoerd.",
    "De motie Ellian c.s. (Kamerstuk 24 587, nr. 900) wordt uitgevoerd. | Dit geldt ook voor de motie Mutluer c.s. | "
    "De rest volgt.",
    "Dit geldt voor categorie A. | Dat betekent dat de maatregel vervalt.",
    "Dat heeft de heer A. De Vries gezegd.",
    "Er is EUR 3 mln. extra beschikbaar, d.w.z. structureel.",
    "Ja. | Betrokken medewerkers zijn ingelicht.",
    "Nee. | Zie het antwoord op vraag 2.",
    # numbers
    "De steun bedraagt € 1.000.000. | In 2024. | Daarna stopt zij.",
    "De norm is 2.5 procent.",
    "1. Het kabinet steunt dit. | Nederland ook.",
    "a. Nederland pleit voor steun. | Dat blijft zo.",
    "2.2. Deze criteria zijn werkbaar. | Dat is goed.",
    # marks and quotes
    "Wat doet u? | Zo ja, waarom? | Zo nee, waarom niet?",
    "Is dit ‘nodig en mogelijk?’ | Dat is het.",
    "«Netjes gezuiverd». | Dat stond er.",
    "De vraag “hoe nu?” bleef onbeantwoord.",
    "Het kabinet wacht af ... en beslist dan.",
    "Zij kwam niet… | Daarom is het uitgesteld.",
    "Zij vroegen (waarom nu?) om uitleg. | Die kwam.",
    "Dit is geregeld (zie bijlage 1). | Daarnaast volgt een brief.",
    "De Kamer is geïnformeerd (Kamerstuk 29 665, nr. 181) | Eén van de maatregelen is ingetrokken.",
    "De motie (Kamerstuk 29 665, nr. 181) Nederlandse bedrijven te steunen is uitgevoerd.",
    "Het was in ’s-Gravenhage. | ’s Avonds ging men verder.",
]


@pytest.mark.parametrize("case", CASES)
def test_boundaries(case):
    text = case.replace(" | ", " ")
    assert " | ".join(text[start:end] for start, end in split(text)) == case


@pytest.mark.parametrize("case", CASES)
def test_a_question_further_on_changes_nothing_before_it(case):
    text = case.replace(" | ", " ")
    spans = split(text)
    assert split(f"{text} Waarom?")[: len(spans) - 1] == spans[:-1]


def test_a_forgotten_space_parts_too():
    text = "De maatregel is genomen.Nederland steunt dit en www.rijksoverheid.nl meldt het."
    assert [text[a:b] for a, b in split(text)] == [
        "De maatregel is genomen.",
        "Nederland steunt dit en www.rijksoverheid.nl meldt het.",
    ]


def test_a_list_too_long_to_quote_is_cut_at_its_semicolons():
    item = "de Commissie kiest op grond van de analyse voor een ruime reikwijdte van het voorstel"
    text = "; ".join([item] * 12) + "."
    assert [text[a:b] for a, b in split(text)] == [f"{item};"] * 11 + [f"{item}."]
    short = f"Het kabinet wil twee dingen: {item}; {item}."
    assert list(split(short)) == [(0, len(short))]


@pytest.mark.parametrize("name", CLASSES)
def test_examples_of_the_lexicon(name):
    case = CLASSES[name]["example"]
    text = case.replace(" | ", " ")
    assert " | ".join(text[start:end] for start, end in split(text)) == case


def test_no_abbreviation_stands_in_two_classes():
    seen = {}
    for name, entry in CLASSES.items():
        for word in entry["words"]:
            assert word.endswith("."), word
            assert seen.setdefault(word, name) == name, word


@pytest.mark.parametrize("word", CLASSES["open"]["words"])
def test_an_open_abbreviation_never_ends_a_sentence(word):
    text = f"Dit is {word} Nederland."
    assert list(split(text)) == [(0, len(text))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [("zoals bepaald in art.", True), ("de brief van de", True), ("Dat is zo.", False), ("Rusland", False)],
)
def test_breaks_off(line, expected):
    assert breaks_off(line) is expected


SIGNS = st.text(alphabet="aAbB .?!…()«»“”'’0123456789\n-nrjl", max_size=120)


@given(SIGNS)
def test_sentences_hold_every_character_but_white_space(text):
    spans = list(split(text))
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)


def test_a_run_of_signs_is_one_stop_however_long() -> None:
    for signs in ("." * 40_000, ". " * 20_000, "?!" * 20_000, "…" * 40_000):
        assert split(f"{signs}x")
        assert split(f"Dit is waar{signs.replace(' ', '')} Het kabinet zal dit doen.")[1:] != []
