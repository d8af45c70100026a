-- Every change of what is public raises the edition, in the same transaction, whoever makes it; caches hear of it.
-- The edition is one row, so these transactions commit one after the other, in its order (docs/adr/0015).

CREATE OR REPLACE FUNCTION bump_edition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE n_ bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NULL;  -- saved without a change
    END IF;
    -- Once in a transaction: all that it does becomes public at its end, at once.
    IF EXISTS (SELECT FROM public.edition WHERE xmin = pg_current_xact_id()::xid) THEN
        RETURN NULL;
    END IF;
    UPDATE public.edition SET n = n + 1 RETURNING n INTO n_;
    PERFORM pg_notify('portal_edition', n_::text);
    RETURN NULL;
END $$;

-- What releases write, and reference data, which is public once saved. Releases and their files move only with an entry.
DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['entry', 'entry_terms', 'gone', 'organ', 'organ_head', 'unit', 'setting', 'workday',
                                 'term', 'synonym', 'promoted_answer'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON %I
                        FOR EACH ROW EXECUTE FUNCTION bump_edition()', name_);
    END LOOP;
END $$;
