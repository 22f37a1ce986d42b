import pytest

from tracker.serve import private
from tracker.serve.site import links


@pytest.mark.parametrize(
    "address",
    [
        "https://zoek.officielebekendmakingen.nl/kst-28676-434.html",
        "https://www.tweedekamer.nl/kamerstukken/detail?id=2024Z12345&did=2024D40329",
        "http://www.eerstekamer.nl/toezegging/x",
        "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679",
        "https://wetten.overheid.nl/BWBR0005537",
    ],
)
def test_official(address):
    assert links.is_official(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,<script>",
        "https://evil.example/",
        "https://officielebekendmakingen.nl.evil.example/",
        "https://notofficielebekendmakingen.nl/",
        "https://zoek.officielebekendmakingen.nl@evil.example/",
        "https://user:pw@zoek.officielebekendmakingen.nl/",
        "https://zoek.officielebekendmakingen.nl:8443/",
        "https://zoek.officielebekendmakingen.nl:x/",
        'https://zoek.officielebekendmakingen.nl/"onmouseover=alert(1)',
        "https://zoek.officielebekendmakingen.nl/ x",
        "https://evil.example\\@zoek.officielebekendmakingen.nl/",
        "//zoek.officielebekendmakingen.nl/",
        "ftp://zoek.officielebekendmakingen.nl/",
        "http://[::1",
        "",
        None,
        7,
    ],
)
def test_not_official(address):
    assert not links.is_official(address)


def test_paths_survive_any_id():
    assert links.letter_path("a/b?c#d") == "/brief/a~2Fb~3Fc~23d"
    assert links.letter_path(12, "3f2a") == "/brief/12#c-3f2a"
    assert links.row_path("tracker", "motions", "kst-21501-02-2898") == "/tracker/motions/kst-21501-02-2898"
    assert links.anchor('x"><y') == "c-x%22%3E%3Cy"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/home/jansen/brieven/brief.pdf", "brief.pdf"),
        ("../brieven/brief.pdf", "brief.pdf"),
        (r"C:\Users\jansen\brief.docx", "brief.docx"),
        ("/home/jansen/brieven.zip/brief.txt", "brief.txt"),
        ("seeds/brief.txt", "seeds/brief.txt"),
        ("https://www.tweedekamer.nl/stuk/1", "https://www.tweedekamer.nl/stuk/1"),
        ("-", "-"),
        (None, ""),
    ],
)
def test_a_source_without_the_folders_of_a_machine(source, expected):
    assert private.public_source(source) == expected
