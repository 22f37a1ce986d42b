-- How mentions of promises hang together (tracker/resolve/promises_sql.py): by what each is found, and the earlier one it
-- speaks of. A mention is a row of commitments (an undertaking, a pledge with a sum) or of the register.
CREATE TABLE promise_keys (
  key TEXT NOT NULL,
  mention_id TEXT NOT NULL,
  PRIMARY KEY (key, mention_id)
) WITHOUT ROWID;
CREATE INDEX promise_keys_mention ON promise_keys(mention_id);

CREATE TABLE promise_mentions (
  id TEXT PRIMARY KEY,
  antecedent TEXT,
  method TEXT,
  score REAL,
  tree TEXT NOT NULL,
  promise_id TEXT,
  counted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX promise_mentions_antecedent ON promise_mentions(antecedent) WHERE antecedent IS NOT NULL;
CREATE INDEX promise_mentions_tree ON promise_mentions(tree);
CREATE INDEX promise_mentions_promise ON promise_mentions(promise_id);

-- What changed since the promises were last brought up to date.
CREATE TABLE stale_promise_keys (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stale_promise_trees (tree TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TRIGGER promise_mention_gone BEFORE DELETE ON commitments WHEN OLD.kind IN ('undertaking', 'pledge') BEGIN
  INSERT OR IGNORE INTO stale_promise_keys SELECT key FROM promise_keys WHERE mention_id = OLD.id;
  INSERT OR IGNORE INTO stale_promise_trees SELECT tree FROM promise_mentions WHERE id = OLD.id;
  DELETE FROM promise_keys WHERE mention_id = OLD.id;
  DELETE FROM promise_mentions WHERE id = OLD.id;
END;
CREATE TRIGGER promise_register_changed AFTER UPDATE OF status, state, deadline, text, deleted ON register BEGIN
  INSERT OR IGNORE INTO stale_promise_keys SELECT key FROM promise_keys WHERE mention_id = OLD.id;
  INSERT OR IGNORE INTO stale_promise_trees SELECT tree FROM promise_mentions WHERE id = OLD.id;
  DELETE FROM promise_keys WHERE mention_id = OLD.id;
  DELETE FROM promise_mentions WHERE id = OLD.id;
END;
