"""Charts: every bar leads to its rows, in the right proportion; labels are text."""

from __future__ import annotations

import re

from tracker.serve.site.charts import Bar, Part, columns, horizontal

BARS = (
    Bar("2023", "/a?jaar=2023", (Part(30, "pledge", "30 bijdragen"), Part(10, "motion", "10 moties"))),
    Bar("<b>2024", '/a?x="y', (Part(20, "pledge", "20"),)),
    Bar("leeg", "/a", ()),
)


def test_each_bar_leads_to_its_rows_and_is_as_long_as_it_should():
    for drawn, size in ((horizontal(BARS), "width"), (columns(BARS), "height")):
        assert re.findall(r'<a href="([^"]*)"', drawn) == ["/a?jaar=2023", "/a?x=&#34;y", "/a"]
        sizes = re.findall(rf'<rect [^>]*\b{size}="([\d.]+)"', drawn)
        first, second, third = (float(found) for found in sizes)
        assert abs(first - 3 * second) < 0.5
        assert abs(third - 2 * second) < 0.5


def test_nothing_becomes_markup():
    for drawn in (horizontal(BARS), columns(BARS)):
        assert "<b>" not in drawn
        assert "&lt;b&gt;2024" in drawn
        assert "style=" not in drawn


def test_nothing_to_draw():
    assert "<rect" not in horizontal(())
    assert "<rect" not in columns(())
