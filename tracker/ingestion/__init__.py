"""Files and folders into the database: found, unpacked, read by workers, stored by one writer."""
