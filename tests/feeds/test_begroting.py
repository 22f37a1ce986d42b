"""The annex of a budget: its tables as statements. The XML is hand-made, in the form of the official publications."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_server import FakeServer, Reply

from tracker import store
from tracker.feeds import SyncOptions, rebuild, sync_budget
from tracker.feeds.begroting.annex import budget_statements
from tracker.feeds.client.errors import ResponseError

HEAD = ("Omschrijving", "Vindplaats", "Stand van zaken")
MOTION = (
    "De motie-Jansen over gezonde scholen",
    "Kamerstukken II 2021/22, 35 925 VIII, nr. 67",
    "Afgedaan. Zie de brief.",
)
PROMISE = ("De Kamer ontvangt een evaluatie.", "Debat van 3 juni 2022", "De Kamer wordt in het najaar geïnformeerd.")


def cell(text: str, **attributes: str) -> str:
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<entry{said}><al>{text}</al></entry>"


def table(*rows: tuple[str, ...] | str, head: tuple[str, ...] = HEAD, title: str = "") -> str:
    body = "".join(row if isinstance(row, str) else f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    titled = f"<titel>{title}</titel>" if title else ""
    top = f"<thead><row>{''.join(map(cell, head))}</row></thead>" if head else ""
    return f'<table>{titled}<tgroup cols="3">{top}<tbody>{body}</tbody></tgroup></table>'


def paper(*parts: str) -> bytes:
    dated = '<datum isodatum="2022-09-20">20 september 2022</datum>'
    return f"<officiele-publicatie>{dated}{''.join(parts)}</officiele-publicatie>".encode()


def heading(text: str) -> str:
    return f"<kop><titel>{text}</titel></kop>"


@pytest.mark.parametrize(
    ("xml", "kinds"),
    [
        (paper(heading("A. Aangenomen moties"), table(MOTION)), ["motion"]),
        (paper(heading("B. Door bewindslieden gedane toezeggingen"), table(PROMISE)), ["undertaking"]),
        (paper(heading("Moties en toezeggingen"), heading("Moties"), table(MOTION)), ["motion"]),
        (paper(heading("Moties en toezeggingen"), table(MOTION, title="Openstaande moties")), ["motion"]),
        (paper(heading("Moties"), table(MOTION), heading("Toezeggingen"), table(PROMISE)), ["motion", "undertaking"]),
        (paper(table(MOTION, head=("Omschrijving van de motie", *HEAD[1:]))), ["motion"]),
        (paper(table(PROMISE, head=("Toezegging", *HEAD[1:]))), ["undertaking"]),
        (paper(table(MOTION, head=("Motie", "Kamerstuk", "Status"))), ["motion"]),
        (paper(heading("Moties en toezeggingen"), table(MOTION)), ["onbekend"]),
        (paper(heading("Moties"), table(HEAD, MOTION, head=())), ["motion"]),
        (paper(heading("Moties"), table(MOTION, head=("Omschrijving", "Bedrag", "Raming"))), []),
        (paper(heading("Moties"), table(("1", *MOTION), head=("Nr.", *HEAD))), ["motion"]),
        (paper(), []),
    ],
)
def test_which_tables_are_read_and_what_they_hold(xml: bytes, kinds: list[str]) -> None:
    found = budget_statements(xml, "x")
    assert [each.kind for each in found] == kinds
    for each in found:
        assert (each.text, each.reference, each.state_text) in (MOTION, PROMISE)


def test_a_row_over_the_whole_width_says_what_comes_below_it() -> None:
    width = {"namest": "c1", "nameend": "c3"}
    rows = (
        f"<row>{cell('Moties', **width)}</row>", MOTION, f"<row>{cell('Toezeggingen', **width)}</row>", PROMISE,
    )  # fmt: skip
    assert [each.kind for each in budget_statements(paper(table(*rows)), "x")] == ["motion", "undertaking"]


def test_a_cell_over_rows_stands_in_each_of_them() -> None:
    rows = (
        f"<row>{cell('Een')}{cell('Debat', morerows='1')}{cell('Afgedaan.')}</row>",
        f"<row>{cell('Twee')}{cell('In behandeling.')}</row>",
        f"<row>{cell('Drie')}{cell('Brief')}{cell('Loopt.')}</row>",
    )
    found = budget_statements(paper(heading("Toezeggingen"), table(*rows)), "x")
    assert [(s.text, s.reference, s.state_text) for s in found] == [
        ("Een", "Debat", "Afgedaan."), ("Twee", "Debat", "In behandeling."), ("Drie", "Brief", "Loopt."),
    ]  # fmt: skip


def test_a_head_that_comes_again_is_no_row() -> None:
    assert len(budget_statements(paper(heading("Moties"), table(MOTION, HEAD, MOTION)), "x")) == 2


def test_words_in_parts_and_footnotes() -> None:
    text = "<al>De motie <nadruk>over</nadruk> x<noot nr='1'><al>voetnoot</al></noot></al><al>en y</al>"
    row = f"<row><entry>{text}</entry>{cell('b')}{cell('Loopt')}</row>"
    (found,) = budget_statements(paper(heading("Moties"), table(row)), "x")
    assert found.text == "De motie over x en y"


@pytest.mark.parametrize("body", [b"", b"<a>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_what_is_no_sound_xml_is_refused(body: bytes) -> None:
    with pytest.raises(ResponseError):
        budget_statements(body, "x")


def test_sync_keeps_each_row_and_rebuild_does_it_again(server: FakeServer, options: SyncOptions) -> None:
    xml = paper(heading("Moties"), table(MOTION), heading("Toezeggingen"), table(PROMISE))
    server.routes["/kst-36200-VIII-2.xml"] = Reply(xml, kind="application/xml")
    server.routes["/kst-36200-XVI-2.xml"] = Reply(b"<broken", kind="application/xml")
    report = sync_budget(replace(options, papers=False), "36200", ("VII", "VIII", "XVI"), base=server.base)
    assert (report.status, report.rejected) == ("finished", 1)
    assert report.notes == ["kst-36200-VII-2: there is no such paper (yet)"]
    sql = "SELECT document_id, kind, motion_id, state, date, position FROM official_statements ORDER BY position"
    rows = [
        ("kst-36200-VIII-2", "motion", "kst-35925-VIII-67", "fulfilled", "2022-09-20", 1),
        ("kst-36200-VIII-2", "undertaking", None, "open", "2022-09-20", 2),
    ]
    new = replace(options, db=options.db.with_name("new.db"))
    with store.open_database(options.db) as db:
        assert db.execute(sql).fetchall() == rows
        assert db.execute("SELECT source, stage FROM rejects").fetchall() == [
            (f"{server.base}/kst-36200-XVI-2.xml", "feed")
        ]
    again = sync_budget(replace(options, papers=False), "36200", ("VIII",), base=server.base)
    assert [(c.new, c.unchanged) for c in again.part_counts] == [(0, 2)]
    server.close()
    rebuild(new)
    with store.open_database(new.db) as db:
        assert db.execute(sql).fetchall() == rows
