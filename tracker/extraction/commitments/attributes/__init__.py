"""The attributes of a commitment, one module each."""
