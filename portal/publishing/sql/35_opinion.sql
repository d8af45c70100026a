-- Another organ's opinion (art. 11): asked by who decides, answered once by that organ; nothing is signed while one is open.

CREATE OR REPLACE FUNCTION guard_opinion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r revision; actor bigint := require_actor();
BEGIN
    IF TG_OP = 'INSERT' THEN
        r := require_decider(NEW.revision_id, NEW.asked_by_id);
        IF NEW.verdict <> '' OR NEW.organ_id = (SELECT organ_id FROM publication WHERE id = r.publication_id) THEN
            RAISE EXCEPTION 'an opinion is asked of another organ and begins open' USING ERRCODE = 'PT003';
        END IF;
        NEW.asked_at := clock_timestamp();
        RETURN NEW;
    END IF;
    IF OLD.verdict <> '' OR NEW.verdict = ''
       OR (NEW.id, NEW.revision_id, NEW.organ_id, NEW.question, NEW.asked_by_id, NEW.asked_at, NEW.due_on)
       IS DISTINCT FROM (OLD.id, OLD.revision_id, OLD.organ_id, OLD.question, OLD.asked_by_id, OLD.asked_at, OLD.due_on) THEN
        RAISE EXCEPTION 'an opinion is answered once and not otherwise changed' USING ERRCODE = 'PT004';
    END IF;
    IF NEW.answered_by_id IS DISTINCT FROM actor THEN
        RAISE EXCEPTION 'nobody answers in another name' USING ERRCODE = 'PT001';
    END IF;
    IF NEW.verdict = 'overdue' THEN
        PERFORM require_decider(NEW.revision_id, actor);
        IF NEW.due_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date THEN
            RAISE EXCEPTION 'it is not overdue' USING ERRCODE = 'PT006';
        END IF;
    ELSE
        IF NOT (holds_role(actor, NEW.organ_id, 'clerk') OR holds_role(actor, NEW.organ_id, 'reviewer')
                OR holds_role(actor, NEW.organ_id, 'secrecy_reviewer')
                OR holds_role(actor, NEW.organ_id, 'final_reviewer')) THEN
            RAISE EXCEPTION 'the organ asked answers' USING ERRCODE = 'PT009';
        END IF;
        SELECT * INTO r FROM revision WHERE id = NEW.revision_id FOR UPDATE;
        IF r.hash IS NULL OR NEW.hash <> r.hash THEN
            RAISE EXCEPTION 'an opinion names the bytes that were read' USING ERRCODE = 'PT007';
        END IF;
    END IF;
    NEW.answered_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_opinion BEFORE INSERT OR UPDATE ON opinion
    FOR EACH ROW EXECUTE FUNCTION guard_opinion();
CREATE OR REPLACE TRIGGER refuse_change BEFORE DELETE ON opinion FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON opinion
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION guard_signing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM revision r JOIN opinion o ON o.revision_id = r.id
               WHERE r.id = NEW.revision_id AND NEW.step = r.track[cardinality(r.track)] AND o.verdict = '') THEN
        RAISE EXCEPTION 'another organ is still asked' USING ERRCODE = 'PT011';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_signing BEFORE INSERT ON approval FOR EACH ROW EXECUTE FUNCTION guard_signing();
