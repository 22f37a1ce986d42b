-- What the feeds say. Their words stand in tables of their own, beside what the letters say and never over it.
CREATE TABLE feed_state (
  feed TEXT NOT NULL,
  part TEXT NOT NULL,
  filter TEXT NOT NULL,
  cursor TEXT,
  high_water TEXT NOT NULL DEFAULT '',
  changed_since TEXT NOT NULL DEFAULT '',
  pages INTEGER NOT NULL DEFAULT 0,
  records INTEGER NOT NULL DEFAULT 0,
  started TEXT NOT NULL,
  updated TEXT NOT NULL,
  finished TEXT,
  PRIMARY KEY (feed, part, filter)
);

CREATE TABLE feed_documents (
  id TEXT PRIMARY KEY,
  feed TEXT NOT NULL,
  number TEXT,
  identifier TEXT,
  title TEXT,
  kind TEXT NOT NULL DEFAULT 'overig',
  date TEXT,
  dossier TEXT NOT NULL DEFAULT 'geen',
  url TEXT,
  source TEXT,
  document_id TEXT REFERENCES documents(id) ON DELETE SET NULL,
  state TEXT NOT NULL DEFAULT 'known',
  reason TEXT,
  changed TEXT NOT NULL DEFAULT '',
  deleted TEXT,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL
);
CREATE INDEX feed_documents_feed ON feed_documents(feed, state);
CREATE INDEX feed_documents_state ON feed_documents(state);
CREATE INDEX feed_documents_kind ON feed_documents(kind);
CREATE INDEX feed_documents_number ON feed_documents(number) WHERE number IS NOT NULL;
CREATE INDEX feed_documents_identifier ON feed_documents(identifier) WHERE identifier IS NOT NULL;
CREATE INDEX feed_documents_document ON feed_documents(document_id) WHERE document_id IS NOT NULL;

-- The cases a paper belongs to: the register names letters by the number of their case.
CREATE TABLE feed_cases (
  number TEXT NOT NULL,
  document_id TEXT NOT NULL REFERENCES feed_documents(id) ON DELETE CASCADE,
  PRIMARY KEY (number, document_id)
) WITHOUT ROWID;
CREATE INDEX feed_cases_document ON feed_cases(document_id);

-- Records of the SyncFeed as they came, to put a motion together from its parts, which come in any order.
CREATE TABLE feed_entities (
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  changed TEXT NOT NULL DEFAULT '',
  deleted INTEGER NOT NULL DEFAULT 0,
  dirty INTEGER NOT NULL DEFAULT 1,
  data TEXT NOT NULL,
  PRIMARY KEY (entity, id)
) WITHOUT ROWID;
CREATE INDEX feed_entities_dirty ON feed_entities(entity) WHERE dirty = 1;
CREATE TABLE feed_refs (
  target TEXT NOT NULL,
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY (target, entity, id, relation)
) WITHOUT ROWID;
CREATE INDEX feed_refs_source ON feed_refs(entity, id);

CREATE TABLE official_motions (
  id TEXT PRIMARY KEY,
  motion_id TEXT,
  guid TEXT NOT NULL UNIQUE,
  dossier TEXT NOT NULL DEFAULT 'geen',
  number TEXT,
  title TEXT NOT NULL,
  date TEXT,
  year INTEGER NOT NULL DEFAULT 0,
  sponsors TEXT NOT NULL DEFAULT '[]',
  appreciation TEXT NOT NULL DEFAULT 'onbekend',
  outcome TEXT NOT NULL DEFAULT 'onbekend',
  outcome_date TEXT,
  voting TEXT NOT NULL DEFAULT 'onbekend',
  votes_for INTEGER,
  votes_against INTEGER,
  votes_absent INTEGER,
  done TEXT NOT NULL DEFAULT 'onbekend',
  url TEXT,
  changed TEXT NOT NULL DEFAULT '',
  deleted TEXT,
  joined INTEGER NOT NULL DEFAULT 0,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL
);
CREATE INDEX official_motions_joined ON official_motions(motion_id) WHERE joined = 0;
CREATE INDEX official_motions_motion ON official_motions(motion_id) WHERE motion_id IS NOT NULL;
CREATE INDEX official_motions_dossier ON official_motions(dossier, number);
CREATE INDEX official_motions_year ON official_motions(year);
CREATE INDEX official_motions_outcome ON official_motions(outcome);
CREATE INDEX official_motions_appreciation ON official_motions(appreciation);
CREATE INDEX official_motions_voting ON official_motions(voting);
CREATE INDEX official_motions_done ON official_motions(done);

