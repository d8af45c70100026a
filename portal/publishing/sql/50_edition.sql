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
