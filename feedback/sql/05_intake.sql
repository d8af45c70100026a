-- What is looked up by number and code, or nothing: one way for an unknown number, a wrong code and too many tries. `place`
-- is the key of the caller's allowance (portal/people/allowance.py); only what is not found is counted. Granted to nobody:
-- the functions that look up call these.

-- Asked before anything is looked up, so that who has no tries left waits equally long with a right code and a wrong one.
CREATE OR REPLACE FUNCTION has_tries_left(place text, most integer, seconds_ integer) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    -- Whoever calls may be stricter than this, never milder (intake/following.py asks for just this).
    SELECT NOT EXISTS (SELECT FROM allowance a WHERE a.key = place AND a.taken >= least(most, 20)
                       AND a.began_at > clock_timestamp() - make_interval(secs => greatest(seconds_, 3600)))
$$;

CREATE OR REPLACE FUNCTION found_within_tries(found_ json, place text, most integer, seconds_ integer) RETURNS json
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF found_ IS NULL OR NOT has_tries_left(place, most, seconds_) THEN
        PERFORM take_allowance(place, least(most, 20), greatest(seconds_, 3600));
        RETURN NULL;
    END IF;
    RETURN found_;
END $$;

REVOKE ALL ON FUNCTION has_tries_left(text, integer, integer), found_within_tries(json, text, integer, integer) FROM PUBLIC;

-- What happened to a case, and what its writer sent, is never changed; its words alone go by their term, as functions of
-- the owner clear them (14_purge.sql, 21_request_purge.sql).
CREATE OR REPLACE FUNCTION kept_but_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_user = 'portal_owner'
       AND to_jsonb(NEW) - '{told,note,words}'::text[] = to_jsonb(OLD) - '{told,note,words}'::text[]
       AND concat(to_jsonb(NEW) ->> 'told', to_jsonb(NEW) ->> 'note', to_jsonb(NEW) ->> 'words') = '' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '办理记录只能追加' USING ERRCODE = 'insufficient_privilege';
END $$;
