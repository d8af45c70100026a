-- An old address leads to its own publication's address and nowhere else, and only once that was public.

CREATE OR REPLACE FUNCTION guard_old_address() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE number_ bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND ((NEW.path, NEW.publication_id) IS DISTINCT FROM (OLD.path, OLD.publication_id)
                             OR OLD.target NOT IN ('', NEW.target)) THEN
        RAISE EXCEPTION 'an old address leads to one publication for ever' USING ERRCODE = 'PT004';
    END IF;
    IF NEW.target <> '' THEN
        SELECT number INTO number_ FROM publication WHERE id = NEW.publication_id;
        IF number_ IS NULL OR NEW.target !~ ('^/[a-z]+/' || number_ || '/$') THEN
            RAISE EXCEPTION 'an old address leads to its publication''s own' USING ERRCODE = 'PT006';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_old_address BEFORE INSERT OR UPDATE ON old_address
    FOR EACH ROW EXECUTE FUNCTION guard_old_address();

-- Always read by key, so the policy costs nothing.
ALTER TABLE old_address ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS staff_all ON old_address;
CREATE POLICY staff_all ON old_address TO portal_staff USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS public_led ON old_address;
CREATE POLICY public_led ON old_address FOR SELECT TO portal_public USING (target <> '');
