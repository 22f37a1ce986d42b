"""A release: one moment of the database as files that others can keep, check and build on."""
