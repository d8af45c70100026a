-- A row keeps its key. Foreign keys are checked only at commit: with the number of a revision, a person or an organ
-- changed and another row put in its place, contributors and approvals would come to belong to that other row.

CREATE OR REPLACE FUNCTION refuse_new_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the key of a row in % is permanent', TG_TABLE_NAME USING ERRCODE = 'PT004';
END $$;

DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['publication', 'revision', 'person', 'organ'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER refuse_new_key BEFORE UPDATE ON %I FOR EACH ROW
                        WHEN (NEW.id IS DISTINCT FROM OLD.id) EXECUTE FUNCTION refuse_new_key()', name_);
    END LOOP;
END $$;

-- The hour of a row is the database's.
CREATE OR REPLACE FUNCTION date_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'release' THEN NEW.released_at := clock_timestamp(); ELSE NEW.at := clock_timestamp(); END IF;
    RETURN NEW;
END $$;
