"""Reports the values of a feed that no list of the tracker knows."""

from __future__ import annotations

from tracker.feeds.context import Context


def report_unknown(context: Context) -> None:
    """Keep the unknown values that a run saw in `unknown_values`, and note each for the report."""
    moment = context.now()
    with context.db.atomic():
        context.db.conn.executemany(
            "INSERT INTO unknown_values (feed, field, value, records, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (feed, field, value) DO UPDATE SET records = records + excluded.records, "
            "last_seen = excluded.last_seen",
            [(*key, times, moment, moment) for key, times in sorted(context.unknown.items())],
        )
    for (feed, field, value), times in sorted(context.unknown.items()):
        context.note(f"{feed}: {field} has an unknown value {value!r}, {times} times: kept as it is")
    context.unknown.clear()
