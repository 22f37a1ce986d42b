-- Full-text search over the tables themselves (no copy of the text); triggers keep it in step.
-- An FTS5 index that is written by a trigger is flushed for every row, which makes a bulk load five times as slow. While
-- `bulk_load` has a row (only ever within a transaction of tracker/store/save.py) the insert triggers leave new rows to
-- the writer, which adds them to the index together.
CREATE TABLE bulk_load (active INTEGER PRIMARY KEY);

CREATE VIRTUAL TABLE commitments_fts USING fts5(
  quote,
  content='commitments', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER commitments_fts_insert AFTER INSERT ON commitments WHEN NOT EXISTS (SELECT 1 FROM bulk_load) BEGIN
  INSERT INTO commitments_fts(rowid, quote) VALUES (new.rowid, new.quote);
END;
CREATE TRIGGER commitments_fts_delete AFTER DELETE ON commitments BEGIN
  INSERT INTO commitments_fts(commitments_fts, rowid, quote) VALUES ('delete', old.rowid, old.quote);
END;
CREATE TRIGGER commitments_fts_update AFTER UPDATE OF quote ON commitments BEGIN
  INSERT INTO commitments_fts(commitments_fts, rowid, quote) VALUES ('delete', old.rowid, old.quote);
  INSERT INTO commitments_fts(rowid, quote) VALUES (new.rowid, new.quote);
END;

CREATE VIRTUAL TABLE documents_fts USING fts5(
  title, text,
  content='documents', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_fts_insert AFTER INSERT ON documents WHEN NOT EXISTS (SELECT 1 FROM bulk_load) BEGIN
  INSERT INTO documents_fts(rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER documents_fts_delete AFTER DELETE ON documents BEGIN
  INSERT INTO documents_fts(documents_fts, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
END;
CREATE TRIGGER documents_fts_update AFTER UPDATE OF title, text ON documents
WHEN old.text IS NOT new.text OR old.title IS NOT new.title BEGIN
  INSERT INTO documents_fts(documents_fts, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
  INSERT INTO documents_fts(rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
