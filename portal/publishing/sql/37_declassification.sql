-- A declassification is recorded once and confirmed once, by another person; nothing else of it ever changes.
CREATE OR REPLACE FUNCTION guard_declassification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a declassification is never deleted' USING ERRCODE = 'PT002';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.confirmed_by_id IS NOT NULL OR NEW.confirmed_at IS NOT NULL THEN
            RAISE EXCEPTION 'a declassification begins with one person' USING ERRCODE = 'PT003';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.confirmed_by_id IS NOT NULL OR NEW.confirmed_by_id IS NULL OR NEW.confirmed_at IS NULL
       OR to_jsonb(NEW) - '{confirmed_by_id,confirmed_at}'::text[]
          IS DISTINCT FROM to_jsonb(OLD) - '{confirmed_by_id,confirmed_at}'::text[] THEN
        RAISE EXCEPTION 'a declassification is confirmed once and stays as it is' USING ERRCODE = 'PT004';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_declassification BEFORE INSERT OR UPDATE OR DELETE ON declassification
    FOR EACH ROW EXECUTE FUNCTION guard_declassification();
