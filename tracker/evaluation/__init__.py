"""How well the tracker does: a database compared with annotations made by hand, and the report of it."""
