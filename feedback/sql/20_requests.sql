-- What the public process may do with requests: file one, and see one whose number and code it was given.

-- A new request with its first line of the ledger, or what the same form has filed before: 'filed', 'same', 'other' (the
-- same form with another content), 'again' (the number is taken: a new form gives another). Granted to nobody.
CREATE OR REPLACE FUNCTION request_keep(said jsonb, channel_ text, on_ date, proof bytea, extension_ text, by_ bigint)
RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own information_request; there information_request;
BEGIN
    own := jsonb_populate_record(NULL::information_request, said);
    IF length(own.text) > 8000 OR length(own.sealed) > 12000 OR own.sealed NOT LIKE 'sealed1:%'
       OR length(proof) > 8 << 20 THEN
        RAISE EXCEPTION '申请的内容太长，或者没有密封' USING ERRCODE = 'check_violation';
    END IF;
    own.channel := channel_; own.state := 'submitted'; own.submitted_at := clock_timestamp(); own.submitted_on := on_;
    own.organ_id := own.addressed_id; own.received_on := NULL; own.due_on := NULL; own.waiting_until := NULL;
    own.is_provisional := false; own.calendar_mark := ''; own.outcome := ''; own.decided_on := NULL;
    INSERT INTO information_request SELECT own.* ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        SELECT * INTO there FROM information_request r WHERE r.form_hash = own.form_hash;
        RETURN CASE WHEN there.id IS NULL THEN 'again' WHEN there.content_hash = own.content_hash THEN 'same'
                    ELSE 'other' END;
    END IF;
    IF proof IS NOT NULL THEN
        INSERT INTO identity_proof (request_id, sealed, extension) VALUES (own.id, proof, extension_);
    END IF;
    INSERT INTO request_event (request_id, "on", name, effect, article, told, note, person_id)
    VALUES (own.id, on_, 'filed', '', '', '', '', by_);
    RETURN 'filed';
END $$;

CREATE OR REPLACE FUNCTION request_file(said jsonb, on_ date, proof bytea, extension_ text) RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT request_keep(said, 'internet', on_, proof, extension_, NULL);
$$;

-- What came on paper, by fax or by word of mouth: registered by a person at the desk.
CREATE OR REPLACE FUNCTION request_register(said jsonb, channel_ text, on_ date, proof bytea, extension_ text, by_ bigint)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF channel_ = 'internet' OR NOT EXISTS (SELECT FROM person p WHERE p.id = by_) THEN
        RAISE EXCEPTION '网上的申请由申请人自己提交' USING ERRCODE = 'check_violation';
    END IF;
    RETURN request_keep(said, channel_, on_, proof, extension_, by_);
END $$;

