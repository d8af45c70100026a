-- What the public process may do with requests: file one, and see one whose number and code it was given.

DROP FUNCTION IF EXISTS request_file(jsonb, date, bytea, text);
DROP FUNCTION IF EXISTS request_register(jsonb, text, date, bytea, text, bigint);
DROP FUNCTION IF EXISTS request_keep(jsonb, text, date, bytea, text, bigint);

-- A new request with its first line of the ledger, or what the same form has filed before: 'filed', 'same', 'other' (the
-- same form with another content), 'again' (the number is taken: a new form gives another). Granted to nobody.
CREATE OR REPLACE FUNCTION request_keep(said jsonb, channel_ text, on_ date, proof bytea, extension_ text,
    evidence bytea, evidence_extension text, by_ bigint) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own information_request; there information_request;
BEGIN
    own := jsonb_populate_record(NULL::information_request, said);
    IF length(own.text) > 8000 OR length(own.sealed) > 12000 OR own.sealed NOT LIKE 'sealed1:%'
       OR length(proof) > 8 << 20 OR length(evidence) > 8 << 20 THEN
        RAISE EXCEPTION '申请的内容太长，或者没有密封' USING ERRCODE = 'check_violation';
    END IF;
    own.channel := channel_; own.state := 'submitted'; own.submitted_at := clock_timestamp(); own.submitted_on := on_;
    own.organ_id := own.addressed_id; own.received_on := NULL; own.due_on := NULL; own.waiting_until := NULL;
    own.is_provisional := false; own.calendar_mark := ''; own.outcome := ''; own.decided_on := NULL;
    own.purged_on := NULL;
    INSERT INTO information_request SELECT own.* ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        SELECT * INTO there FROM information_request r WHERE r.form_hash = own.form_hash;
        RETURN CASE WHEN there.id IS NULL THEN 'again' WHEN there.content_hash = own.content_hash THEN 'same'
                    ELSE 'other' END;
    END IF;
    IF proof IS NOT NULL THEN
        INSERT INTO identity_proof (request_id, sealed, extension) VALUES (own.id, proof, extension_);
    END IF;
    IF evidence IS NOT NULL THEN
        INSERT INTO record_evidence (request_id, sealed, extension) VALUES (own.id, evidence, evidence_extension);
    END IF;
    INSERT INTO request_event (request_id, "on", name, effect, article, told, note, person_id)
    VALUES (own.id, on_, 'filed', '', '', '', '', by_);
    RETURN 'filed';
END $$;

CREATE OR REPLACE FUNCTION request_file(said jsonb, on_ date, proof bytea, extension_ text, evidence bytea,
    evidence_extension text) RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT request_keep(said, 'internet', on_, proof, extension_, evidence, evidence_extension, NULL);
$$;

-- What came on paper, by fax or by word of mouth: registered by a person at the desk.
CREATE OR REPLACE FUNCTION request_register(said jsonb, channel_ text, on_ date, proof bytea, extension_ text,
    evidence bytea, evidence_extension text, by_ bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF channel_ = 'internet' OR NOT EXISTS (SELECT FROM person p WHERE p.id = by_) THEN
        RAISE EXCEPTION '网上的申请由申请人自己提交' USING ERRCODE = 'check_violation';
    END IF;
    RETURN request_keep(said, channel_, on_, proof, extension_, evidence, evidence_extension, by_);
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
                        whole.submitted_on, NULL, '', NULL, '', by_);
END $$;

