-- What the examination found stands in the way of an approval (ADR 0016); a reviewer's word answers, never an author's.

-- The newest examination of exactly these bytes.
CREATE OR REPLACE FUNCTION examination_of(revision_ bigint, hash_ text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT max(id) FROM examination WHERE revision_id = revision_ AND digest = hash_
$$;

-- How many of its findings still stand: what blocks always, what must be answered until a non-contributor answered.
CREATE OR REPLACE FUNCTION open_findings(examination_ bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM revision_finding f JOIN examination e ON e.id = f.examination_id
      JOIN revision r ON r.id = e.revision_id
    WHERE e.id = examination_ AND (f.severity IN ('blocks', 'refuses') OR f.severity = 'answer' AND NOT EXISTS (
        SELECT 1 FROM finding_answer a WHERE a.publication_id = r.publication_id AND a.key = f.key AND NOT EXISTS (
            SELECT 1 FROM contribution c WHERE c.revision_id = r.id AND c.person_id = a.person_id)))
$$;

-- Who speaks about a revision under review: in the own name, with the right to decide at this step today.
CREATE OR REPLACE FUNCTION require_decider(revision_ bigint, person_ bigint) RETURNS revision LANGUAGE plpgsql AS $$
DECLARE r revision;
BEGIN
    IF person_ IS DISTINCT FROM require_actor() THEN
        RAISE EXCEPTION 'nobody speaks in another name' USING ERRCODE = 'PT001';
    END IF;
    SELECT * INTO r FROM revision WHERE id = revision_ FOR UPDATE;
    IF r.id IS NULL OR NOT r.state = ANY (r.track) THEN
        RAISE EXCEPTION 'the revision is at no step of a review' USING ERRCODE = 'PT005';
    END IF;
    IF NOT may_decide(person_, (SELECT organ_id FROM publication WHERE id = r.publication_id), r.state) THEN
        RAISE EXCEPTION 'no right to decide here today' USING ERRCODE = 'PT009';
    END IF;
    RETURN r;
END $$;

CREATE OR REPLACE FUNCTION guard_finding_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r revision := require_decider(NEW.revision_id, NEW.person_id);
BEGIN
    IF r.publication_id <> NEW.publication_id THEN
        RAISE EXCEPTION 'an answer belongs to its revision''s publication' USING ERRCODE = 'PT006';
    END IF;
    IF EXISTS (SELECT 1 FROM contribution c WHERE c.revision_id = r.id AND c.person_id = NEW.person_id) THEN
        RAISE EXCEPTION 'a contributor does not answer' USING ERRCODE = 'PT008';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_finding_answer BEFORE INSERT ON finding_answer
    FOR EACH ROW EXECUTE FUNCTION guard_finding_answer();
