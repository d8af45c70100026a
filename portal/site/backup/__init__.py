"""One file holds the whole site but its keys: the database, the attachments, and a list with the hash of each part."""
