-- Header and sources of an interpretation are part of its revision: frozen with it, and whoever writes them contributes.
DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['interpretation_header', 'interpretation_source'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON %I
                        FOR EACH ROW EXECUTE FUNCTION guard_revision_part()', name_);
    END LOOP;
END $$;