-- Motions that an official record named before it was corrected: their rows are to be made again.
CREATE TABLE stale_motions (
  id TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE motion_decisions (
  id TEXT PRIMARY KEY,
  official_motion_id TEXT NOT NULL REFERENCES official_motions(id) ON DELETE CASCADE,
  event TEXT NOT NULL DEFAULT 'mentioned',
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  voting TEXT NOT NULL DEFAULT 'onbekend',
  date TEXT,
  position INTEGER NOT NULL
);
CREATE INDEX motion_decisions_motion ON motion_decisions(official_motion_id);
CREATE INDEX motion_decisions_event ON motion_decisions(event);

CREATE TABLE motion_votes (
  decision_id TEXT NOT NULL REFERENCES motion_decisions(id) ON DELETE CASCADE,
  party TEXT NOT NULL,
  person TEXT NOT NULL DEFAULT '',
  choice TEXT NOT NULL,
  seats INTEGER NOT NULL,
  mistake INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (decision_id, party, person)
);
CREATE INDEX motion_votes_party ON motion_votes(party, choice);
CREATE INDEX motion_votes_choice ON motion_votes(choice);

CREATE TABLE register (
  id TEXT PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  chamber TEXT NOT NULL DEFAULT 'TK',
  text TEXT NOT NULL,
  status TEXT NOT NULL,
  state TEXT NOT NULL,
  minister TEXT NOT NULL DEFAULT 'onbekend',
  office TEXT,
  ministry TEXT NOT NULL DEFAULT 'onbekend',
  committee TEXT NOT NULL DEFAULT 'onbekend',
  date TEXT,
  year INTEGER NOT NULL DEFAULT 0,
  deadline TEXT,
  meeting TEXT,
  promised_to TEXT NOT NULL DEFAULT '[]',
  letters TEXT NOT NULL DEFAULT '[]',
  changed TEXT NOT NULL DEFAULT '',
  deleted TEXT,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL
);
CREATE INDEX register_status ON register(status);
CREATE INDEX register_state ON register(state);
CREATE INDEX register_minister ON register(minister);
CREATE INDEX register_ministry ON register(ministry);
CREATE INDEX register_committee ON register(committee);
CREATE INDEX register_year ON register(year);
CREATE INDEX register_chamber ON register(chamber);
CREATE INDEX register_deadline ON register(deadline);

CREATE TABLE register_history (
  id INTEGER PRIMARY KEY,
  register_id TEXT NOT NULL REFERENCES register(id),
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  changed TEXT NOT NULL,
  seen TEXT NOT NULL
);
CREATE INDEX register_history_register ON register_history(register_id);
CREATE INDEX register_history_field ON register_history(field);

CREATE TABLE register_links (
  register_id TEXT NOT NULL REFERENCES register(id),
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  commitment_id TEXT NOT NULL DEFAULT '',
  method TEXT NOT NULL,
  says TEXT NOT NULL DEFAULT 'mentioned',
  PRIMARY KEY (register_id, document_id, commitment_id, method)
);
CREATE INDEX register_links_document ON register_links(document_id);
CREATE INDEX register_links_method ON register_links(method);
CREATE INDEX register_links_says ON register_links(says);

CREATE TABLE conflicts (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  field TEXT NOT NULL,
  ours TEXT NOT NULL,
  theirs TEXT NOT NULL,
  our_source TEXT,
  their_source TEXT,
  state TEXT NOT NULL DEFAULT 'open',
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL
);
CREATE INDEX conflicts_subject ON conflicts(subject, subject_id);
CREATE INDEX conflicts_field ON conflicts(field);
CREATE INDEX conflicts_state ON conflicts(state);

CREATE VIEW moties_officieel AS
SELECT o.id AS zaak, o.motion_id AS motie_id, o.title AS titel, o.date AS datum, o.year AS jaar,
  o.sponsors AS indieners, o.appreciation AS appreciatie,
  CASE o.outcome WHEN 'adopted' THEN 'aangenomen' WHEN 'rejected' THEN 'verworpen' WHEN 'held' THEN 'aangehouden'
    WHEN 'withdrawn' THEN 'ingetrokken' WHEN 'lapsed' THEN 'vervallen' WHEN 'replaced' THEN 'vervangen'
    WHEN 'submitted' THEN 'ingediend' ELSE 'onbekend' END AS uitslag,
  o.outcome_date AS uitslagdatum, o.votes_for AS voor, o.votes_against AS tegen, o.done AS afgedaan,
  (SELECT count(*) FROM motion_links l WHERE l.motion_id = o.motion_id) AS vermeldingen,
  (SELECT e.quote FROM motion_events e JOIN documents d ON d.id = e.document_id
    WHERE e.motion_id = o.motion_id AND e.event IN ('fulfilled', 'partly_fulfilled', 'not_fulfilled', 'in_progress')
    ORDER BY d.date DESC, e.start DESC LIMIT 1) AS laatste_bericht,
  coalesce(o.url, '') AS link
FROM official_motions o
WHERE o.deleted IS NULL;

CREATE VIEW toezeggingenregister AS
SELECT r.id AS nummer, r.date AS datum, r.year AS jaar, r.status, r.deadline AS termijn, r.minister AS bewindspersoon,
  r.ministry AS ministerie, r.committee AS commissie, r.text AS toezegging, r.promised_to AS aan,
  (SELECT count(*) FROM register_links l WHERE l.register_id = r.id) AS brieven,
  (SELECT c.quote FROM register_links l JOIN commitments c ON c.id = l.commitment_id WHERE l.register_id = r.id
    ORDER BY c.date DESC, c.start LIMIT 1) AS citaat,
  (SELECT l.document_id FROM register_links l JOIN documents d ON d.id = l.document_id WHERE l.register_id = r.id
    ORDER BY l.says = 'fulfilled' DESC, d.date DESC, d.id LIMIT 1) AS document_id
FROM register r
WHERE r.deleted IS NULL;

CREATE VIEW tegenstrijdigheden AS
SELECT c.id AS nummer, c.subject AS soort, c.subject_id AS onderwerp, c.field AS veld, c.ours AS volgens_brief,
  c.theirs AS volgens_bron, c.our_source AS brief, c.their_source AS bron, c.first_seen AS sinds
FROM conflicts c
WHERE c.state = 'open';
