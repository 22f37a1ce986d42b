"""Bytes in any encoding become the same text; what is no text is refused with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.blocks import UnreadableError
from tracker.documents.decode import TYPOGRAPHY, decode, is_text, normalise

TEXT = "Oekraïne, één jaar: € 2,5 miljard – ‘steun’ aan Servië.\nFinanciën"
PLAIN = "Oekraïne, één jaar: financiële steun aan Servië.\nCoördinatie"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding):
    data = TEXT.encode(encoding)
    assert decode(data) == TEXT
    assert is_text(data)


@pytest.mark.parametrize("encoding", ["latin-1", "iso8859-15", "cp850", "mac_roman"])
def test_older_encodings(encoding):
    assert decode(PLAIN.encode(encoding)) == PLAIN


def test_big_endian_with_mark():
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(32)) * 20, b"MZ\x90\0\x03\0\0\0"])
def test_binary_is_refused_with_a_remedy(data):
    assert not is_text(data)
    with pytest.raises(UnreadableError, match="lever het document aan") as refused:
        decode(data)
    assert "\n" not in refused.value.reason


def test_a_stray_control_character_does_not_make_it_binary():
    assert (
        decode(b"Nederland steunt dit" + b" en dat" * 200 + b"\x08.") == "Nederland steunt dit" + " en dat" * 200 + "."
    )


NORMALISED = [
    ("regel\r\nregel\rregel\u2028regel", "regel\nregel\nregel\nregel"),
    ("tot\xa0en\u202fmet", "tot en met"),
    ("milieu\xaddegradatie\u200b", "milieudegradatie"),
    ("\ufb01nanciën", "financiën"),
    ("Oekrai\u0308ne", "Oekraïne"),
    ("een\ue000vreemd\ue001teken", "eenvreemdteken"),
    ("NAVO\u2011top", "NAVO-top"),
    ("ge ïnformeerd over Oekra\xa0ïne", "geïnformeerd over Oekraïne"),
]


@pytest.mark.parametrize(("text", "expected"), NORMALISED)
def test_normalise(text, expected):
    assert normalise(text) == expected


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(st.characters(exclude_categories=[]) | st.sampled_from(sorted(map(chr, TYPOGRAPHY))), max_size=60))
def test_nothing_unusual_is_left(text):
    assert TYPOGRAPHY.keys().isdisjoint(map(ord, normalise(text)))
