-- The header of an annual report is part of its revision; the office's word on it is only added to.
CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON report_header
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();

CREATE OR REPLACE FUNCTION clearance_possible() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM revision r WHERE r.id = NEW.revision_id AND r.hash = NEW.hash)
       OR EXISTS (SELECT FROM contribution c WHERE c.revision_id = NEW.revision_id AND c.person_id = NEW.person_id) THEN
        RAISE EXCEPTION '审清的不是这一稿，或者是自己写的' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER clearance_possible BEFORE INSERT ON report_clearance
    FOR EACH ROW EXECUTE FUNCTION clearance_possible();

-- No report goes out whose table B does not add up, column by column (ARC-01 … ARC-03), nor its table C (ARC-04).
CREATE OR REPLACE FUNCTION report_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE b jsonb := NEW.header #> '{tables,b}'; c jsonb := NEW.header #> '{tables,c}'; name_ text; row_ jsonb;
BEGIN
    IF (NEW.header ->> 'is_document')::boolean THEN RETURN NEW; END IF;
    FOR name_ IN SELECT jsonb_object_keys(b -> 'new') LOOP
        IF (b #>> ARRAY['new', name_])::int + (b #>> ARRAY['carried_in', name_])::int
           <> (b #>> ARRAY['result_total', name_])::int + (b #>> ARRAY['carried_out', name_])::int
           OR (b #>> ARRAY['result_total', name_])::int <> (
               SELECT sum((value ->> name_)::int) FROM jsonb_each(b)
               WHERE key NOT IN ('new', 'carried_in', 'result_total', 'carried_out')) THEN
            RAISE EXCEPTION '年报的申请表在“%”列勾稽关系不符', name_ USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    FOR name_, row_ IN SELECT * FROM jsonb_each(b) UNION ALL SELECT * FROM jsonb_each(c) LOOP
        IF (row_ ->> 'total')::int <> (SELECT sum(value::int) FROM jsonb_each_text(row_) WHERE key <> 'total') THEN
            RAISE EXCEPTION '年报的“%”行合计不符', name_ USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER report_adds_up BEFORE INSERT ON release
    FOR EACH ROW WHEN (NEW.kind = 'report') EXECUTE FUNCTION report_adds_up();
CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON reporting_organ
    FOR EACH ROW EXECUTE FUNCTION bump_edition();
