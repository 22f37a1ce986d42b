"""How people use the database: as a site (`server`, `site`) and as files (`export`, `formats`)."""
