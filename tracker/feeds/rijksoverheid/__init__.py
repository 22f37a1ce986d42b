"""The open data of rijksoverheid.nl: what ministries publish."""
