-- Many things at once: their words are gathered and put into the index by large portions. Otherwise each release puts its
-- own in at once, so that no search reads a list of words still to be put in.

CREATE OR REPLACE FUNCTION word_indexes() RETURNS SETOF regclass LANGUAGE sql STABLE AS $$
    SELECT i.indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
    WHERE i.indrelid = 'public.entry_terms'::regclass AND a.amname = 'gin'
$$;

CREATE OR REPLACE FUNCTION gather_words(gathering boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE name_ regclass;
BEGIN
    FOR name_ IN SELECT word_indexes() LOOP
        EXECUTE format('ALTER INDEX %s SET (fastupdate = %s)', name_, gathering);
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION put_words_in() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE name_ regclass;
BEGIN
    FOR name_ IN SELECT word_indexes() LOOP
        PERFORM gin_clean_pending_list(name_);
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION gather_words(boolean), put_words_in() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gather_words(boolean), put_words_in() TO portal_staff;
