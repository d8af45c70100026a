-- The chain: each row is numbered, timed and hashed by the database, under a lock on the one row of trail_head.
-- chain.py mirrors trail_text(); a change here needs a new version word and both sides.

INSERT INTO trail_head (single, n, h) VALUES (true, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;

CREATE OR REPLACE FUNCTION trail_part(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(pg_catalog.octet_length(value)::text || ':' || value, '-')
$$;

CREATE OR REPLACE FUNCTION trail_text(r trail) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT 'trail/1'
        || public.trail_part(r.id::text)
        || public.trail_part(to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || public.trail_part(r.actor_id::text) || public.trail_part(r.actor_name)
        || public.trail_part(r.actor_organ) || public.trail_part(r.actor_via)
        || public.trail_part(r.action) || public.trail_part(r.object_type) || public.trail_part(r.object_id)
        || public.trail_part(r.organ) || public.trail_part(r.from_state) || public.trail_part(r.to_state)
        || public.trail_part(r.reason) || public.trail_part(r.content_hash) || public.trail_part(r.request_id)
        || public.trail_part(r.prev)
$$;

CREATE OR REPLACE FUNCTION trail_chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head public.trail_head;
BEGIN
    SELECT * INTO STRICT head FROM public.trail_head FOR UPDATE;
    NEW.id := head.n + 1;
    NEW.at := clock_timestamp();
    NEW.prev := head.h;
    NEW.h := encode(sha256(convert_to(public.trail_text(NEW), 'UTF8')), 'hex');
    UPDATE public.trail_head SET n = NEW.id, h = NEW.h;
    RETURN NEW;
END
$$;

REVOKE ALL ON FUNCTION trail_part(text), trail_text(trail), trail_chain() FROM PUBLIC;

CREATE OR REPLACE TRIGGER trail_chain BEFORE INSERT ON trail FOR EACH ROW EXECUTE FUNCTION trail_chain();
ALTER TABLE trail ENABLE ALWAYS TRIGGER trail_chain;
