-- Whoever wrote any answer of a case approves none of it, and what is approved is the last that was written: the code asks
-- the same (letters/moving.py, requests/moving.py). Nothing comes approved. The trigger names the column of the case.
CREATE OR REPLACE FUNCTION approved_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrote boolean; newest bigint;
BEGIN
    IF NEW.approved_by_id IS NULL OR TG_OP = 'UPDATE' AND OLD.approved_by_id IS NOT NULL THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        RAISE EXCEPTION '答复先写，再由另一人审核' USING ERRCODE = 'check_violation';
    END IF;
    EXECUTE format('SELECT bool_or(a.written_by_id = $1), max(a.id) FROM %I a WHERE a.%I = $2',
                   TG_TABLE_NAME, TG_ARGV[0])
        INTO wrote, newest USING NEW.approved_by_id, (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
    IF wrote OR newest <> NEW.id THEN
        RAISE EXCEPTION '审核的是最后写的答复，审核的人没有写过这一件的答复' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER approved_by_another BEFORE INSERT OR UPDATE ON letter_answer
    FOR EACH ROW EXECUTE FUNCTION approved_by_another('letter_id');
CREATE OR REPLACE TRIGGER approved_by_another BEFORE INSERT OR UPDATE ON request_reply
    FOR EACH ROW EXECUTE FUNCTION approved_by_another('request_id');
