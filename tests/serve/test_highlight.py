"""Whatever the spans, the pieces together are the text, and every span can be found where it stands."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.serve.site.highlight import Span, paragraphs

TEXT = "Kop\n\nNederland zegt toe. De minister komt.\n\nSlot."


def pieces(spans, **more):
    return [
        (p.start, [(x.text, x.keys, x.first) for x in p.pieces], p.heading) for p in paragraphs(TEXT, spans, **more)
    ]


def test_a_sentence_in_a_paragraph():
    start = TEXT.index("Nederland")
    assert pieces([Span(start, start + 19, "a")], headings={0: 1}) == [
        (0, [("Kop", (), ())], 1),
        (start, [("Nederland zegt toe.", ("a",), ("a",)), (" De minister komt.", (), ())], 0),
        (TEXT.index("Slot"), [("Slot.", (), ())], 0),
    ]


def test_one_inside_another_and_two_on_one_place():
    start = TEXT.index("Nederland")
    spans = [Span(start, start + 19, "a"), Span(start, start + 19, "b"), Span(start + 10, start + 14, "c")]
    assert pieces(spans)[1][1] == [
        ("Nederland ", ("a", "b"), ("a", "b")),
        ("zegt", ("a", "b", "c"), ("c",)),
        (" toe.", ("a", "b"), ()),
        (" De minister komt.", (), ()),
    ]


def test_a_span_over_a_break_is_anchored_once():
    found = [x for p in paragraphs(TEXT, [Span(2, len(TEXT), "a")]) for x in p.pieces]
    assert [x.text for x in found if "a" in x.keys] == ["p", "Nederland zegt toe. De minister komt.", "Slot."]
    assert [x.text for x in found if x.first] == ["p"]


def test_spans_outside_the_text_are_cut_or_left_out():
    found = [
        x
        for p in paragraphs("abc", [Span(-5, 1, "a"), Span(2, 99, "b"), Span(7, 9, "c"), Span(1, 1, "d")])
        for x in p.pieces
    ]
    assert [(x.text, x.keys) for x in found] == [("a", ("a",)), ("b", ()), ("c", ("b",))]


texts = st.text(alphabet="ab \n.", max_size=60)
offsets = st.tuples(st.integers(-3, 65), st.integers(-3, 65))


@given(texts, st.lists(offsets, max_size=8))
def test_nothing_is_lost_and_nothing_misplaced(text, places):
    spans = [Span(min(a, b), max(a, b), f"k{i}") for i, (a, b) in enumerate(places)]
    found = list(paragraphs(text, spans))
    for paragraph in found:
        at = paragraph.start
        for piece in paragraph.pieces:
            assert text[at : at + len(piece.text)] == piece.text
            at += len(piece.text)
    kept = "".join(x.text for p in found for x in p.pieces)
    assert "".join(kept.split()) == "".join(text.split())
    shown = {s.key: text[max(0, s.start) : max(0, s.end)] for s in spans}
    anchored = [key for p in found for x in p.pieces for key in x.first]
    assert len(anchored) == len(set(anchored))
    for key, quoted in shown.items():
        held = "".join(x.text for p in found for x in p.pieces if key in x.keys)
        assert "".join(held.split()) == "".join(quoted.split())
        if quoted.strip():
            assert key in anchored
