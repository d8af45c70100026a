-- What the public process may do with opinions: file one while it is asked, and see one whose number and code it was given.

-- A new opinion, or what the same form has filed before: 'filed', 'same', 'other' (the same form with another content),
-- 'again' (the number is taken). Granted to nobody. Nothing is taken before the first or after the last day (CON-08).
CREATE OR REPLACE FUNCTION opinion_keep(said jsonb, channel_ text, on_ date, by_ bigint) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own consultation_opinion; there consultation_opinion;
BEGIN
    own := jsonb_populate_record(NULL::consultation_opinion, said);
    IF channel_ <> 'internet' THEN  -- entered at the desk: not while the result is going out
        PERFORM FROM publication p WHERE p.id = own.consultation_id FOR SHARE;
    END IF;
    IF NOT EXISTS (SELECT FROM consultation_period p JOIN release r ON r.publication_id = p.publication_id
                   WHERE p.publication_id = own.consultation_id AND r.id = own.release_id AND p.answered_on IS NULL
                     AND on_ BETWEEN p.opens_on AND p.closes_on AND (p.is_online OR channel_ <> 'internet')) THEN
        RAISE EXCEPTION '现在不收意见' USING ERRCODE = 'check_violation';
    END IF;
    IF length(own.text) > 20000 OR length(own.sealed) > 4000 OR own.sealed NOT LIKE 'sealed1:%'
       OR length(own.answers::text) > 2000 THEN
        RAISE EXCEPTION '意见太长，或者没有密封' USING ERRCODE = 'check_violation';
    END IF;
    own.channel := channel_; own.received_on := on_; own.received_at := clock_timestamp(); own.entered_by_id := by_;
    own.adoption_id := NULL; own.seat := NULL; own.hidden_reason := '';
    INSERT INTO consultation_opinion SELECT own.* ON CONFLICT DO NOTHING;
    IF FOUND THEN RETURN 'filed'; END IF;
    SELECT * INTO there FROM consultation_opinion o WHERE o.form_hash = own.form_hash;
    RETURN CASE WHEN there.id IS NULL THEN 'again' WHEN there.content_hash = own.content_hash THEN 'same' ELSE 'other' END;
END $$;

CREATE OR REPLACE FUNCTION opinion_file(said jsonb, on_ date) RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT opinion_keep(said, 'internet', on_, NULL);
$$;

