-- What its term is over for goes: who wrote, what was written and answered, files and notes. The case stays, with its
-- dates and steps, and so do the figures (I-17). Nobody else clears anything (guards.py, the triggers below), and nothing
-- goes within a month: so long the board counts it.
CREATE OR REPLACE FUNCTION letter_purge(id_ uuid, before timestamptz, on_ date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE letter l SET sealed = '', masked = '', title = '（已按期清除）', text = '', about = '', wants_mail = false,
        purged_on = on_
    WHERE l.id = id_ AND l.purged_on IS NULL AND l.closed_at < least(before, clock_timestamp() - interval '1 month');
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM letter_attachment f WHERE f.letter_id = id_;
    DELETE FROM letter_addition d WHERE d.letter_id = id_;
    UPDATE letter_rating r SET words = '' WHERE r.letter_id = id_;
    UPDATE letter_answer a SET text = '' WHERE a.letter_id = id_;
    UPDATE letter_part p SET text = '', asked = '' WHERE p.letter_id = id_;
    UPDATE letter_event e SET told = '', note = '' WHERE e.letter_id = id_;
    INSERT INTO letter_event (letter_id, "on", name, effect, article, reason, told, note)
    VALUES (id_, on_, 'purged', '', '', '', '', '');
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION letter_purge(uuid, timestamptz, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION letter_purge(uuid, timestamptz, date) TO portal_staff;

-- Steps are added, what writers sent is never changed; words are cleared by their term alone.
CREATE OR REPLACE TRIGGER letter_event_kept BEFORE UPDATE OR DELETE ON letter_event
    FOR EACH ROW EXECUTE FUNCTION kept_but_words();

DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['letter_attachment', 'letter_addition', 'letter_rating'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER kept BEFORE UPDATE ON %I
                        FOR EACH ROW EXECUTE FUNCTION kept_but_words()', name_);
    END LOOP;
END $$;
DROP FUNCTION IF EXISTS letter_event_kept();

-- Answers stay as they were written, but for the one approval.
CREATE OR REPLACE FUNCTION letter_answer_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'portal_owner' AND NEW.text = '' AND to_jsonb(NEW) - 'text' = to_jsonb(OLD) - 'text' THEN
        RETURN NEW;
    END IF;
    IF OLD.approved_by_id IS NOT NULL OR (OLD.letter_id, OLD.round, OLD.text, OLD.written_by_id, OLD.written_at)
       IS DISTINCT FROM (NEW.letter_id, NEW.round, NEW.text, NEW.written_by_id, NEW.written_at) THEN
        RAISE EXCEPTION '答复写好以后不能改，只能另写' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER letter_answer_kept BEFORE UPDATE ON letter_answer
    FOR EACH ROW EXECUTE FUNCTION letter_answer_kept();
