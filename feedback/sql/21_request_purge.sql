-- What its term is over for goes: first the proof of who asked and what he proved with it, when the remedies have run out;
-- then, after the years of the archive, who asked, what was said and what was given. The case stays, with its dates,
-- steps, outcome and every figure (REQ-26, I-17). Nobody else clears anything (guards.py, the triggers of the tables). While
-- a reconsideration, a suit or a complaint is open nothing goes.
CREATE OR REPLACE FUNCTION request_is_over(id_ uuid, before date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT r.state IN ('answered', 'archived') AND r.decided_on < before
           AND NOT EXISTS (SELECT FROM request_challenge c WHERE c.request_id = r.id AND c.result = 'pending')
           AND NOT EXISTS (SELECT FROM request_event e WHERE e.request_id = r.id AND e."on" >= before
                           AND e.name NOT IN ('fetched', 'recounted', 'proof_purged'))
           AND (SELECT count(*) FILTER (WHERE e.name = 'complain') <= count(*) FILTER (WHERE e.name = 'complaint_heard')
                FROM request_event e WHERE e.request_id = r.id)
    FROM information_request r WHERE r.id = id_;
$$;

-- Never before six months after the last thing that happened: so long a suit is possible (REQ-23).
CREATE OR REPLACE FUNCTION request_purge_proof(id_ uuid, before date, on_ date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE gone integer; more integer;
BEGIN
    IF NOT coalesce(request_is_over(id_, least(before, (current_date - interval '6 months')::date)), false) THEN
        RETURN false;
    END IF;
    DELETE FROM identity_proof p WHERE p.request_id = id_;
    GET DIAGNOSTICS gone = ROW_COUNT;
    DELETE FROM record_evidence p WHERE p.request_id = id_;
    GET DIAGNOSTICS more = ROW_COUNT;
    IF gone + more = 0 THEN
        RETURN false;
    END IF;
    INSERT INTO request_event (request_id, "on", name, effect, article, told, note)
    VALUES (id_, on_, 'proof_purged', '', '', '', '');
    RETURN true;
END $$;

-- Never before five years: no archive keeps its papers for less.
CREATE OR REPLACE FUNCTION request_purge(id_ uuid, before date, on_ date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT coalesce(request_is_over(id_, least(before, (current_date - interval '5 years')::date)), false) THEN
        RETURN false;
    END IF;
    UPDATE information_request r SET sealed = '', masked = '', title = '（已按期清除）', text = '', needs_help = '',
        applicant_hash = '', lock = '', wants_mail = false, purged_on = on_
    WHERE r.id = id_ AND r.purged_on IS NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM identity_proof p WHERE p.request_id = id_;
    DELETE FROM record_evidence p WHERE p.request_id = id_;
    UPDATE answer_file f SET name = '', sealed = '', marks = '[]', copy = NULL, copy_sha256 = '', given = NULL,
        is_dropped = true WHERE f.request_id = id_;
    UPDATE request_reply p SET reasons = '', way = '', open_part = '', law = '', search_record = '', correction = '',
        competent = '', adds = '', letter = p.letter || '{"paragraphs": [], "remedies": []}' WHERE p.request_id = id_;
    UPDATE request_event e SET told = '', note = '' WHERE e.request_id = id_ AND e.told || e.note <> '';
    INSERT INTO request_event (request_id, "on", name, effect, article, told, note)
    VALUES (id_, on_, 'purged', '', '', '', '');
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION request_is_over(uuid, date), request_purge_proof(uuid, date, date),
    request_purge(uuid, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION request_purge_proof(uuid, date, date), request_purge(uuid, date, date) TO portal_staff;
