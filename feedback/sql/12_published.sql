-- Only what was answered, with the consent of who wrote it, and never a report (BOX-10, BOX-14); for good.
CREATE OR REPLACE FUNCTION answer_may_be_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM letter l JOIN publication p ON p.id = NEW.publication_id
                   WHERE l.id = NEW.letter_id AND l.state = 'answered' AND l.consent_public AND l.kind <> 'report'
                   AND p.kind = 'answer' AND p.organ_id = l.organ_id) THEN
        RAISE EXCEPTION '这封信的答复不能公开' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER answer_may_be_published BEFORE INSERT OR UPDATE ON published_answer
    FOR EACH ROW EXECUTE FUNCTION answer_may_be_published();

-- The policy and the item of an answer are part of its revision: frozen with it, and whoever writes them contributes.
CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON answer_header
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();

-- Whether the policy has changed since an answer about it was true: withdrawn; amended, replaced or repealed by another
-- text; run out; marked by its own organ (N24). Asked when a page is read, so there is nothing to wind.
CREATE OR REPLACE FUNCTION answer_is_stale(policy uuid, as_of date, on_ date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (SELECT FROM entry e WHERE e.publication_id = policy)
        OR EXISTS (SELECT FROM link d WHERE d.to_id = policy AND d.kind IN ('amends', 'revises', 'repeals')
                   AND d.effective_on > as_of AND d.effective_on <= on_)
        OR EXISTS (SELECT FROM entry e JOIN release r ON r.id = e.release_id WHERE e.publication_id = policy AND (
                   upper(e.valid) > as_of AND upper(e.valid) <= on_
                   OR e.validity_mark <> '' AND (r.released_at AT TIME ZONE 'Asia/Shanghai')::date > as_of))
$$;
