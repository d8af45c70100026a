-- Where a released document stands in a series follows from its released header, whoever writes the entry and however.

CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON series_member
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();

-- The place that a release names; its last day counts from the first publication, also after a correction (N19).
CREATE OR REPLACE FUNCTION place_released(publication_ uuid, release_ bigint, organ_ bigint, first_ timestamptz)
RETURNS void LANGUAGE sql AS $$
    INSERT INTO series_place (publication_id, series_id, organ_id, slot, period, facts, until)
    SELECT publication_, s.id, organ_, p ->> 'slot', p ->> 'period', p -> 'facts',
           (first_ AT TIME ZONE 'Asia/Shanghai')::date + (p ->> 'keep_days')::integer - 1
    FROM release r, LATERAL (SELECT r.header -> 'series') AS named(p) JOIN series s ON s.code = p ->> 'code'
    WHERE r.id = release_
$$;

CREATE OR REPLACE FUNCTION place_in_series() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN  -- one statement may bring a hundred thousand; what comes back after a withdrawal stands anew
        DELETE FROM series_place p USING come c WHERE p.publication_id = c.publication_id;
        PERFORM place_released(c.publication_id, c.release_id, c.organ_id, c.sort_at)
        FROM come c JOIN release r ON r.id = c.release_id WHERE r.header -> 'series' ? 'code';
    ELSIF TG_OP = 'UPDATE' THEN
        DELETE FROM series_place WHERE publication_id = NEW.publication_id;
        PERFORM place_released(NEW.publication_id, NEW.release_id, NEW.organ_id, NEW.sort_at);
    ELSE
        UPDATE series_place SET gone_at = now(), gone_path = OLD.path, facts = '{}' WHERE publication_id = OLD.publication_id;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER place_in_series_come AFTER INSERT ON entry REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION place_in_series();
CREATE OR REPLACE TRIGGER place_in_series_changed AFTER UPDATE ON entry FOR EACH ROW
    WHEN (NEW.release_id IS DISTINCT FROM OLD.release_id) EXECUTE FUNCTION place_in_series();
CREATE OR REPLACE TRIGGER place_in_series_went AFTER DELETE ON entry
    FOR EACH ROW EXECUTE FUNCTION place_in_series();

UPDATE series_place SET facts = '{}' WHERE gone_at IS NOT NULL AND facts <> '{}';  -- went before this rule was known

REVOKE ALL ON FUNCTION place_in_series(), place_released(uuid, bigint, bigint, timestamptz) FROM PUBLIC;

-- A code stands in addresses and in released headers; a shape says what its members' places mean.
CREATE OR REPLACE FUNCTION guard_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.code, NEW.shape) IS DISTINCT FROM (OLD.code, OLD.shape) THEN
        RAISE EXCEPTION 'code and shape of a series are permanent' USING ERRCODE = 'PT004';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_series BEFORE UPDATE ON series FOR EACH ROW EXECUTE FUNCTION guard_series();

-- Only what is public is picked.
CREATE OR REPLACE FUNCTION guard_series_pick() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM entry e WHERE e.publication_id = NEW.publication_id) THEN
        RAISE EXCEPTION 'only a released document is put into a series' USING ERRCODE = 'PT006';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_series_pick BEFORE INSERT OR UPDATE ON series_pick
    FOR EACH ROW EXECUTE FUNCTION guard_series_pick();

-- Series and picks are public once saved.
DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['series', 'series_pick'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON %I
                        FOR EACH ROW EXECUTE FUNCTION bump_edition()', name_);
    END LOOP;
END $$;
