"""Reports that staff hand out: the annex of a budget, the rappel lists of a chamber, the list for a meeting."""
