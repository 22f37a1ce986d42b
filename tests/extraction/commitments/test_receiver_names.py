"""By what names those who receive are known, and where they are at home."""

from __future__ import annotations

import pytest

from tracker.extraction.commitments.attributes.receiver_names import (
    canonical_receiver,
    is_ignored,
    names_somebody,
    receiver_class,
    without_scheme,
)

AT_HOME = [
    (None, None),
    ("ontwikkelingslanden", "buitenland"),
    ("buurlanden", "buitenland"),
    ("eilanden", "Koninkrijk"),
    ("openbare lichamen", "Koninkrijk"),
    ("Sint Maarten", "Koninkrijk"),
    ("scholen op Bonaire", "Koninkrijk"),
    ("Oekraïne", "buitenland"),
    ("Oekraïense vluchtelingen", "buitenland"),
    ("Libanese ziekenhuizen", "buitenland"),
    ("VN", "buitenland"),
    ("gemeenten", "binnenland"),
    ("Nederlanders", "binnenland"),
    ("Stichting Vluchteling", "binnenland"),
    ("eigenaren van musea", "binnenland"),
]


@pytest.mark.parametrize(("name", "home"), AT_HOME)
def test_where_a_receiver_is_at_home(name: str | None, home: str | None) -> None:
    assert receiver_class(name) == home


ONE_NAME = [
    ("Kyiv", "Oekraïne"),
    ("UCAP", "Oekraïne"),
    ("Ukraine Comprehensive Assistance Package", "Oekraïne"),
    ("CN", "Caribisch Nederland"),
    ("Gaza", "Palestijnse gebieden"),
    ("het Rode Kruis.", "het Rode Kruis"),
    ("UNICEF", "UNICEF"),
]


@pytest.mark.parametrize(("name", "one"), ONE_NAME)
def test_the_one_name_of_a_receiver(name: str, one: str) -> None:
    assert canonical_receiver(name) == one


SOMEBODY = [
    # a name, whether it names somebody, without its scheme, whether it is never a receiver
    ("UNICEF", True, "UNICEF", False),
    ("Women’s Peace Fund", True, "Women’s Peace Fund", False),
    ("VN-organisaties", True, "VN-organisaties", False),
    ("OM-organisatie", False, "OM-organisatie", False),
    ("COVID-19-adviezen", False, "COVID-19-adviezen", False),
    ("BA.4", False, "BA.4", False),
    ("Deltaprogramma Zoetwater", True, "", False),
    ("Tweede", True, "Tweede", True),
    ("Gavi USD", True, "Gavi USD", True),
    ("Ministerie van Defensie", True, "Ministerie van Defensie", True),
]


@pytest.mark.parametrize(("name", "somebody", "body", "ignored"), SOMEBODY, ids=[row[0] for row in SOMEBODY])
def test_whom_a_name_names(name: str, somebody: bool, body: str, ignored: bool) -> None:
    assert (names_somebody(name), without_scheme(name), is_ignored(name)) == (somebody, body, ignored)
