"""Reading files that nobody has trusted yet. `asking.read` is the way in; all else runs in a bounded child process,
imports the standard library alone, and speaks in codes that `places` turns into words."""
