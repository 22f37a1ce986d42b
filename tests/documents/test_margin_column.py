"""Text that keeps the layout of its pages: the margin beside a letter is parted from it."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.documents.structure.margin_column import take_margin

TEXT = (
    "Hierbij informeer ik uw Kamer over de voortgang van het onderzoek naar\n"
    "de dijken in het land, zoals ik in het debat van maart heb toegezegd. Ik\n"
    "zal uw Kamer voor de zomer de uitkomsten sturen.\n"
)


def letter(*rows: tuple[str, str], column: int = 84) -> str:
    """A page of rows: what stands left, and what stands beside it from `column` on."""
    return "\n".join(f"{left:<{column}}{right}".rstrip() for left, right in rows)


PAGES = {
    "beside the date": letter(
        ("> Retouradres Postbus 20301 2500 EH Den Haag", ""),
        ("Aan de Voorzitter van de Tweede Kamer", "Ministerie van Defensie"),
        ("der Staten-Generaal", "Postbus 20301"),
        ("Datum     3 juli 2023", "Ons kenmerk"),
        ("Betreft   Voortgang dijken", "4747503"),
    ),
    "from another column": letter(
        ("Aan de Voorzitter van de Tweede Kamer", "Bezoekadres"),
        ("der Staten-Generaal", "Parnassusplein 5"),
        ("", "Kenmerk"),
        ("", "4747503"),
        ("Datum          3 juli 2023", "datum en het kenmerk van"),
        ("Betreft        Voortgang dijken", "deze brief."),
        column=70,
    ),
    "the subject runs up to it": letter(
        ("Aan de Voorzitter van de Tweede Kamer", "Ons kenmerk"),
        ("der Staten-Generaal", "4747503"),
        ("Datum     3 juli 2023", "Bij beantwoording de datum"),
        ("Onderwerp Voortgang dijken", "en ons kenmerk vermelden."),
        column=58,
    ),
    "a copy for the other chamber": letter(
        ("Aan de Voorzitter van de Tweede Kamer", "Onze referentie"),
        ("der Staten-Generaal", "4747503"),
        ("Datum     3 juli 2023", "Afschrift aan"),
        ("Betreft   Voortgang dijken", "de Voorzitter van de Eerste"),
        ("", "Kamer der Staten-Generaal"),
    ),
    "a page number above it": letter(
        ("1", ""),
        ("Aan de Voorzitter van de Tweede Kamer", "www.rijksoverheid.nl/jenv"),
        ("der Staten-Generaal", "Ons kenmerk"),
        ("", "4747503"),
        ("Datum     3 juli 2023", "brief behandelen."),
        ("Betreft   Voortgang dijken", ""),
    ),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_letter_with_a_margin_beside_it(page: str) -> None:
    metadata = read_text(f"{page}\n\n{TEXT}").metadata
    assert (metadata.date, metadata.title, metadata.chamber, metadata.reference) == (
        "2023-07-03", "Voortgang dijken", "TK", "4747503"
    )  # fmt: skip


@pytest.mark.parametrize("later", ["Datum\n2 8 juni 2023", "Datum\n28 juni 2023", "Ons kenmerk\n999"])
def test_the_margin_of_a_later_page_is_no_text_and_beats_nothing(later: str) -> None:
    beside = later.split("\n")
    below = letter(("Daarom heb ik in de brief van maart aan uw Kamer laten weten dat het", beside[0]),
                   ("onderzoek tot de zomer duurt en dat ik daarna met de", beside[1]),
                   ("provincies overleg.", ""), column=90)  # fmt: skip
    document = read_text(f"{PAGES['beside the date']}\n\n{TEXT}\f{below}")
    assert document.metadata.date == "2023-07-03"
    assert beside[1] not in document.text
    assert "dat het onderzoek tot de zomer duurt en dat ik daarna met de provincies overleg." in document.text


TABLES = [
    letter(("Uitgaven", "2024"), ("Dijken", "1.200"), ("Wegen", "3.400"), column=60),
    letter(("Motie", "Stand van zaken"), ("Motie van het lid Bos", "Afgedaan"), ("Motie Jansen", "Loopt"), column=60),
    "\n".join(("", " " * 60 + "Bijlage", "Een regel met gewone tekst erin, die aan de kantlijn begint.")),
    TEXT,
]


@pytest.mark.parametrize("page", TABLES, ids=range(len(TABLES)))
def test_a_table_is_no_margin(page: str) -> None:
    lines = page.split("\n")
    assert take_margin(lines) == (lines, [])


@pytest.mark.parametrize("torn", ["2 8 juni 2023", "1 2 mei 2024"])
def test_a_day_torn_in_two_is_no_date(torn: str) -> None:
    assert read_text(f"Aan de Voorzitter van de Tweede Kamer\n\nDatum {torn}\n\n{TEXT}").metadata.date is None
