"""From the words of a sentence to its clauses: actors, subject, finite verb, tense and voice."""
