"""Keeps the promises: which sentences speak of one, and what became of it, whatever the order in which letters came.

What a changed mention may change is found by its keys; only the trees it stands in, stood in or joins are made anew.
Done at the end of a run, as the subjects are. Mentions are looked at in portions, and what is left to do stands in
temporary tables, so that the memory this takes does not grow with the archive.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from sqlite_utils import Database

from tracker.resolve.deadline_ties_sql import tie_deadlines
from tracker.resolve.promise_candidates import is_common, near
from tracker.resolve.promise_life import promises
from tracker.resolve.promise_mentions import BATCH, details, enter_new, mentions_with
from tracker.resolve.promise_rows import remove_promises, save_promise
from tracker.resolve.promises import Link, Mention, antecedent, keys, trees
from tracker.sql import IN_JSON_ARRAY, json_array, now, portions

REMEMBERED = 20_000
"""Mentions that are kept from one portion to the next."""
_WORK = (
    "CREATE TEMP TABLE IF NOT EXISTS touched_keys (key TEXT PRIMARY KEY, number INTEGER NOT NULL, since TEXT NOT NULL) "
    "WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS concerned (id TEXT PRIMARY KEY, date TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS moved_mentions (id TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS grown_trees (root TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (root, id)) "
    "WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS doubtful_promises (id TEXT PRIMARY KEY) WITHOUT ROWID",
)
_TABLES = ("touched_keys", "concerned", "moved_mentions", "grown_trees", "doubtful_promises")
# The members of every tree that changed, under the mention that they all go back to.
_TREES = """
WITH RECURSIVE affected(tree) AS (
  SELECT tree FROM stale_promise_trees UNION
  SELECT m.tree FROM promise_mentions m JOIN temp.moved_mentions c ON c.id = m.id
), members(id, antecedent) AS (
  SELECT m.id, m.antecedent FROM affected a CROSS JOIN promise_mentions m ON m.tree = a.tree
), grown(id, root) AS (
  SELECT m.id, m.id FROM members m
  WHERE m.antecedent IS NULL OR NOT EXISTS (SELECT 1 FROM promise_mentions p WHERE p.id = m.antecedent)
  UNION ALL
  SELECT m.id, g.root FROM grown g CROSS JOIN promise_mentions m ON m.antecedent = g.id
)
INSERT INTO temp.grown_trees (root, id) SELECT root, id FROM grown
"""
_DOUBTFUL = """
INSERT OR IGNORE INTO temp.doubtful_promises
SELECT m.promise_id FROM temp.grown_trees g JOIN promise_mentions m ON m.id = g.id WHERE m.promise_id IS NOT NULL
UNION SELECT p.id FROM temp.grown_trees g JOIN promises p ON p.commitment_id = g.id
UNION SELECT id FROM promises WHERE NOT EXISTS (SELECT 1 FROM promise_mentions m WHERE m.promise_id = promises.id)
  AND NOT EXISTS (SELECT 1 FROM promise_mentions m WHERE m.id = promises.commitment_id)
