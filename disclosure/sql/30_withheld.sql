-- What was registered stays as it was; only its state, its next review and its confirming person move, step by step.
CREATE OR REPLACE FUNCTION guard_withheld_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF (NEW.state, NEW.confirmed_by_id) IS DISTINCT FROM ('proposed', NULL::bigint) THEN
            RAISE EXCEPTION 'a withheld item begins as a proposal' USING ERRCODE = 'PT004';
        END IF;
        RETURN NEW;
    END IF;
    IF to_jsonb(NEW) - '{state,next_review_on,confirmed_by_id}'::text[]
       IS DISTINCT FROM to_jsonb(OLD) - '{state,next_review_on,confirmed_by_id}'::text[] THEN
        RAISE EXCEPTION 'what was registered is permanent' USING ERRCODE = 'PT004';
    END IF;
    IF (OLD.state, NEW.state) NOT IN (('proposed', 'withheld'), ('proposed', 'rejected'),
                                      ('withheld', 'withheld'), ('withheld', 'opened')) THEN
        RAISE EXCEPTION 'not a step of the register: % to %', OLD.state, NEW.state USING ERRCODE = 'PT001';
    END IF;
    IF OLD.confirmed_by_id IS NOT NULL AND NEW.confirmed_by_id IS DISTINCT FROM OLD.confirmed_by_id THEN
        RAISE EXCEPTION 'who confirmed is permanent' USING ERRCODE = 'PT004';
    END IF;
    -- Each step is somebody's recorded word, and never the word of who registered it.
    IF NOT EXISTS (SELECT FROM withheld_review r WHERE r.item_id = NEW.id AND r.person_id <> NEW.registered_by_id
                   AND r.at >= transaction_timestamp()
                   AND r.outcome = CASE NEW.state WHEN 'withheld' THEN 'keep' ELSE 'open' END) THEN
        RAISE EXCEPTION 'a step of the register needs a review' USING ERRCODE = 'PT002';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_withheld_item BEFORE INSERT OR UPDATE ON withheld_item
    FOR EACH ROW EXECUTE FUNCTION guard_withheld_item();

-- The counts are public once counted.
CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON withheld_count
    FOR EACH ROW EXECUTE FUNCTION bump_edition();