-- What came on paper, by mail or by telephone before the end: entered by a person at the desk.
CREATE OR REPLACE FUNCTION opinion_enter(said jsonb, channel_ text, on_ date, by_ bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF channel_ = 'internet' OR NOT EXISTS (SELECT FROM person p WHERE p.id = by_) THEN
        RAISE EXCEPTION '网上的意见由本人提交' USING ERRCODE = 'check_violation';
    END IF;
    RETURN opinion_keep(said, channel_, on_, by_);
END $$;

-- An opinion as who said it sees it, or nothing. What became of it is told once the result is public; `place` is the order
-- in which people signed up.
CREATE OR REPLACE FUNCTION opinion_follow(number_ text, hashes text[], place text, most integer, seconds_ integer)
RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found_ json;
BEGIN
    SELECT json_build_object(
        'number', o.number, 'text', o.text, 'paragraph', o.paragraph, 'received_at', o.received_at,
        'title', coalesce(e.title, r.title), 'path', coalesce(e.path, ''), 'form', r.header ->> 'form',
        'closes_on', p.closes_on, 'held_on', p.held_on, 'places', p.places, 'answered_on', p.answered_on,
        'hidden', o.hidden_reason,
        'place', CASE WHEN p.places IS NOT NULL THEN (
            SELECT count(*) FROM consultation_opinion b WHERE b.consultation_id = o.consultation_id
              AND b.hidden_reason = '' AND (b.received_at, b.id) <= (o.received_at, o.id)) END,
        'seat', CASE WHEN p.answered_on IS NOT NULL THEN o.seat END,
        'summary', CASE WHEN p.answered_on IS NOT NULL THEN a.summary END,
        'decision', CASE WHEN p.answered_on IS NOT NULL THEN a.decision END,
        'reason', CASE WHEN p.answered_on IS NOT NULL THEN a.reason END)
    INTO found_
    FROM consultation_opinion o JOIN release r ON r.id = o.release_id
    LEFT JOIN consultation_period p ON p.publication_id = o.consultation_id
    LEFT JOIN entry e ON e.publication_id = o.consultation_id
    LEFT JOIN consultation_adoption a ON a.id = o.adoption_id
    WHERE o.number = number_ AND o.code_hash = ANY (hashes) AND has_tries_left(place, most, seconds_);
    RETURN found_within_tries(found_, place, most, seconds_);
END $$;

REVOKE ALL ON FUNCTION opinion_keep(jsonb, text, date, bigint), opinion_file(jsonb, date),
    opinion_enter(jsonb, text, date, bigint), opinion_follow(text, text[], text, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION opinion_file(jsonb, date), opinion_follow(text, text[], text, integer, integer)
    TO portal_public, portal_staff;
GRANT EXECUTE ON FUNCTION opinion_enter(jsonb, text, date, bigint) TO portal_staff;

-- What was said stays as it was said, hidden or not; its line of the ledger is one of the same consultation.
CREATE OR REPLACE FUNCTION opinion_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'portal_owner' AND concat(NEW.sealed, NEW.masked, NEW.text) = ''  -- its term is over
       AND to_jsonb(OLD) - '{sealed,masked,text}'::text[] = to_jsonb(NEW) - '{sealed,masked,text}'::text[] THEN
        RETURN NEW;
    END IF;
    IF to_jsonb(OLD) - '{adoption_id,seat,hidden_reason,wants_mail}'::text[]
       <> to_jsonb(NEW) - '{adoption_id,seat,hidden_reason,wants_mail}'::text[] OR NEW.wants_mail AND NOT OLD.wants_mail THEN
        RAISE EXCEPTION '意见的内容不能改' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.adoption_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM consultation_adoption a WHERE a.id = NEW.adoption_id AND a.consultation_id = NEW.consultation_id) THEN
        RAISE EXCEPTION '台账是另一次征集的' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER opinion_kept BEFORE UPDATE ON consultation_opinion
    FOR EACH ROW EXECUTE FUNCTION opinion_kept();

-- A result comes out after the end, with the numbers that the ledger bears, and with a word on every opinion (CON-05).
CREATE OR REPLACE FUNCTION guard_consultation_result() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE x release;
BEGIN
    SELECT * INTO x FROM release WHERE id = NEW.release_id;
    IF NOT x.header ? 'result' THEN RETURN NULL; END IF;
    IF (x.header ->> 'closes_on')::date >= (x.released_at AT TIME ZONE 'Asia/Shanghai')::date
       OR (x.header #>> '{result,received}')::integer <> (
           SELECT count(*) FROM consultation_opinion o
           WHERE o.consultation_id = x.publication_id AND o.hidden_reason = '')
       OR x.header ->> 'form' = 'draft' AND EXISTS (
           SELECT FROM consultation_opinion o LEFT JOIN consultation_adoption a ON a.id = o.adoption_id
           WHERE o.consultation_id = x.publication_id AND o.hidden_reason = '' AND coalesce(a.decision, '') = '') THEN
        RAISE EXCEPTION 'the ledger does not bear this result' USING ERRCODE = 'PT013';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER guard_result_came AFTER INSERT ON entry
    FOR EACH ROW WHEN (NEW.section = 'consultation') EXECUTE FUNCTION guard_consultation_result();
CREATE OR REPLACE TRIGGER guard_result_changed AFTER UPDATE ON entry FOR EACH ROW
    WHEN (NEW.section = 'consultation' AND NEW.release_id IS DISTINCT FROM OLD.release_id)
    EXECUTE FUNCTION guard_consultation_result();

-- Who said it, and in which words, goes by its term, some at a time; never before the result has been public for a month.
CREATE OR REPLACE FUNCTION opinion_purge(consultation_ uuid, before date, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE n_ integer;
BEGIN
    UPDATE consultation_opinion SET sealed = '', masked = '', text = ''
    WHERE id IN (SELECT o.id FROM consultation_opinion o JOIN consultation_period p ON p.publication_id = o.consultation_id
                 WHERE o.consultation_id = consultation_ AND o.sealed <> ''
                   AND p.answered_on < least(before, (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date - 30)
                 LIMIT most);
    GET DIAGNOSTICS n_ = ROW_COUNT;
    RETURN n_;
END $$;
REVOKE ALL ON FUNCTION opinion_purge(uuid, date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION opinion_purge(uuid, date, integer) TO portal_staff;
