"""The official publications (SRU and XML) as a feed."""
