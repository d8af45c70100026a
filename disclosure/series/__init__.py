"""Series: released documents that belong together and are read together, each in its place (ADR 0024)."""
