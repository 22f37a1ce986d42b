-- What became of each promise, who sits where and who meets when, and what rows and documents said before.
CREATE TABLE promises (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  topic TEXT NOT NULL DEFAULT 'overig',
  person TEXT NOT NULL DEFAULT 'onbekend',
  office TEXT NOT NULL DEFAULT 'onbekend',
  ministry TEXT NOT NULL DEFAULT 'onbekend',
  seat_id TEXT,
  addressee TEXT NOT NULL DEFAULT 'geen',
  chamber TEXT NOT NULL DEFAULT 'onbekend',
  date TEXT,
  year INTEGER NOT NULL DEFAULT 0,
  deadline TEXT,
  deadline_last TEXT,
  deadline_text TEXT,
  state_government TEXT NOT NULL DEFAULT 'open',
  state_chamber TEXT NOT NULL DEFAULT 'onbekend',
  as_of TEXT,
  mentions INTEGER NOT NULL DEFAULT 0,
  events INTEGER NOT NULL DEFAULT 0,
  document_id TEXT REFERENCES documents(id),
  commitment_id TEXT,
  register_id TEXT,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL
);
CREATE INDEX promises_topic ON promises(topic);
CREATE INDEX promises_person ON promises(person);
CREATE INDEX promises_ministry ON promises(ministry);
CREATE INDEX promises_seat ON promises(seat_id) WHERE seat_id IS NOT NULL;
CREATE INDEX promises_chamber ON promises(chamber);
CREATE INDEX promises_year ON promises(year);
CREATE INDEX promises_deadline ON promises(deadline_last);
CREATE INDEX promises_state_government ON promises(state_government);
CREATE INDEX promises_state_chamber ON promises(state_chamber);
CREATE INDEX promises_document ON promises(document_id) WHERE document_id IS NOT NULL;
CREATE INDEX promises_register ON promises(register_id) WHERE register_id IS NOT NULL;

-- Append only. No foreign key to the commitment: an event outlives the row that told it.
CREATE TABLE promise_events (
  id TEXT PRIMARY KEY,
  promise_id TEXT NOT NULL REFERENCES promises(id),
  event TEXT NOT NULL,
  date TEXT,
  author_role TEXT NOT NULL,
  author TEXT,
  old_deadline TEXT,
  new_deadline TEXT,
  reason TEXT,
  document_id TEXT REFERENCES documents(id),
  commitment_id TEXT,
  start INTEGER,
  "end" INTEGER,
  quote TEXT,
  method TEXT NOT NULL,
  score REAL,
  recorded TEXT NOT NULL
);
CREATE INDEX promise_events_promise ON promise_events(promise_id, date);
CREATE INDEX promise_events_event ON promise_events(event);
CREATE INDEX promise_events_author_role ON promise_events(author_role);
CREATE INDEX promise_events_document ON promise_events(document_id) WHERE document_id IS NOT NULL;

CREATE TABLE seats (
  id TEXT PRIMARY KEY,
  office TEXT NOT NULL,
  ministry TEXT NOT NULL DEFAULT 'onbekend',
  holder TEXT NOT NULL,
  "from" TEXT,
  "to" TEXT,
  successor TEXT,
  source TEXT
);
CREATE INDEX seats_office ON seats(office, "from");
CREATE INDEX seats_ministry ON seats(ministry);
CREATE INDEX seats_holder ON seats(holder);

CREATE TABLE meetings (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL DEFAULT 'overig',
  title TEXT NOT NULL,
  chamber TEXT NOT NULL DEFAULT 'onbekend',
  committee TEXT NOT NULL DEFAULT 'geen',
  date TEXT,
  "until" TEXT,
  place TEXT,
  dossier TEXT NOT NULL DEFAULT 'geen',
  document_id TEXT REFERENCES documents(id),
  url TEXT,
  source TEXT
);
CREATE INDEX meetings_kind ON meetings(kind);
CREATE INDEX meetings_chamber ON meetings(chamber);
CREATE INDEX meetings_committee ON meetings(committee);
CREATE INDEX meetings_date ON meetings(date);
CREATE INDEX meetings_document ON meetings(document_id) WHERE document_id IS NOT NULL;

-- Every earlier value of a row: `earlier` holds the columns that changed as they were, all of them for a row that is gone.
CREATE TABLE row_history (
  id INTEGER PRIMARY KEY,
  "table" TEXT NOT NULL,
  row_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  change TEXT NOT NULL,
  successor TEXT,
  method TEXT,
  run_id INTEGER REFERENCES runs(id),
  extractor_version TEXT NOT NULL DEFAULT '',
  first_seen TEXT,
  replaced TEXT NOT NULL,
  earlier TEXT NOT NULL
);
CREATE INDEX row_history_row ON row_history(row_id);
CREATE INDEX row_history_document ON row_history(document_id);
CREATE INDEX row_history_table ON row_history("table", change);
CREATE INDEX row_history_change ON row_history(change);
CREATE INDEX row_history_successor ON row_history(successor) WHERE successor IS NOT NULL;
CREATE INDEX row_history_replaced ON row_history(replaced);
CREATE INDEX row_history_run ON row_history(run_id) WHERE run_id IS NOT NULL;

-- What an earlier edition of a document said; the edition in force stands in `documents`.
CREATE TABLE document_versions (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents(id),
  source TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  title TEXT,
  date TEXT,
  extractor_version TEXT NOT NULL DEFAULT '',
  run_id INTEGER REFERENCES runs(id),
  first_seen TEXT NOT NULL,
  replaced TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX document_versions_document ON document_versions(document_id);
CREATE INDEX document_versions_format ON document_versions(format);
CREATE INDEX document_versions_run ON document_versions(run_id) WHERE run_id IS NOT NULL;

ALTER TABLE commitments ADD COLUMN core INTEGER NOT NULL DEFAULT 0;
ALTER TABLE commitments ADD COLUMN core_confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE commitments ADD COLUMN status_confidence REAL NOT NULL DEFAULT 1;
ALTER TABLE commitments ADD COLUMN person TEXT NOT NULL DEFAULT 'onbekend';
ALTER TABLE commitments ADD COLUMN office TEXT NOT NULL DEFAULT 'onbekend';
ALTER TABLE commitments ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE commitments ADD COLUMN deadline_last TEXT;
ALTER TABLE commitments ADD COLUMN promise_id TEXT REFERENCES promises(id);
UPDATE commitments SET core = confidence >= 0.85, core_confidence = confidence;
CREATE INDEX commitments_core ON commitments(core, kind);
CREATE INDEX commitments_person ON commitments(person);
CREATE INDEX commitments_office ON commitments(office);
CREATE INDEX commitments_counted ON commitments(counted);
CREATE INDEX commitments_deadline_last ON commitments(deadline_last) WHERE deadline_last IS NOT NULL;
CREATE INDEX commitments_promise ON commitments(promise_id) WHERE promise_id IS NOT NULL;

-- The overview and its views are made from tracker/store/sql/overzicht.sql, whenever that changed.
CREATE TABLE derived_schema (
  name TEXT PRIMARY KEY,
  digest TEXT NOT NULL
);
