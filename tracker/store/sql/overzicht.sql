-- What staff open: one row a commitment that is shown, in Dutch. A table, because facets over a join of a million rows
-- take seconds; tracker/store/overzicht.py writes it in the transaction that writes the commitments, and makes it and
-- its views anew when this file or its columns changed: no migration is needed for them.
CREATE TABLE overzicht (
  datum TEXT,
  jaar INTEGER NOT NULL,
  kamer TEXT NOT NULL,
  soort TEXT NOT NULL,
  status TEXT NOT NULL,
  wie TEXT NOT NULL,
  aan TEXT NOT NULL,
  begunstigde TEXT NOT NULL,
  onderwerp TEXT NOT NULL,
  beleidsterrein TEXT NOT NULL,
  citaat TEXT NOT NULL,
  bedrag REAL,
  bedrag_tot REAL,
  munt TEXT NOT NULL,
  bedrag_eur REAL,
  bedrag_toelichting TEXT,
  bedrag_per TEXT,
  percentage REAL,
  percentage_van TEXT,
  termijn TEXT,
  termijn_tekst TEXT,
  motie TEXT,
  reeks TEXT,
  brief TEXT,
  vindplaats TEXT NOT NULL,
  ministerie TEXT NOT NULL,
  bewindspersoon TEXT NOT NULL,
  paragraaf TEXT,
  bladzijde INTEGER,
  werkwoord TEXT NOT NULL,
  zekerheid REAL NOT NULL,
  beoordeling TEXT NOT NULL,
  link TEXT NOT NULL,
  commitment_id TEXT PRIMARY KEY REFERENCES commitments(id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents(id),
  motie_id TEXT REFERENCES motions(id),
  reeks_id TEXT REFERENCES threads(id),
  nr INTEGER NOT NULL,
  ambt TEXT NOT NULL,
  uiterlijk TEXT,
  kern TEXT NOT NULL,
  telt_mee TEXT NOT NULL,
  soort_id TEXT NOT NULL,
  status_id TEXT NOT NULL
);
CREATE INDEX overzicht_document ON overzicht(document_id);
CREATE INDEX overzicht_nr ON overzicht(nr);
CREATE INDEX overzicht_datum ON overzicht(datum);
CREATE INDEX overzicht_jaar ON overzicht(jaar);
CREATE INDEX overzicht_kamer ON overzicht(kamer);
CREATE INDEX overzicht_soort ON overzicht(soort, status);
CREATE INDEX overzicht_status ON overzicht(status);
CREATE INDEX overzicht_wie ON overzicht(wie);
CREATE INDEX overzicht_begunstigde ON overzicht(begunstigde);
CREATE INDEX overzicht_onderwerp ON overzicht(onderwerp);
CREATE INDEX overzicht_beleidsterrein ON overzicht(beleidsterrein);
CREATE INDEX overzicht_ministerie ON overzicht(ministerie);
CREATE INDEX overzicht_kern ON overzicht(kern, soort);
CREATE INDEX overzicht_bewindspersoon ON overzicht(bewindspersoon);
CREATE INDEX overzicht_ambt ON overzicht(ambt);
CREATE INDEX overzicht_uiterlijk ON overzicht(uiterlijk);
CREATE INDEX overzicht_telt_mee ON overzicht(telt_mee);
-- Each holds what its view is filtered and sorted by, so that a facet of the view reads the index alone. The views name
-- them: without statistics SQLite would take the index on soort and look up every row.
CREATE INDEX overzicht_open ON overzicht(coalesce(termijn, '9999'), status, wie, onderwerp, jaar, kamer, ministerie, nr)
  WHERE soort_id = 'undertaking' AND status_id IN ('open', 'announced', 'partly_fulfilled');
CREATE INDEX overzicht_bedrag ON overzicht(bedrag_eur, status, wie, begunstigde, onderwerp, jaar, kamer, nr)
  WHERE soort_id = 'pledge' AND bedrag IS NOT NULL;
CREATE INDEX overzicht_percentage ON overzicht(percentage, percentage_van) WHERE percentage IS NOT NULL;
CREATE INDEX overzicht_motie ON overzicht(motie_id) WHERE motie_id IS NOT NULL;
CREATE INDEX overzicht_reeks ON overzicht(reeks_id) WHERE reeks_id IS NOT NULL;

CREATE VIEW toezeggingen_open AS
SELECT termijn, termijn_tekst, uiterlijk, datum, jaar, kamer, status, wie, aan, onderwerp, beleidsterrein, citaat, brief,
  vindplaats, ministerie, bewindspersoon, ambt, kern, bladzijde, link, document_id, commitment_id, nr, coalesce(termijn, '9999') AS volgorde
FROM overzicht INDEXED BY overzicht_open
WHERE soort_id = 'undertaking' AND status_id IN ('open', 'announced', 'partly_fulfilled');

CREATE VIEW bijdragen AS
SELECT datum, jaar, kamer, wie, begunstigde, bedrag, bedrag_tot, munt, bedrag_eur, bedrag_toelichting, bedrag_per, telt_mee,
  status, onderwerp, beleidsterrein, citaat, brief, vindplaats, ministerie, bladzijde, link, document_id, commitment_id, nr
FROM overzicht INDEXED BY overzicht_bedrag
WHERE soort_id = 'pledge' AND bedrag IS NOT NULL;

CREATE VIEW norm_2_procent AS
SELECT datum, jaar, kamer, percentage, percentage_van, soort, status, wie, onderwerp, citaat, brief, vindplaats,
  ministerie, bladzijde, link, document_id, commitment_id, nr
FROM overzicht
WHERE percentage = 2.0 AND percentage_van IN ('bbp', 'bnp', 'bni')
  AND (onderwerp LIKE 'defensie%' OR citaat LIKE '%defensie%' OR citaat LIKE '%NAVO%');

CREATE VIEW moties_uitgevoerd AS
SELECT e.motion_id AS motie_id, coalesce(nullif(m.vindplaats, ''), l.raw) AS motie,
  coalesce(m.title, l.title) AS titel, coalesce(nullif(m.sponsors, '[]'), l.sponsors) AS indieners,
  coalesce(m.date, l.date) AS motiedatum, 'uitgevoerd' AS status, d.date AS datum, d.year AS jaar,
  CASE d.chamber WHEN 'TK' THEN 'Tweede Kamer' WHEN 'EK' THEN 'Eerste Kamer' ELSE 'onbekend' END AS kamer,
  e.quote AS citaat,
  -- As in tracker/store/overzicht.py.
  coalesce(d.title, CASE d.source WHEN '-' THEN 'Brief zonder titel' ELSE
    replace(rtrim(replace(d.source, '\', '/'), '/'), rtrim(rtrim(replace(d.source, '\', '/'), '/'), replace(rtrim(replace(d.source, '\', '/'), '/'), '/', '')), '') END)
    AS brief,
  d.vindplaats AS vindplaats, d.ministry AS ministerie,
  coalesce(d.url, '') AS link, e.document_id AS document_id, e.commitment_id AS commitment_id, e.id AS gebeurtenis_id
FROM motion_events e
JOIN motion_links l ON l.id = e.motion_link_id
JOIN documents d ON d.id = e.document_id
LEFT JOIN motions m ON m.id = e.motion_id
WHERE e.event = 'fulfilled';
