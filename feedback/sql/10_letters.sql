-- What the public process may do with letters: file one, and see one whose number and code it was given.

DROP FUNCTION IF EXISTS letter_file(jsonb, date, integer);

-- A new letter with its files and its first step, or what the same form has filed before: 'filed', 'same', 'other' (the
-- same form, or the same ticket, with another content), 'again' (the number is taken: a new form gives another), 'nobody'
-- (a lane of assessors, and whoever writes is none). Granted to nobody.
CREATE OR REPLACE FUNCTION letter_keep(
    said jsonb, on_ date, days_ integer, files bytea[], facts jsonb, channel_ text, ticket_ text, by_ bigint) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own letter; there letter; lane_ lane;
BEGIN
    own := jsonb_populate_record(NULL::letter, said);
    SELECT l.* INTO lane_ FROM lane l JOIN lane_kind k ON k.lane_id = l.id
        WHERE l.id = own.lane_id AND l.is_open AND k.kind = own.kind AND k.is_taken AND k.days = days_;
    IF lane_.id IS NULL OR length(own.text) > 20000 OR length(own.sealed) > 4000 OR own.sealed NOT LIKE 'sealed1:%'
       OR cardinality(files) > 3 OR EXISTS (SELECT FROM unnest(files) f WHERE length(f) > 6 << 20) THEN
        RAISE EXCEPTION '这个渠道不收这样的信' USING ERRCODE = 'check_violation';
    END IF;
    -- On the day from which its clock counts, whatever the hour here.
    own.received_at := (on_ + (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::time) AT TIME ZONE 'Asia/Shanghai';
    own.state := 'received'; own.organ_id := NULL; own.closed_at := NULL;
    own.assigned_times := 0; own.round := 0; own.is_returned := false; own.urged_times := 0; own.merged_into_id := NULL;
    own.purged_on := NULL; own.channel := channel_; own.ticket := ticket_; own.entered_by_id := by_;
    own.follow_up := ''; own.issue_id := NULL; own.assessor_id := NULL; own.calendar_mark := '';  -- the tick counts anew
    own.due_on := possible_due(on_, days_, own.due_on);
    IF lane_.for_assessors THEN
        SELECT a.id INTO own.assessor_id FROM assessor a WHERE a.lane_id = lane_.id AND a.since <= on_
            AND (a.until IS NULL OR a.until >= on_)
            AND a.code_hash IN (SELECT jsonb_array_elements_text(said -> 'assessor'));
        IF own.assessor_id IS NULL THEN RETURN 'nobody'; END IF;
    END IF;
    INSERT INTO letter SELECT own.* ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        SELECT * INTO there FROM letter l
            WHERE l.form_hash = own.form_hash OR l.ticket <> '' AND l.ticket = ticket_ AND l.channel = channel_;
        RETURN CASE WHEN there.id IS NULL THEN 'again' WHEN there.content_hash = own.content_hash THEN 'same'
                    ELSE 'other' END;
    END IF;
    INSERT INTO letter_attachment (letter_id, n, extension, size, sealed)
    SELECT own.id, f.n, facts -> f.n::integer - 1 ->> 'extension', (facts -> f.n::integer - 1 ->> 'size')::integer, f.sealed
    FROM unnest(files) WITH ORDINALITY f(sealed, n);
    INSERT INTO letter_event (letter_id, at, "on", name, effect, article, days, organ_id, reason, told, note)
    VALUES (own.id, own.received_at, on_, 'received', 'start', lane_.name || '的承诺', days_, NULL, '', '', '');
    RETURN 'filed';
END $$;

CREATE OR REPLACE FUNCTION letter_file(said jsonb, on_ date, days_ integer, files bytea[], facts jsonb) RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT letter_keep(said, on_, days_, files, facts, 'internet', '', NULL);
$$;

-- What came on paper, by telephone or from another channel: entered by a person at the desk, a ticket of it once.
CREATE OR REPLACE FUNCTION letter_enter(
    said jsonb, on_ date, days_ integer, files bytea[], facts jsonb, channel_ text, ticket_ text, by_ bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF channel_ = 'internet' OR NOT EXISTS (SELECT FROM person p WHERE p.id = by_) THEN
        RAISE EXCEPTION '网上的信由本人提交' USING ERRCODE = 'check_violation';
    END IF;
    RETURN letter_keep(said, on_, days_, files, facts, channel_, ticket_, by_);
END $$;

-- A letter as its writer sees it, or nothing.
CREATE OR REPLACE FUNCTION letter_follow(number_ text, hashes text[], place text, most integer, seconds_ integer)
RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found_ json;
BEGIN
    SELECT json_build_object(
        'number', l.number, 'title', l.title, 'text', l.text, 'kind', l.kind, 'lane', n.name, 'state', l.state,
        'follows', n.is_followed_up, 'due_on', l.due_on, 'received_at', l.received_at, 'consent_public', l.consent_public, 'round', l.round,
        'organ', o.short_name, 'phone', o.phone,
        'files', (SELECT count(*) FROM letter_attachment f WHERE f.letter_id = l.id),
        'additions', (SELECT json_agg(d.text ORDER BY d.id) FROM letter_addition d WHERE d.letter_id = l.id),
        'answers', (SELECT json_agg(a.text ORDER BY a.round) FROM letter_answer a
                    WHERE a.letter_id = l.id AND a.approved_by_id IS NOT NULL),
        'public', (SELECT y.path FROM published_answer p JOIN entry y USING (publication_id) WHERE p.letter_id = l.id),
        'rating', (SELECT r.level FROM letter_rating r WHERE r.letter_id = l.id),
        'events', (SELECT json_agg(json_build_object('name', e.name, 'at', e.at, 'on', e."on", 'effect', e.effect,
                       'article', e.article, 'days', e.days, 'organ', eo.short_name, 'reason', e.reason,
                       'told', e.told) ORDER BY e.id)
                   FROM letter_event e LEFT JOIN organ eo ON eo.id = e.organ_id WHERE e.letter_id = l.id))
    INTO found_
    FROM letter l JOIN lane n ON n.id = l.lane_id LEFT JOIN organ o ON o.id = l.organ_id
    WHERE l.number = number_ AND l.code_hash = ANY (hashes) AND has_tries_left(place, most, seconds_);
    RETURN found_within_tries(found_, place, most, seconds_);
END $$;

REVOKE ALL ON FUNCTION letter_file(jsonb, date, integer, bytea[], jsonb),
    letter_keep(jsonb, date, integer, bytea[], jsonb, text, text, bigint),
    letter_enter(jsonb, date, integer, bytea[], jsonb, text, text, bigint),
    letter_follow(text, text[], text, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION letter_enter(jsonb, date, integer, bytea[], jsonb, text, text, bigint) TO portal_staff;
GRANT EXECUTE ON FUNCTION letter_file(jsonb, date, integer, bytea[], jsonb),
    letter_follow(text, text[], text, integer, integer) TO portal_public, portal_staff;

DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['lane', 'lane_kind'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON %I
                        FOR EACH ROW EXECUTE FUNCTION bump_edition()', name_);
    END LOOP;
END $$;
