import json as reader

from tracker.serve.formats import json

COLUMNS = ["id", "sponsors", "quote", "amount"]
ROWS = [
    ("m1", '["Paternotte", "Brekelmans"]', "[1] Oekraïne", 2.5e9),
    ("m2", "[]", None, None),
    ("m3", "geen lijst", "", 0),
]
OBJECTS = [
    {"id": "m1", "sponsors": ["Paternotte", "Brekelmans"], "quote": "[1] Oekraïne", "amount": 2.5e9},
    {"id": "m2", "sponsors": [], "quote": None, "amount": None},
    {"id": "m3", "sponsors": "geen lijst", "quote": "", "amount": 0},
]


def test_array():
    assert reader.loads("".join(json.array(COLUMNS, ROWS, {"sponsors"}))) == OBJECTS
    assert reader.loads("".join(json.array(COLUMNS, []))) == []


def test_lines():
    text = "".join(json.lines(COLUMNS, ROWS, {"sponsors"}))
    assert [reader.loads(line) for line in text.splitlines()] == OBJECTS
    assert "Oekraïne" in text
    assert "".join(json.lines(COLUMNS, [])) == ""


def test_without_names_lists_stay_text():
    assert reader.loads(next(json.lines(COLUMNS, ROWS)))["sponsors"] == '["Paternotte", "Brekelmans"]'
