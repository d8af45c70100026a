-- What is looked up by number and code, or nothing: one way for an unknown number, a wrong code and too many tries. `place`
-- is the key of the caller's allowance (portal/people/allowance.py); only what is not found is counted. Granted to nobody:
-- the functions that look up call it.
CREATE OR REPLACE FUNCTION found_within_tries(found_ json, place text, most integer, seconds_ integer) RETURNS json
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE spent boolean;
BEGIN
    -- Whoever calls may be stricter than this, never milder (intake/following.py asks for just this).
    most := least(most, 20); seconds_ := greatest(seconds_, 3600);
    SELECT EXISTS (SELECT FROM allowance a WHERE a.key = place AND a.taken >= most
                   AND a.began_at > clock_timestamp() - make_interval(secs => seconds_)) INTO spent;
    IF spent OR found_ IS NULL THEN
        PERFORM take_allowance(place, most, seconds_);
        RETURN NULL;
    END IF;
    RETURN found_;
END $$;

REVOKE ALL ON FUNCTION found_within_tries(json, text, integer, integer) FROM PUBLIC;
