-- Full-text search over the tables themselves (no copy of the text); triggers keep it in step.
CREATE VIRTUAL TABLE commitments_fts USING fts5(
  quote, section, topic, actor, beneficiary,
  content='commitments', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER commitments_fts_insert AFTER INSERT ON commitments BEGIN
  INSERT INTO commitments_fts(rowid, quote, section, topic, actor, beneficiary)
  VALUES (new.rowid, new.quote, new.section, new.topic, new.actor, new.beneficiary);
END;
CREATE TRIGGER commitments_fts_delete AFTER DELETE ON commitments BEGIN
  INSERT INTO commitments_fts(commitments_fts, rowid, quote, section, topic, actor, beneficiary)
  VALUES ('delete', old.rowid, old.quote, old.section, old.topic, old.actor, old.beneficiary);
END;
CREATE TRIGGER commitments_fts_update AFTER UPDATE OF quote, section, topic, actor, beneficiary ON commitments BEGIN
  INSERT INTO commitments_fts(commitments_fts, rowid, quote, section, topic, actor, beneficiary)
  VALUES ('delete', old.rowid, old.quote, old.section, old.topic, old.actor, old.beneficiary);
  INSERT INTO commitments_fts(rowid, quote, section, topic, actor, beneficiary)
  VALUES (new.rowid, new.quote, new.section, new.topic, new.actor, new.beneficiary);
END;

CREATE VIRTUAL TABLE documents_fts USING fts5(
  title, text,
  content='documents', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_fts_insert AFTER INSERT ON documents BEGIN
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
