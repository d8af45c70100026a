-- What was sent and what was asked, round by round.

-- A submission is the copy of what was submitted in this transaction's round; looked at statement by statement.
CREATE OR REPLACE FUNCTION guard_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM require_actor();
    IF EXISTS (SELECT FROM come c LEFT JOIN LATERAL (
        SELECT true AS stands FROM revision r WHERE r.id = c.revision_id AND r.state = r.track[1]
          AND (r.round, r.hash, r.title, r.header, r.body_html, r.body_text, r.change_note)
            = (c.round, c.hash, c.title, c.header, c.body_html, c.body_text, c.change_note)
        OFFSET 0) AS one ON true WHERE one.stands IS NOT TRUE) THEN
        RAISE EXCEPTION 'a submission is an exact copy' USING ERRCODE = 'PT007';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER date_row BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION date_row();
DROP TRIGGER IF EXISTS guard_submission ON submission;
CREATE TRIGGER guard_submission AFTER INSERT ON submission REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION guard_submission();

CREATE OR REPLACE FUNCTION guard_mark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r revision := require_decider(NEW.revision_id, NEW.person_id);
BEGIN
    IF NEW.round <> r.round THEN
        RAISE EXCEPTION 'a mark is made in the round that runs' USING ERRCODE = 'PT005';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_mark BEFORE INSERT ON mark FOR EACH ROW EXECUTE FUNCTION guard_mark();

-- An answer is part of the text's revision: only while it is written, and by a contributor (guard_revision_part).
CREATE OR REPLACE FUNCTION guard_mark_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.person_id <> require_actor() THEN
        RAISE EXCEPTION 'nobody answers in another name' USING ERRCODE = 'PT001';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM mark m WHERE m.id = NEW.mark_id AND m.revision_id = NEW.revision_id) THEN
        RAISE EXCEPTION 'an answer belongs to its mark''s revision' USING ERRCODE = 'PT006';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_mark_answer BEFORE INSERT ON mark_answer
    FOR EACH ROW EXECUTE FUNCTION guard_mark_answer();
CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT ON mark_answer
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();
