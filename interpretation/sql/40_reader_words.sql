-- A reader's word on an interpretation that is public now; the same form says it once. False: there is no such thing.
CREATE OR REPLACE FUNCTION reader_word_say(path_ text, helped_ boolean, unclear_ text[], sealed_ text, form_hash_ text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own uuid;
BEGIN
    SELECT publication_id INTO own FROM entry WHERE path = path_ AND section = 'interpretation';
    IF own IS NULL THEN
        RETURN false;
    END IF;
    IF length(sealed_) > 4000 OR (sealed_ <> '' AND sealed_ NOT LIKE 'sealed1:%') THEN
        RAISE EXCEPTION '读者的话要密封' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO reader_word (interpretation_id, at, helped, unclear, sealed, form_hash)
    VALUES (own, clock_timestamp(), helped_, unclear_, sealed_, form_hash_) ON CONFLICT (form_hash) DO NOTHING;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION reader_word_say(text, boolean, text[], text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reader_word_say(text, boolean, text[], text, text) TO portal_public, portal_staff;

-- Nobody rewrites what a reader said; the words themselves go by their term.
CREATE OR REPLACE FUNCTION reader_word_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sealed <> '' OR (NEW.id, NEW.interpretation_id, NEW.at, NEW.helped, NEW.unclear, NEW.form_hash)
       IS DISTINCT FROM (OLD.id, OLD.interpretation_id, OLD.at, OLD.helped, OLD.unclear, OLD.form_hash) THEN
        RAISE EXCEPTION '读者的话不能改' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER reader_word_kept BEFORE UPDATE ON reader_word
    FOR EACH ROW EXECUTE FUNCTION reader_word_kept();
