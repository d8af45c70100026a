-- What was made of a release goes with it: a withdrawn or corrected document leaves no paper behind.
CREATE OR REPLACE FUNCTION drop_paper() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM paper WHERE publication_id = OLD.publication_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER drop_paper_changed AFTER UPDATE ON entry FOR EACH ROW
    WHEN (NEW.release_id IS DISTINCT FROM OLD.release_id) EXECUTE FUNCTION drop_paper();
CREATE OR REPLACE TRIGGER drop_paper_went AFTER DELETE ON entry FOR EACH ROW EXECUTE FUNCTION drop_paper();

-- Paper is made of nothing but the live release, which waits until it is put down.
CREATE OR REPLACE FUNCTION check_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM entry WHERE publication_id = NEW.publication_id AND release_id = NEW.release_id FOR SHARE) THEN
        RAISE EXCEPTION 'paper is made of the live release' USING ERRCODE = 'PT004';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_paper BEFORE INSERT OR UPDATE ON paper FOR EACH ROW EXECUTE FUNCTION check_paper();
CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON paper
    FOR EACH ROW EXECUTE FUNCTION bump_edition();
