-- What the public process may do with letters: file one, and see one whose number and code it was given.

-- A new letter with its first step, or what the same form has filed before: 'filed', 'same', 'other' (the same form with
-- another content), 'again' (the number is taken: a new form gives another).
CREATE OR REPLACE FUNCTION letter_file(said jsonb, on_ date, days_ integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own letter; there letter; lane_ lane;
BEGIN
    own := jsonb_populate_record(NULL::letter, said);
    SELECT l.* INTO lane_ FROM lane l JOIN lane_kind k ON k.lane_id = l.id
        WHERE l.id = own.lane_id AND l.is_open AND k.kind = own.kind AND k.is_taken AND k.days = days_;
    IF lane_.id IS NULL OR length(own.text) > 20000 OR length(own.sealed) > 4000 OR own.sealed NOT LIKE 'sealed1:%' THEN
        RAISE EXCEPTION '这个渠道不收这样的信' USING ERRCODE = 'check_violation';
    END IF;
    own.state := 'received'; own.received_at := clock_timestamp(); own.organ_id := NULL; own.closed_at := NULL;
    own.assigned_times := 0;
    INSERT INTO letter SELECT own.* ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        SELECT * INTO there FROM letter l WHERE l.form_hash = own.form_hash;
        RETURN CASE WHEN there.id IS NULL THEN 'again' WHEN there.content_hash = own.content_hash THEN 'same'
                    ELSE 'other' END;
    END IF;
    INSERT INTO letter_event (letter_id, "on", name, effect, article, days, organ_id, reason, told)
    VALUES (own.id, on_, 'received', 'start', lane_.name || '的承诺', days_, NULL, '', '');
    RETURN 'filed';
END $$;

-- A letter as its writer sees it, or nothing.
CREATE OR REPLACE FUNCTION letter_follow(number_ text, hashes text[], place text, most integer, seconds_ integer)
RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found_ json;
BEGIN
    SELECT json_build_object(
        'number', l.number, 'title', l.title, 'text', l.text, 'kind', l.kind, 'lane', n.name, 'state', l.state,
        'due_on', l.due_on, 'received_at', l.received_at, 'consent_public', l.consent_public,
        'organ', o.short_name, 'phone', o.phone,
        'answer', (SELECT a.text FROM letter_answer a WHERE a.letter_id = l.id AND a.approved_by_id IS NOT NULL),
        'events', (SELECT json_agg(json_build_object('name', e.name, 'at', e.at, 'on', e."on", 'effect', e.effect,
                       'article', e.article, 'days', e.days, 'organ', eo.short_name, 'reason', e.reason,
                       'told', e.told) ORDER BY e.id)
                   FROM letter_event e LEFT JOIN organ eo ON eo.id = e.organ_id WHERE e.letter_id = l.id))
    INTO found_
    FROM letter l JOIN lane n ON n.id = l.lane_id LEFT JOIN organ o ON o.id = l.organ_id
    WHERE l.number = number_ AND l.code_hash = ANY (hashes);
    RETURN found_within_tries(found_, place, most, seconds_);
END $$;

REVOKE ALL ON FUNCTION letter_file(jsonb, date, integer), letter_follow(text, text[], text, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION letter_file(jsonb, date, integer), letter_follow(text, text[], text, integer, integer)
    TO portal_public, portal_staff;

-- Steps are added, never changed; so are answers, but for the one approval.
CREATE OR REPLACE FUNCTION letter_event_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '来信的办理记录只能追加' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE OR REPLACE TRIGGER letter_event_kept BEFORE UPDATE OR DELETE ON letter_event
    FOR EACH ROW EXECUTE FUNCTION letter_event_kept();

CREATE OR REPLACE FUNCTION letter_answer_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_by_id IS NOT NULL OR (OLD.letter_id, OLD.text, OLD.written_by_id, OLD.written_at)
       IS DISTINCT FROM (NEW.letter_id, NEW.text, NEW.written_by_id, NEW.written_at) THEN
        RAISE EXCEPTION '答复写好以后不能改，只能另写' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER letter_answer_kept BEFORE UPDATE ON letter_answer
    FOR EACH ROW EXECUTE FUNCTION letter_answer_kept();

DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['lane', 'lane_kind'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON %I
                        FOR EACH ROW EXECUTE FUNCTION bump_edition()', name_);
    END LOOP;
END $$;
