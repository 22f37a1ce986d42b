-- Long texts stand last, so that a scan over the other columns does not read their overflow pages.
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  paths TEXT NOT NULL,
  started TEXT NOT NULL,
  finished TEXT,
  status TEXT NOT NULL DEFAULT 'running',
  tracker_version TEXT NOT NULL,
  extractor_version TEXT NOT NULL,
  workers INTEGER NOT NULL DEFAULT 1,
  seen INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  renditions INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX runs_status ON runs(status);
CREATE INDEX runs_command ON runs(command);

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  identifier TEXT,
  title TEXT,
  kind TEXT NOT NULL DEFAULT 'overig',
  chamber TEXT NOT NULL DEFAULT 'onbekend',
  date TEXT,
  year INTEGER NOT NULL DEFAULT 0,
  session_year TEXT NOT NULL DEFAULT 'onbekend',
  dossier TEXT NOT NULL DEFAULT 'geen',
  number TEXT,
  vindplaats TEXT NOT NULL DEFAULT '',
  ministry TEXT NOT NULL DEFAULT 'onbekend',
  signatory TEXT,
  office TEXT,
  reference TEXT,
  meeting TEXT,
  meeting_start TEXT,
  meeting_end TEXT,
  place TEXT,
  url TEXT,
  source TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  commitment_count INTEGER NOT NULL DEFAULT 0,
  cited_by INTEGER NOT NULL DEFAULT 0,
  extractor_version TEXT NOT NULL,
  run_id INTEGER REFERENCES runs(id),
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  footnotes TEXT NOT NULL DEFAULT '[]',
  sections TEXT NOT NULL DEFAULT '[]',
  text TEXT NOT NULL
);
CREATE INDEX documents_identifier ON documents(identifier, format);
CREATE INDEX documents_kind ON documents(kind);
CREATE INDEX documents_chamber ON documents(chamber);
CREATE INDEX documents_year ON documents(year);
CREATE INDEX documents_date ON documents(date);
CREATE INDEX documents_session_year ON documents(session_year);
CREATE INDEX documents_dossier ON documents(dossier, number);
CREATE INDEX documents_ministry ON documents(ministry);
CREATE INDEX documents_format ON documents(format);
CREATE INDEX documents_reference ON documents(reference) WHERE reference IS NOT NULL;

CREATE TABLE renditions (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents(id),
  source TEXT NOT NULL,
  container TEXT,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  best INTEGER NOT NULL DEFAULT 1,
  method TEXT NOT NULL,
  similarity REAL,
  extractor_version TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL
);
CREATE INDEX renditions_document ON renditions(document_id);
CREATE INDEX renditions_sha256 ON renditions(sha256);
CREATE INDEX renditions_format ON renditions(format);
CREATE INDEX renditions_container ON renditions(container) WHERE container IS NOT NULL;

-- What renditions of one letter are known by (tracker/link/renditions.py): `band` is a value they share when their texts
-- are alike, `exact` one they share when their texts are equal.
CREATE TABLE fingerprints (
  document_id TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  exact INTEGER NOT NULL,
  words INTEGER NOT NULL,
  sketch BLOB NOT NULL
);
CREATE INDEX fingerprints_exact ON fingerprints(exact);
CREATE TABLE fingerprint_bands (
  band INTEGER NOT NULL,
  format TEXT NOT NULL,
  document_id TEXT NOT NULL REFERENCES fingerprints(document_id) ON DELETE CASCADE,
  PRIMARY KEY (band, format, document_id)
) WITHOUT ROWID;
CREATE INDEX fingerprint_bands_document ON fingerprint_bands(document_id);

