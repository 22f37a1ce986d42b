"""Dutch text: words, sentences, numbers, dates, verbs and clauses."""
