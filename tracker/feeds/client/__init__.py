"""What every feed specs: HTTP with limits, OData and SyncFeed, the raw answers kept."""
