"""Guards that are made from the table of moves, so that database and desk cannot disagree."""

from portal.publishing.states import REVISION

_PAIRS = ", ".join(f"'{source}>{target}'" for source, target in sorted(REVISION.steps()))

STATEMENTS = (
    f"""CREATE OR REPLACE FUNCTION legal_revision_moves() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY[{_PAIRS}]
$$""",
)
