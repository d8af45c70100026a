"""The policy library: what documents say of each other, what binds on which day, and what should be looked at again."""
