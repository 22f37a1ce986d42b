import pytest

from tracker.serve.site import dutch


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2_500_000_000, "2.500.000.000"),
        (2_500_000_000.0, "2.500.000.000"),
        (1.5, "1,5"),
        (1234.5678, "1.234,5678"),
        (0, "0"),
        (-1250.25, "-1.250,25"),
        (0.1 + 0.2, "0,3"),
        (None, ""),
        ("veel", "veel"),
        (True, "True"),
    ],
)
def test_number(value, expected):
    assert dutch.number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-23", "23 mei 2024"),
        ("2024-05-01", "1 mei 2024"),
        ("2024-05", "mei 2024"),
        ("2024", "2024"),
        ("2026-11-22T00:21:53Z", "22 november 2026"),
        ("2024-13", "2024-13"),
        ("voor de zomer", "voor de zomer"),
        ("1-2-3-4", "1-2-3-4"),
        ("", ""),
        (None, ""),
    ],
)
def test_date(value, expected):
    assert dutch.date(value) == expected


def test_labels_go_both_ways():
    assert dutch.kind("pledge") == "bijdrage"
    assert dutch.kind_of("bijdrage") == "pledge"
    assert dutch.status("open") == "openstaand"
    assert dutch.chamber("EK") == "Eerste Kamer"
    assert dutch.kind("iets nieuws") == "iets nieuws"
    assert dutch.kind_of("iets nieuws") == ""
