"""Policy documents to take along: drawn beside the tick, read from the database, gone with their release."""
