-- An emergency release has one review and owes another: it is not released without the debt, and a person who neither wrote
-- nor approved it pays it, once.

CREATE OR REPLACE FUNCTION guard_later_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r revision;
BEGIN
    SELECT * INTO r FROM revision WHERE id = NEW.revision_id;
    IF TG_OP = 'INSERT' THEN
        IF r.mode <> 'emergency' OR NEW.outcome <> '' THEN
            RAISE EXCEPTION 'a later review is owed by an emergency release' USING ERRCODE = 'PT003';
        END IF;
        NEW.owed_at := clock_timestamp();
        RETURN NEW;
    END IF;
    IF OLD.outcome <> '' OR NEW.outcome = ''
       OR (NEW.id, NEW.revision_id, NEW.owed_at, NEW.due_on) IS DISTINCT FROM (OLD.id, OLD.revision_id, OLD.owed_at, OLD.due_on) THEN
        RAISE EXCEPTION 'a later review is made once and not otherwise changed' USING ERRCODE = 'PT004';
    END IF;
    IF NEW.person_id IS DISTINCT FROM require_actor() THEN
        RAISE EXCEPTION 'nobody reviews in another name' USING ERRCODE = 'PT001';
    END IF;
    IF NOT may_decide(NEW.person_id, (SELECT organ_id FROM publication WHERE id = r.publication_id), 'batch_review') THEN
        RAISE EXCEPTION 'no right to decide here today' USING ERRCODE = 'PT009';
    END IF;
    IF EXISTS (SELECT 1 FROM contribution c WHERE c.revision_id = r.id AND c.person_id = NEW.person_id)
       OR EXISTS (SELECT 1 FROM approval a WHERE a.revision_id = r.id AND a.person_id = NEW.person_id) THEN
        RAISE EXCEPTION 'who wrote or approved it does not review it later' USING ERRCODE = 'PT008';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_later_review BEFORE INSERT OR UPDATE ON later_review
    FOR EACH ROW EXECUTE FUNCTION guard_later_review();
CREATE OR REPLACE TRIGGER refuse_change BEFORE DELETE ON later_review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON later_review
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION guard_emergency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT mode FROM revision WHERE id = NEW.revision_id) = 'emergency'
       AND NOT EXISTS (SELECT 1 FROM later_review l WHERE l.revision_id = NEW.revision_id) THEN
        RAISE EXCEPTION 'an emergency release owes a later review' USING ERRCODE = 'PT012';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_emergency BEFORE INSERT ON release FOR EACH ROW EXECUTE FUNCTION guard_emergency();
