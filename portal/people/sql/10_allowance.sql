-- One more try of something, or `n`, if there are any left: at most `most` in `seconds_` from the first on. Counted here,
-- so that all processes share the count, and whoever may try may not set it back: not by asking for a shorter while than
-- it was begun with, nor for less than was taken.

DROP FUNCTION IF EXISTS take_allowance(text, integer, integer);
CREATE OR REPLACE FUNCTION take_allowance(key_ text, most integer, seconds_ integer, n integer DEFAULT 1) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO allowance AS a (key, began_at, taken, seconds)
    VALUES (left(key_, 100), clock_timestamp(), least(n, most + 1), seconds_)
    ON CONFLICT (key) DO UPDATE SET
        seconds = greatest(a.seconds, seconds_),
        taken = CASE WHEN a.began_at <= clock_timestamp() - make_interval(secs => greatest(a.seconds, seconds_))
                     THEN least(n, most + 1)
                     ELSE greatest(a.taken, least(a.taken + n, most + 1)) END,
        began_at = CASE WHEN a.began_at <= clock_timestamp() - make_interval(secs => greatest(a.seconds, seconds_))
                        THEN clock_timestamp() ELSE a.began_at END
    RETURNING taken <= most
$$;

REVOKE ALL ON FUNCTION take_allowance(text, integer, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_allowance(text, integer, integer, integer) TO portal_public, portal_staff;
