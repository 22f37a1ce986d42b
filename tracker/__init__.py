"""Dutch parliamentary commitments, motions and citations as data."""
