-- What another organ wrote for the answer stays as it was written; reports against persons are handled by one organ alone.
CREATE OR REPLACE FUNCTION letter_part_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT FROM letter l WHERE l.id = NEW.letter_id AND l.kind = 'report') THEN
            RAISE EXCEPTION '举报不请别的单位一起办' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF NOT (current_user = 'portal_owner' AND NEW.text = '' AND NEW.asked = '')
          AND (OLD.text <> '' OR (OLD.letter_id, OLD.round, OLD.organ_id, OLD.asked)
               IS DISTINCT FROM (NEW.letter_id, NEW.round, NEW.organ_id, NEW.asked)) THEN
        RAISE EXCEPTION '协办意见写好以后不能改' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER letter_part_kept BEFORE INSERT OR UPDATE ON letter_part
    FOR EACH ROW EXECUTE FUNCTION letter_part_kept();