CREATE TABLE threads (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  topic TEXT NOT NULL,
  status TEXT NOT NULL,
  first_date TEXT,
  last_date TEXT,
  document_count INTEGER NOT NULL,
  commitment_count INTEGER NOT NULL
);
CREATE INDEX threads_topic ON threads(topic);
CREATE INDEX threads_status ON threads(status);
-- Subjects whose thread is to be computed again; emptied at the end of a run, and by the next one after a crash.
CREATE TABLE stale_subjects (
  subject TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE motions (
  id TEXT PRIMARY KEY,
  chamber TEXT NOT NULL DEFAULT 'onbekend',
  dossier TEXT NOT NULL DEFAULT 'geen',
  number TEXT,
  vindplaats TEXT NOT NULL DEFAULT '',
  title TEXT,
  sponsors TEXT NOT NULL DEFAULT '[]',
  cosponsors INTEGER NOT NULL DEFAULT 0,
  parties TEXT NOT NULL DEFAULT '[]',
  date TEXT,
  year INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'unknown',
  status_event TEXT NOT NULL DEFAULT 'mentioned',
  status_event_id TEXT,
  status_date TEXT,
  appreciation TEXT NOT NULL DEFAULT 'onbekend',
  replaces TEXT,
  replaced_by TEXT,
  origin TEXT NOT NULL DEFAULT 'documents',
  document_id TEXT REFERENCES documents(id),
  mentions INTEGER NOT NULL DEFAULT 0,
  cited_by INTEGER NOT NULL DEFAULT 0,
  url TEXT,
  note TEXT,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  considerations TEXT NOT NULL DEFAULT '[]',
  requests TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX motions_chamber ON motions(chamber);
CREATE INDEX motions_dossier ON motions(dossier, number);
CREATE INDEX motions_year ON motions(year);
CREATE INDEX motions_date ON motions(date);
CREATE INDEX motions_status ON motions(status);
CREATE INDEX motions_status_event ON motions(status_event);
CREATE INDEX motions_appreciation ON motions(appreciation);
CREATE INDEX motions_document ON motions(document_id);
CREATE INDEX motions_origin ON motions(origin);
CREATE INDEX motions_replaces ON motions(replaces) WHERE replaces IS NOT NULL;

-- Surnames as they are compared (lower case, without accents), to find a motion that is named by its sponsors alone.
CREATE TABLE motion_sponsors (
  motion_id TEXT NOT NULL REFERENCES motions(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sponsor TEXT NOT NULL,
  name TEXT NOT NULL,
  party TEXT NOT NULL DEFAULT 'onbekend',
  PRIMARY KEY (motion_id, position)
);
CREATE INDEX motion_sponsors_sponsor ON motion_sponsors(sponsor);
CREATE INDEX motion_sponsors_party ON motion_sponsors(party);

CREATE TABLE commitments (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents(id),
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  actor TEXT NOT NULL DEFAULT 'onbekend',
  addressee TEXT NOT NULL DEFAULT 'geen',
  beneficiary TEXT NOT NULL DEFAULT 'geen',
  topic TEXT NOT NULL,
  policy_area TEXT NOT NULL,
  stance TEXT NOT NULL DEFAULT 'geen',
  quote TEXT NOT NULL,
  section TEXT,
  page INTEGER,
  amount REAL,
  amount_upper REAL,
  currency TEXT NOT NULL DEFAULT 'geen',
  amount_eur REAL,
  amount_qualifier TEXT,
  amount_per TEXT,
  percent REAL,
  percent_of TEXT,
  deadline TEXT,
  deadline_text TEXT,
  deadline_precision TEXT NOT NULL DEFAULT 'geen',
  deadline_recurring TEXT NOT NULL DEFAULT 'nee',
  date TEXT,
  year INTEGER NOT NULL DEFAULT 0,
  chamber TEXT NOT NULL DEFAULT 'onbekend',
  ministry TEXT NOT NULL DEFAULT 'onbekend',
  motion_id TEXT REFERENCES motions(id),
  thread_id TEXT REFERENCES threads(id),
  subject TEXT,
  review TEXT NOT NULL DEFAULT 'geen',
  footnotes TEXT NOT NULL DEFAULT '[]',
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  extractor_version TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL
);
CREATE INDEX commitments_document ON commitments(document_id);
CREATE INDEX commitments_kind ON commitments(kind, status);
CREATE INDEX commitments_status ON commitments(status);
CREATE INDEX commitments_actor ON commitments(actor);
CREATE INDEX commitments_beneficiary ON commitments(beneficiary);
CREATE INDEX commitments_topic ON commitments(topic);
CREATE INDEX commitments_policy_area ON commitments(policy_area);
CREATE INDEX commitments_date ON commitments(date);
CREATE INDEX commitments_year ON commitments(year);
CREATE INDEX commitments_chamber ON commitments(chamber);
CREATE INDEX commitments_ministry ON commitments(ministry);
CREATE INDEX commitments_motion ON commitments(motion_id) WHERE motion_id IS NOT NULL;
CREATE INDEX commitments_thread ON commitments(thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX commitments_subject ON commitments(subject) WHERE subject IS NOT NULL;

-- Sentences the extraction is not sure enough of: kept, so that nothing is dropped in silence, and not shown.
CREATE TABLE candidates (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents(id),
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  actor TEXT NOT NULL DEFAULT 'onbekend',
  topic TEXT NOT NULL,
  quote TEXT NOT NULL,
  section TEXT,
  page INTEGER,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL
);
CREATE INDEX candidates_document ON candidates(document_id);
CREATE INDEX candidates_kind ON candidates(kind);
CREATE INDEX candidates_status ON candidates(status);
CREATE INDEX candidates_actor ON candidates(actor);
CREATE INDEX candidates_topic ON candidates(topic);

CREATE TABLE citations (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents(id),
  commitment_id TEXT REFERENCES commitments(id),
  raw TEXT NOT NULL,
  kind TEXT NOT NULL,
  chamber TEXT NOT NULL DEFAULT 'onbekend',
  session_year TEXT NOT NULL DEFAULT 'onbekend',
  dossier TEXT NOT NULL DEFAULT 'geen',
  number TEXT,
  pages TEXT,
  identifier TEXT,
  url TEXT,
  footnote TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  target_document_id TEXT REFERENCES documents(id),
  confidence REAL NOT NULL,
  note TEXT
);
CREATE INDEX citations_document ON citations(document_id);
CREATE INDEX citations_commitment ON citations(commitment_id) WHERE commitment_id IS NOT NULL;
CREATE INDEX citations_identifier ON citations(identifier);
CREATE INDEX citations_target ON citations(target_document_id) WHERE target_document_id IS NOT NULL;
CREATE INDEX citations_kind ON citations(kind);
CREATE INDEX citations_chamber ON citations(chamber);
CREATE INDEX citations_session_year ON citations(session_year);
CREATE INDEX citations_dossier ON citations(dossier);

-- A motion as one document names it; motion_id stays empty when no motion can be told with certainty.
CREATE TABLE motion_links (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents(id),
  commitment_id TEXT REFERENCES commitments(id),
  motion_id TEXT REFERENCES motions(id),
  method TEXT NOT NULL,
  runners_up TEXT NOT NULL DEFAULT '[]',
  raw TEXT NOT NULL,
  identifier TEXT,
  chamber TEXT NOT NULL DEFAULT 'onbekend',
  dossier TEXT NOT NULL DEFAULT 'geen',
  number TEXT,
  title TEXT,
  sponsors TEXT NOT NULL DEFAULT '[]',
  first_sponsor TEXT,
  cosponsors INTEGER NOT NULL DEFAULT 0,
  parties TEXT NOT NULL DEFAULT '[]',
  date TEXT,
  considerations TEXT NOT NULL DEFAULT '[]',
  requests TEXT NOT NULL DEFAULT '[]',
  replaces TEXT,
  appreciation TEXT,
  url TEXT,
  note TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
);
CREATE INDEX motion_links_document ON motion_links(document_id);
CREATE INDEX motion_links_commitment ON motion_links(commitment_id) WHERE commitment_id IS NOT NULL;
CREATE INDEX motion_links_motion ON motion_links(motion_id) WHERE motion_id IS NOT NULL;
CREATE INDEX motion_links_method ON motion_links(method);
CREATE INDEX motion_links_open ON motion_links(first_sponsor) WHERE identifier IS NULL;

CREATE TABLE motion_events (
  id TEXT PRIMARY KEY,
  motion_id TEXT REFERENCES motions(id),
  motion_link_id TEXT NOT NULL REFERENCES motion_links(id),
  document_id TEXT NOT NULL REFERENCES documents(id),
  commitment_id TEXT REFERENCES commitments(id),
  event TEXT NOT NULL,
  date TEXT,
  detail TEXT,
  quote TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
);
CREATE INDEX motion_events_motion ON motion_events(motion_id) WHERE motion_id IS NOT NULL;
CREATE INDEX motion_events_link ON motion_events(motion_link_id);
CREATE INDEX motion_events_document ON motion_events(document_id);
CREATE INDEX motion_events_commitment ON motion_events(commitment_id) WHERE commitment_id IS NOT NULL;
CREATE INDEX motion_events_event ON motion_events(event);

CREATE TABLE rejects (
  id TEXT PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs(id),
  source TEXT NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  sha256 TEXT,
  bytes INTEGER,
  resolved TEXT NOT NULL DEFAULT 'nee',
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL
);
CREATE INDEX rejects_run ON rejects(run_id);
CREATE INDEX rejects_source ON rejects(source);
CREATE INDEX rejects_stage ON rejects(stage);
CREATE INDEX rejects_resolved ON rejects(resolved);

-- What a person says of a row. No foreign key: a review outlives the row and finds it again by id.
CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  commitment_id TEXT NOT NULL UNIQUE,
  document_id TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('juist', 'onjuist', 'aangepast', 'heropend')),
  corrections TEXT NOT NULL DEFAULT '{}',
  note TEXT,
  reviewer TEXT NOT NULL DEFAULT 'onbekend',
  reviewed TEXT NOT NULL,
  quote TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  extraction TEXT NOT NULL
);
CREATE INDEX reviews_document ON reviews(document_id);
CREATE INDEX reviews_verdict ON reviews(verdict);
CREATE INDEX reviews_reviewer ON reviews(reviewer);
