"""What changed since a moment, for people (text, Atom) and for programs (JSON Lines, CloudEvents)."""
