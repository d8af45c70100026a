-- Four eyes for a batch as a whole: who approves it speaks in the own name and has touched nothing of it.

CREATE OR REPLACE FUNCTION guard_batch_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.person_id <> require_actor() THEN
        RAISE EXCEPTION 'nobody approves in another name' USING ERRCODE = 'PT001';
    END IF;
    IF NEW.person_id = (SELECT person_id FROM import_batch WHERE id = NEW.batch_id) OR EXISTS (
        SELECT 1 FROM document d JOIN revision r ON r.publication_id = d.publication_id
          JOIN contribution c ON c.revision_id = r.id
        WHERE d.batch_id = NEW.batch_id AND c.person_id = NEW.person_id) THEN
        RAISE EXCEPTION 'a contributor does not approve' USING ERRCODE = 'PT008';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_batch_approval BEFORE INSERT ON batch_approval
    FOR EACH ROW EXECUTE FUNCTION guard_batch_approval();

DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['batch_approval', 'import_line'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON %I
                        FOR EACH ROW EXECUTE FUNCTION refuse_change()', name_);
        EXECUTE format('CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name_);
    END LOOP;
END $$;
