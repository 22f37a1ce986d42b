"""What every feed needs: HTTP with limits, OData and SyncFeed, the raw answers kept."""
