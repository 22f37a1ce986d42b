-- Rows of registers in writing are mentions of promises; a paper that is read anew takes its rows back first.
CREATE TABLE IF NOT EXISTS official_statements (
  "id" TEXT PRIMARY KEY,
  "source" TEXT NOT NULL,
  "document_id" TEXT NOT NULL,
  "chamber" TEXT NOT NULL DEFAULT 'onbekend',
  "kind" TEXT NOT NULL,
  "number" TEXT,
  "text" TEXT NOT NULL,
  "reference" TEXT,
  "motion_id" TEXT,
  "state_text" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'onbekend',
  "ministry" TEXT NOT NULL DEFAULT 'onbekend',
  "date" TEXT,
  "year" INTEGER NOT NULL DEFAULT 0,
  "position" INTEGER NOT NULL,
  "first_seen" TEXT NOT NULL,
  "last_seen" TEXT NOT NULL,
  "heading" TEXT
);
CREATE TRIGGER promise_statement_gone BEFORE DELETE ON official_statements WHEN OLD.kind = 'undertaking' BEGIN
  INSERT OR IGNORE INTO stale_promise_keys SELECT key FROM promise_keys WHERE mention_id = OLD.id;
  INSERT OR IGNORE INTO stale_promise_trees SELECT tree FROM promise_mentions WHERE id = OLD.id;
  DELETE FROM promise_keys WHERE mention_id = OLD.id;
  DELETE FROM promise_mentions WHERE id = OLD.id;
END;
