"""What government bodies disclose (open.overheid.nl), as its users describe its undocumented JSON."""