-- One of several matters that one application holds (一事一申请): by the same applicant, sent on the same day.
CREATE OR REPLACE FUNCTION request_split(of_ uuid, said jsonb, by_ bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE whole information_request;
BEGIN
    SELECT * INTO whole FROM information_request r WHERE r.id = of_ AND r.state = 'handling';
    IF whole.id IS NULL OR NOT EXISTS (SELECT FROM person p WHERE p.id = by_) THEN
        RAISE EXCEPTION '办理中的申请才能拆分' USING ERRCODE = 'check_violation';
    END IF;
    RETURN request_keep(to_jsonb(whole) || said || jsonb_build_object('addressed_id', whole.organ_id), whole.channel,
                        whole.submitted_on, NULL, '', by_);
END $$;

-- A request as its applicant sees it, or nothing.
CREATE OR REPLACE FUNCTION request_follow(number_ text, hashes text[], place text, most integer, seconds_ integer)
RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found_ json;
BEGIN
    SELECT json_build_object(
        'number', r.number, 'title', r.title, 'text', r.text, 'state', r.state, 'outcome', r.outcome, 'channel', r.channel,
        'way', r.way, 'carrier', r.carrier, 'masked', r.masked, 'submitted_on', r.submitted_on, 'organ', o.short_name, 'phone', o.phone,
        'letter', (SELECT p.letter FROM request_reply p WHERE p.request_id = r.id AND p.approved_by_id IS NOT NULL
                   AND p.annulled_on IS NULL),
        'fee', (SELECT json_build_object('basis', f.basis, 'units', f.units, 'yuan', f.yuan)
                FROM fee_notice f WHERE f.request_id = r.id),
        'events', (SELECT json_agg(json_build_object('name', e.name, 'on', e."on", 'effect', e.effect,
                       'article', e.article, 'days', e.days, 'due_on', e.due_on, 'organ', eo.short_name,
                       'told', e.told) ORDER BY e."on", e.id)
                   FROM request_event e LEFT JOIN organ eo ON eo.id = e.organ_id WHERE e.request_id = r.id))
    INTO found_
    FROM information_request r LEFT JOIN organ o ON o.id = r.organ_id
    WHERE r.number = number_ AND r.code_hash = ANY (hashes) AND has_tries_left(place, most, seconds_);
    RETURN found_within_tries(found_, place, most, seconds_);
END $$;

-- The correction that was asked for, as its applicant writes it: whether it was taken. It is received when both sides have
-- confirmed (art. 31); until then it keeps the request from being given up. The code was seen to be right in the same
-- request (request_follow), where wrong ones are counted.
CREATE OR REPLACE FUNCTION request_correct(number_ text, hashes text[], words text, on_ date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own information_request;
BEGIN
    SELECT * INTO own FROM information_request r WHERE r.number = number_ AND r.code_hash = ANY (hashes)
        FOR NO KEY UPDATE;
    IF own.id IS NULL OR own.state <> 'correcting' OR length(words) NOT BETWEEN 1 AND 1000
       OR (SELECT count(*) >= 5 FROM request_event e WHERE e.request_id = own.id AND e.name = 'correction_sent') THEN
        RETURN false;
    END IF;
    IF NOT EXISTS (SELECT FROM request_event e
                   WHERE e.request_id = own.id AND e.name = 'correction_sent' AND e.note = words) THEN
        INSERT INTO request_event (request_id, "on", name, effect, article, told, note)
        VALUES (own.id, on_, 'correction_sent', '', '', '', words);
    END IF;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION request_correct(text, text[], text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION request_correct(text, text[], text, date) TO portal_public, portal_staff;

REVOKE ALL ON FUNCTION request_keep(jsonb, text, date, bytea, text, bigint), request_file(jsonb, date, bytea, text),
    request_register(jsonb, text, date, bytea, text, bigint), request_split(uuid, jsonb, bigint),
    request_follow(text, text[], text, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION request_file(jsonb, date, bytea, text), request_follow(text, text[], text, integer, integer)
    TO portal_public, portal_staff;
GRANT EXECUTE ON FUNCTION request_register(jsonb, text, date, bytea, text, bigint), request_split(uuid, jsonb, bigint)
    TO portal_staff;

CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON remedies
    FOR EACH ROW EXECUTE FUNCTION bump_edition();

-- The ledger is only added to; a reply is changed by its approval, and by its being annulled after a challenge.
CREATE OR REPLACE FUNCTION request_event_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '申请的台账只能追加' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE OR REPLACE TRIGGER request_event_kept BEFORE UPDATE OR DELETE ON request_event
    FOR EACH ROW EXECUTE FUNCTION request_event_kept();

CREATE OR REPLACE FUNCTION request_reply_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_by_id IS NOT NULL AND (OLD.annulled_on IS NOT NULL OR NEW.annulled_on IS NULL
            OR to_jsonb(OLD) - 'annulled_on' <> to_jsonb(NEW) - 'annulled_on')
       OR OLD.approved_by_id IS NULL AND (to_jsonb(OLD) - '{approved_by_id,approved_at,year,serial,letter}'::text[])
          <> (to_jsonb(NEW) - '{approved_by_id,approved_at,year,serial,letter}'::text[]) THEN
        RAISE EXCEPTION '答复写好以后不能改，只能另写' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER request_reply_kept BEFORE UPDATE ON request_reply
    FOR EACH ROW EXECUTE FUNCTION request_reply_kept();