"""


def link_promises(db: Database) -> None:
    """Bring the promises up to date with the rows that came, changed or went since the last time; one transaction."""
    for statement in _WORK:
        db.conn.execute(statement)
    with db.atomic():
        for table in _TABLES:
            db.conn.execute(f"DELETE FROM temp.{table}")
        _enter(db)
        _relink(db)
        _rebuild(db)
        tie_deadlines(db, now())
        db.conn.execute("DELETE FROM stale_promise_keys")
        db.conn.execute("DELETE FROM stale_promise_trees")
        for table in _TABLES:
            db.conn.execute(f"DELETE FROM temp.{table}")


def _enter(db: Database) -> None:
    """Enter what is new, and note every mention that may have another antecedent for it or for what went."""
    db.conn.execute("INSERT INTO temp.touched_keys SELECT key, 0, '' FROM stale_promise_keys")
    for part in enter_new(db):
        db.conn.executemany("INSERT INTO temp.concerned VALUES (?, ?)", [(m.key, m.date) for m in part])
        db.conn.executemany("INSERT INTO temp.moved_mentions VALUES (?)", [(mention.key,) for mention in part])
        db.conn.executemany(
            "INSERT INTO temp.touched_keys VALUES (?, 1, ?) ON CONFLICT (key) DO UPDATE SET number = number + 1, "
            "since = min(since, excluded.since)",
            [(key, mention.date) for mention in part for key in keys(mention)],
        )
    # Only what was said later may speak of what came; but when a key becomes too common, or something with it went,
    # all that it found is to be looked for anew.
    most = db.conn.execute("SELECT coalesce(max(number), 0) FROM temp.touched_keys").fetchone()[0]
    db.conn.execute(
        "INSERT OR IGNORE INTO temp.concerned SELECT k.mention_id, k.date FROM temp.touched_keys t "
        f"CROSS JOIN promise_keys k ON k.key = t.key WHERE NOT {is_common('t.key', 't.number', most)} "
        f"AND (k.date >= t.since OR k.date = '' OR {is_common('t.key')})"
    )


def _relink(db: Database) -> None:
    """Choose the antecedent of each mention concerned anew; notes those of which it changed, and old antecedents."""
    concerned = [id_ for (id_,) in db.conn.execute("SELECT id FROM temp.concerned ORDER BY date, id")]
    known: dict[str, Mention] = {}
    for part in portions(concerned, BATCH):
        known |= mentions_with(db, set(part) - known.keys())
        others_of = near(db, [known[id_] for id_ in part if id_ in known])
        wanted = set(part).union(*others_of.values())
        if len(known) > REMEMBERED:
            known = {id_: known[id_] for id_ in wanted & known.keys()}
        known |= mentions_with(db, wanted - known.keys())
        before = dict(
            db.conn.execute(
                f"SELECT id, antecedent FROM promise_mentions WHERE id {IN_JSON_ARRAY}", (json_array(part),)
            )
        )
        settled, moved = [], set[str]()
        for id_ in part:
            candidates = [known[other] for other in sorted(others_of.get(id_, ())) if other in known]
            link = antecedent(known[id_], candidates) if id_ in known else None
            target = str(link.antecedent) if link else None
            if target != before.get(id_):
                moved |= {id_} | {each for each in (target, before.get(id_)) if each}
            settled.append((target, link.method if link else None, link.score if link else None, id_))
        db.conn.executemany("UPDATE promise_mentions SET antecedent = ?, method = ?, score = ? WHERE id = ?", settled)
        db.conn.executemany("INSERT OR IGNORE INTO temp.moved_mentions VALUES (?)", [(id_,) for id_ in moved])


def _rebuild(db: Database) -> None:
    """Make the trees that changed anew, with their promises and events."""
    db.conn.execute(_TREES)
    db.conn.execute(_DOUBTFUL)
    moment = now()
    for members in _whole_trees(db):
        known = mentions_with(db, members)
        rows = details(db, members)
        links = _links(db, members)
        for tree in trees(known.values(), links.values()):
            root = str(tree[0].key)
            made = {save_promise(db, root, promise, known, rows, moment) for promise in promises(tree, links)}
            db.conn.execute(f"DELETE FROM temp.doubtful_promises WHERE id {IN_JSON_ARRAY}", (json_array(made),))
    gone = [id_ for (id_,) in db.conn.execute("SELECT id FROM temp.doubtful_promises ORDER BY id")]
    remove_promises(db, gone, moment)


def _whole_trees(db: Database) -> Iterator[Sequence[str]]:
    """The members of the trees to make anew in portions, no tree parted over two."""
    part: list[str] = []
    last = None
    for root, id_ in db.conn.execute("SELECT root, id FROM temp.grown_trees ORDER BY root, id").fetchall():
        if len(part) >= BATCH and root != last:
            yield part
            part = []
        part.append(id_)
        last = root
    if part:
        yield part


def _links(db: Database, members: Sequence[str]) -> dict[Hashable, Link]:
    """The antecedents of mentions, as they were chosen."""
    rows = db.conn.execute(
        "SELECT id, antecedent, method, score FROM promise_mentions "
        f"WHERE antecedent IS NOT NULL AND id {IN_JSON_ARRAY}",
        (json_array(members),),
    )
    return {id_: Link(id_, target, method, score) for id_, target, method, score in rows}
