-- Columns are public once saved; what they hold, once counted. The name in the address is permanent.
DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['site_column', 'site_column_state'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON %I
                        FOR EACH ROW EXECUTE FUNCTION bump_edition()', name_);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION refuse_new_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the address of a column is permanent' USING ERRCODE = 'PT004';
END $$;

CREATE OR REPLACE TRIGGER refuse_new_slug BEFORE UPDATE ON site_column FOR EACH ROW
    WHEN (NEW.slug IS DISTINCT FROM OLD.slug) EXECUTE FUNCTION refuse_new_slug();
