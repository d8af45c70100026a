-- Every change of what is public bumps the edition, in the same transaction, whoever makes it; caches hear of it.

CREATE OR REPLACE FUNCTION bump_edition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE n_ bigint;
BEGIN
    UPDATE public.edition SET n = n + 1 RETURNING n INTO n_;
    PERFORM pg_notify('portal_edition', n_::text);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION bump_edition();
CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR DELETE ON gone
    FOR EACH STATEMENT EXECUTE FUNCTION bump_edition();

-- Reference data is public once saved: organs, settings, calendar and vocabulary move the edition too.
DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['organ', 'organ_head', 'unit', 'setting', 'workday', 'term'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION bump_edition()', name_);
    END LOOP;
END $$;
