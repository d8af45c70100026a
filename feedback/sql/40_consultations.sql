-- CON-01 … CON-03, CON-08: how long the public is asked, and what of it stands in public.

-- The header of a consultation is part of its revision: frozen with it, and whoever writes it contributes.
CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON consultation_header
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();

-- Whether so many days are too few for what is asked, when the public is told no reason.
CREATE OR REPLACE FUNCTION asked_too_shortly(type_ text, days integer, reason text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT reason = '' AND days < (SELECT least_days FROM consultation_type WHERE code = type_)
$$;

CREATE OR REPLACE FUNCTION guard_consultation_header() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF asked_too_shortly(NEW.type, NEW.closes_on - NEW.opens_on, NEW.short_reason) THEN
        RAISE EXCEPTION 'the public is asked for too few days' USING ERRCODE = 'PT013';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER guard_period BEFORE INSERT OR UPDATE OF type, opens_on, closes_on, short_reason
    ON consultation_header FOR EACH ROW EXECUTE FUNCTION guard_consultation_header();

-- The same of what comes out, counted from the day on which people can read it; and what has closed stays closed.
CREATE OR REPLACE FUNCTION guard_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE x release; before release; said jsonb; begins date;
BEGIN
    SELECT * INTO x FROM release WHERE id = NEW.release_id;
    SELECT * INTO before FROM release r WHERE r.publication_id = x.publication_id AND r.no < x.no ORDER BY r.no DESC LIMIT 1;
    said := x.header;
    IF before.id IS NOT NULL AND (said ->> 'opens_on', said ->> 'closes_on', said ->> 'short_reason')
       = (before.header ->> 'opens_on', before.header ->> 'closes_on', before.header ->> 'short_reason') THEN
        RETURN NULL;
    END IF;
    IF (before.header ->> 'closes_on')::date < (x.released_at AT TIME ZONE 'Asia/Shanghai')::date THEN
        RAISE EXCEPTION 'what has closed stays closed' USING ERRCODE = 'PT013';
    END IF;
    begins := greatest((said ->> 'opens_on')::date, (NEW.sort_at AT TIME ZONE 'Asia/Shanghai')::date);
    IF asked_too_shortly(said ->> 'type', (said ->> 'closes_on')::date - begins, said ->> 'short_reason') THEN
        RAISE EXCEPTION 'the public is asked for too few days' USING ERRCODE = 'PT013';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER guard_consultation_came AFTER INSERT ON entry
    FOR EACH ROW WHEN (NEW.section = 'consultation') EXECUTE FUNCTION guard_consultation();
CREATE OR REPLACE TRIGGER guard_consultation_changed AFTER UPDATE ON entry FOR EACH ROW
    WHEN (NEW.section = 'consultation' AND NEW.release_id IS DISTINCT FROM OLD.release_id)
    EXECUTE FUNCTION guard_consultation();

-- From when to when people may answer follows from what was released.
CREATE OR REPLACE FUNCTION keep_consultation_period() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM consultation_period WHERE publication_id = (CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END).publication_id;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO consultation_period (publication_id, organ_id, release_id, form, is_online, opens_on, closes_on,
                                         held_on, places, answered_on)
        SELECT x.publication_id, NEW.organ_id, x.id, x.header ->> 'form', (x.header ->> 'is_online')::boolean,
               (x.header ->> 'opens_on')::date, (x.header ->> 'closes_on')::date,
               nullif(x.header ->> 'held_on', '')::date, (x.header ->> 'places')::integer,
               (SELECT min(coalesce(nullif(r.header #>> '{result,on}', '')::date,
                                    (r.released_at AT TIME ZONE 'Asia/Shanghai')::date))
                FROM release r WHERE r.publication_id = x.publication_id AND r.header ? 'result')
        FROM release x WHERE x.id = NEW.release_id;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER keep_consultation_came AFTER INSERT ON entry
    FOR EACH ROW WHEN (NEW.section = 'consultation') EXECUTE FUNCTION keep_consultation_period();
CREATE OR REPLACE TRIGGER keep_consultation_changed AFTER UPDATE ON entry FOR EACH ROW
    WHEN (NEW.section = 'consultation' AND NEW.release_id IS DISTINCT FROM OLD.release_id)
    EXECUTE FUNCTION keep_consultation_period();
CREATE OR REPLACE TRIGGER keep_consultation_went AFTER DELETE ON entry
    FOR EACH ROW WHEN (OLD.section = 'consultation') EXECUTE FUNCTION keep_consultation_period();
REVOKE ALL ON FUNCTION keep_consultation_period() FROM PUBLIC;

-- How long one is asked is public once saved.
CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON consultation_type
    FOR EACH ROW EXECUTE FUNCTION bump_edition();
