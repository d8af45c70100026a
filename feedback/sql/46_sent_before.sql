-- What a form has filed before, by the hash of its name under every key: asked before anything else, so that a receipt is
-- the same whatever has changed between two sends (I-15). Who does not hold the form's signed name finds nothing.
CREATE OR REPLACE FUNCTION request_sent(hashes text[]) RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT json_build_object('id', r.id, 'number', r.number, 'form_hash', r.form_hash, 'content_hash', r.content_hash)
    FROM information_request r WHERE r.form_hash = ANY (hashes) LIMIT 1
$$;

CREATE OR REPLACE FUNCTION letter_sent(hashes text[]) RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT json_build_object('number', l.number, 'form_hash', l.form_hash, 'content_hash', l.content_hash,
        'lane', l.lane_id, 'due_on', l.due_on, 'days', e.days)
    FROM letter l JOIN letter_event e ON e.letter_id = l.id AND e.name = 'received'
    WHERE l.form_hash = ANY (hashes) LIMIT 1
$$;

CREATE OR REPLACE FUNCTION opinion_sent(hashes text[]) RETURNS json
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT json_build_object('number', o.number, 'form_hash', o.form_hash, 'content_hash', o.content_hash)
    FROM consultation_opinion o WHERE o.form_hash = ANY (hashes) LIMIT 1
$$;

REVOKE ALL ON FUNCTION request_sent(text[]), letter_sent(text[]), opinion_sent(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION request_sent(text[]), letter_sent(text[]), opinion_sent(text[]) TO portal_public, portal_staff;