-- Files that an answered request gives, numbered as its applicant sees them. Granted to nobody.
CREATE OR REPLACE FUNCTION request_given(request uuid) RETURNS TABLE (n bigint, id bigint, name text, extension text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT row_number() OVER (ORDER BY f.id), f.id, f.name, f.extension
    FROM answer_file f JOIN information_request r ON r.id = f.request_id
    WHERE f.request_id = request AND NOT f.is_dropped AND f.given IS NOT NULL AND r.state IN ('answered', 'archived')
      AND EXISTS (SELECT FROM request_reply p
                  WHERE p.request_id = r.id AND p.approved_by_id IS NOT NULL AND p.annulled_on IS NULL)
$$;
REVOKE ALL ON FUNCTION request_given(uuid) FROM PUBLIC;

-- A request as its applicant sees it, or nothing.
CREATE OR REPLACE FUNCTION request_follow(number_ text, hashes text[], place text, most integer, seconds_ integer)
RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found_ json;
BEGIN
    SELECT json_build_object(
        'number', r.number, 'kind', r.kind, 'title', r.title, 'text', r.text, 'state', r.state, 'outcome', r.outcome, 'channel', r.channel,
        'way', r.way, 'carrier', r.carrier, 'masked', r.masked, 'submitted_on', r.submitted_on, 'organ', o.short_name, 'phone', o.phone,
        'letter', (SELECT p.letter FROM request_reply p WHERE p.request_id = r.id AND p.approved_by_id IS NOT NULL
                   AND p.annulled_on IS NULL),
        'files', (SELECT json_agg(json_build_object('n', g.n, 'name', g.name, 'extension', g.extension) ORDER BY g.n)
                  FROM request_given(r.id) g),
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

-- One of those files, still locked; its first fetching of a day is a line of the ledger (evidence that it arrived), and
-- more than forty in an hour are none. The code was seen to be right in the same request, as below.
CREATE OR REPLACE FUNCTION request_fetch(number_ text, hashes text[], n_ integer, on_ date) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own information_request; file record;
BEGIN
    SELECT * INTO own FROM information_request r WHERE r.number = number_ AND r.code_hash = ANY (hashes)
        FOR NO KEY UPDATE;
    SELECT * INTO file FROM request_given(own.id) g WHERE g.n = n_;
    IF file.n IS NULL OR NOT take_allowance('request-file:' || own.id, 40, 3600) THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM request_event e WHERE e.request_id = own.id AND e.name = 'fetched' AND e."on" = on_
                   AND e.note = file.name) THEN
        INSERT INTO request_event (request_id, "on", name, effect, article, told, note)
        VALUES (own.id, on_, 'fetched', '', '', '', file.name);
    END IF;
    RETURN (SELECT f.given FROM answer_file f WHERE f.id = file.id);
END $$;
REVOKE ALL ON FUNCTION request_fetch(text, text[], integer, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION request_fetch(text, text[], integer, date) TO portal_public, portal_staff;

-- What was asked for, as the applicant writes it: the correction, or the reasons for asking so much (REQ-10, REQ-18);
-- whether it was taken. A correction is received when both sides have
-- confirmed (art. 31); until then it keeps the request from being given up. The code was seen to be right in the same
-- request (request_follow), where wrong ones are counted.
CREATE OR REPLACE FUNCTION request_correct(number_ text, hashes text[], words text, on_ date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own information_request; names text[]; sent text;
BEGIN
    SELECT * INTO own FROM information_request r WHERE r.number = number_ AND r.code_hash = ANY (hashes)
        FOR NO KEY UPDATE;
    SELECT array_agg(e.name) INTO names FROM request_event e WHERE e.request_id = own.id;
    sent := CASE WHEN own.state = 'correcting' THEN 'correction_sent'
                 WHEN own.state NOT IN ('answered', 'archived') AND 'ask_reasons' = ANY (names)
                      AND 'reasons_heard' <> ALL (names) THEN 'reasons_sent' END;
    IF sent IS NULL OR length(words) NOT BETWEEN 1 AND 1000
       OR cardinality(array_positions(names, sent)) >= 5 THEN
        RETURN false;
    END IF;
    IF NOT EXISTS (SELECT FROM request_event e
                   WHERE e.request_id = own.id AND e.name = sent AND e.note = words) THEN
        INSERT INTO request_event (request_id, "on", name, effect, article, told, note)
        VALUES (own.id, on_, sent, '', '', '', words);
    END IF;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION request_correct(text, text[], text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION request_correct(text, text[], text, date) TO portal_public, portal_staff;

REVOKE ALL ON FUNCTION request_keep(jsonb, text, date, bytea, text, bytea, text, bigint),
    request_file(jsonb, date, bytea, text, bytea, text),
    request_register(jsonb, text, date, bytea, text, bytea, text, bigint), request_split(uuid, jsonb, bigint),
    request_follow(text, text[], text, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION request_file(jsonb, date, bytea, text, bytea, text), request_follow(text, text[], text, integer, integer)
    TO portal_public, portal_staff;
GRANT EXECUTE ON FUNCTION request_register(jsonb, text, date, bytea, text, bytea, text, bigint), request_split(uuid, jsonb, bigint)
    TO portal_staff;

CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON remedies
    FOR EACH ROW EXECUTE FUNCTION bump_edition();

-- The ledger is only added to; a reply is changed by its approval, and by its being annulled after a challenge. Words of
-- both are cleared by their term alone (21_request_purge.sql).
CREATE OR REPLACE TRIGGER request_event_kept BEFORE UPDATE OR DELETE ON request_event
    FOR EACH ROW EXECUTE FUNCTION kept_but_words();
DROP FUNCTION IF EXISTS request_event_kept();

CREATE OR REPLACE FUNCTION request_reply_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'portal_owner' AND NEW.reasons || NEW.adds = '' THEN
        RETURN NEW;
    END IF;
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
