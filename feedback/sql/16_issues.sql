-- An issue holds letters of its own lane that were answered, with consent, and never a report (BOX-10).
CREATE OR REPLACE FUNCTION letter_may_be_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.issue_id IS NULL AND NOT EXISTS (
        SELECT FROM letter_issue i JOIN publication p ON p.id = i.publication_id
        WHERE i.publication_id = NEW.issue_id AND i.lane_id = NEW.lane_id AND p.kind = 'issue'
          AND NEW.state = 'answered' AND NEW.consent_public AND NEW.kind <> 'report') OR OLD.issue_id IS NOT NULL THEN
        RAISE EXCEPTION '这封信不能收进这一期' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER letter_may_be_issued BEFORE UPDATE OF issue_id ON letter
    FOR EACH ROW WHEN (NEW.issue_id IS DISTINCT FROM OLD.issue_id) EXECUTE FUNCTION letter_may_be_issued();

-- Of the assessors of a lane the public reads the names of those who let it.
CREATE OR REPLACE FUNCTION lane_assessors(lane_ bigint, on_ date) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(a.name ORDER BY a.name), '{}') FROM assessor a
    WHERE a.lane_id = lane_ AND a.is_named AND a.since <= on_ AND (a.until IS NULL OR a.until >= on_)
$$;
REVOKE ALL ON FUNCTION lane_assessors(bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lane_assessors(bigint, date) TO portal_public, portal_staff;
