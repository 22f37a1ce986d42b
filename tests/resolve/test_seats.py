"""The table of seats: every holder with who came next."""

from __future__ import annotations

from sqlite_utils import Database

from tracker.resolve.seats_sql import refresh_seats, seat_rows


def test_every_row_has_a_key_of_its_own_and_a_successor_that_exists() -> None:
    rows = seat_rows()
    ids = {row[0] for row in rows}
    assert len(ids) == len(rows)
    assert {row[6] for row in rows} - {None} <= ids


def test_the_table_is_filled_once_and_other_sources_stay(fresh_db: Database) -> None:
    fresh_db.conn.execute("INSERT INTO seats (id, office, holder, source) VALUES ('x', 'ambt', 'naam', 'feed')")
    refresh_seats(fresh_db)
    changes = fresh_db.conn.total_changes
    refresh_seats(fresh_db)
    assert fresh_db.conn.total_changes == changes
    assert fresh_db.execute("SELECT count(*) FROM seats").fetchone() == (len(seat_rows()) + 1,)


def test_who_came_after_also_in_a_renamed_office(fresh_db: Database) -> None:
    refresh_seats(fresh_db)
    query = (
        "SELECT n.office, n.holder FROM seats s JOIN seats n ON n.id = s.successor WHERE s.office = ? AND s.holder = ?"
    )
    asked = ("minister van Buitenlandse Zaken", "W.B. Hoekstra")
    assert fresh_db.execute(query, asked).fetchall() == [("minister van Buitenlandse Zaken", "H.G.J. Bruins Slot")]
    asked = ("minister van Infrastructuur en Milieu", "M.H. Schultz van Haegen-Maas Geesteranus")
    assert fresh_db.execute(query, asked).fetchall() == [
        ("minister van Infrastructuur en Waterstaat", "C. van Nieuwenhuizen Wijbenga")
    ]
