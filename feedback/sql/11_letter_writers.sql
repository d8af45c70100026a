-- What the writer of a letter does with it later, by number and code: adds words, rates the answer, asks for it to be
-- done once more. Each says whether it was taken; done twice, it is once. The code was seen to be right in the same
-- request (letter_follow), where wrong ones are counted.

CREATE OR REPLACE FUNCTION letter_add(number_ text, hashes text[], words text, on_ date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own letter;
BEGIN
    SELECT * INTO own FROM letter l WHERE l.number = number_ AND l.code_hash = ANY (hashes) FOR NO KEY UPDATE;
    IF own.id IS NULL OR own.state NOT IN ('received', 'assigned', 'in_review', 'merged')
       OR length(words) NOT BETWEEN 1 AND 2000
       OR (SELECT count(*) >= 10 FROM letter_addition d WHERE d.letter_id = own.id) THEN
        RETURN false;
    END IF;
    IF NOT EXISTS (SELECT FROM letter_addition d WHERE d.letter_id = own.id AND d.text = words) THEN
        INSERT INTO letter_addition (letter_id, text) VALUES (own.id, words);
        INSERT INTO letter_event (letter_id, "on", name, effect, article, reason, told, note)
        VALUES (own.id, on_, 'added', '', '', '', '', '');
    END IF;
    RETURN true;
END $$;

CREATE OR REPLACE FUNCTION letter_rate(number_ text, hashes text[], level_ integer, words_ text, on_ date)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own letter;
BEGIN
    SELECT * INTO own FROM letter l WHERE l.number = number_ AND l.code_hash = ANY (hashes) FOR NO KEY UPDATE;
    IF own.id IS NULL OR own.state <> 'answered' OR own.purged_on IS NOT NULL THEN
        RETURN false;
    END IF;
    INSERT INTO letter_rating (letter_id, level, words) VALUES (own.id, level_, words_) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO letter_event (letter_id, "on", name, effect, article, reason, told, note)
        VALUES (own.id, on_, 'rated', '', '', '', '', '');
    END IF;
    RETURN true;
END $$;

-- Once, by who was not satisfied and has said why (BOX-17); it then has the whole time of the promise again,
-- which is counted here: whoever calls may say another day (BOX-07).
CREATE OR REPLACE FUNCTION letter_reopen(number_ text, hashes text[], on_ date, due date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own letter; days_ integer; lane_ text;
BEGIN
    SELECT * INTO own FROM letter l WHERE l.number = number_ AND l.code_hash = ANY (hashes) FOR NO KEY UPDATE;
    IF own.state IS DISTINCT FROM 'answered' OR EXISTS (
           SELECT FROM letter_event e WHERE e.letter_id = own.id AND e.name = 'reopen')
       OR NOT EXISTS (SELECT FROM letter_rating r WHERE r.letter_id = own.id AND r.level <= 2 AND r.words <> '') THEN
        RETURN false;
    END IF;
    SELECT k.days, n.name INTO days_, lane_ FROM lane_kind k JOIN lane n ON n.id = k.lane_id
        WHERE k.lane_id = own.lane_id AND k.kind = own.kind;
    UPDATE letter l SET state = 'assigned', round = own.round + 1, is_returned = true, closed_at = NULL,
        due_on = possible_due(on_, days_, due), calendar_mark = '',
        merged_into_id = NULL WHERE l.id = own.id;
    INSERT INTO letter_event (letter_id, "on", name, effect, article, days, reason, told, note)
    VALUES (own.id, on_, 'reopen', 'start', lane_ || '的承诺', days_, '', '', '');
    RETURN true;
END $$;

REVOKE ALL ON FUNCTION letter_add(text, text[], text, date), letter_rate(text, text[], integer, text, date),
    letter_reopen(text, text[], date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION letter_add(text, text[], text, date), letter_rate(text, text[], integer, text, date),
    letter_reopen(text, text[], date, date) TO portal_public, portal_staff;
