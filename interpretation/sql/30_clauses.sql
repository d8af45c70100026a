-- The grains of a policy follow from the released header of its interpretation, whoever writes the entry; those of a
-- document that is not public are nowhere.
-- A document is found under those whom its grains are for: what comes or goes files it anew (name_audiences() below).
CREATE OR REPLACE FUNCTION put_clauses(interpretation_ uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE went uuid[]; came uuid[];
BEGIN
    WITH gone AS (DELETE FROM policy_clause WHERE interpretation_id = interpretation_ RETURNING document_id)
    SELECT array_agg(DISTINCT document_id) INTO went FROM gone;
    WITH put AS (
    INSERT INTO policy_clause (interpretation_id, document_id, n, audiences, benefit, condition, until, place, contact, sentence)
    SELECT interpretation_, (c ->> 'document')::uuid, n, ARRAY(SELECT jsonb_array_elements_text(c -> 'audiences')),
           c ->> 'benefit', c ->> 'condition', nullif(c ->> 'until', '')::date, c ->> 'place', c ->> 'contact', c ->> 'sentence'
    FROM entry e JOIN release x ON x.id = e.release_id,
         jsonb_array_elements(coalesce(x.header -> 'clauses', '[]')) WITH ORDINALITY AS s(c, n)
    WHERE e.publication_id = interpretation_
      AND EXISTS (SELECT FROM entry d WHERE d.publication_id = (c ->> 'document')::uuid)
    RETURNING document_id)
    SELECT array_agg(DISTINCT document_id) INTO came FROM put;
    PERFORM touch_entries(went || came);
END $$;

CREATE OR REPLACE FUNCTION name_audiences() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE told varchar[];
BEGIN
    SELECT coalesce(array_agg(DISTINCT a ORDER BY a), '{}') INTO told
    FROM policy_clause c, unnest(c.audiences) AS a WHERE c.document_id = NEW.publication_id;
    IF told IS DISTINCT FROM NEW.audiences THEN
        NEW.audiences := told;
        NEW.turns_on := date '0001-01-01';  -- filed by the release, or by the next minute's tick
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER name_audiences BEFORE INSERT OR UPDATE ON entry FOR EACH ROW
    WHEN (NEW.section = 'document') EXECUTE FUNCTION name_audiences();

CREATE OR REPLACE FUNCTION put_clauses_of_one() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM put_clauses(CASE WHEN TG_OP = 'DELETE' THEN OLD.publication_id ELSE NEW.publication_id END);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER put_clauses_came AFTER INSERT ON entry FOR EACH ROW
    WHEN (NEW.section = 'interpretation') EXECUTE FUNCTION put_clauses_of_one();
CREATE OR REPLACE TRIGGER put_clauses_changed AFTER UPDATE ON entry FOR EACH ROW
    WHEN (NEW.section = 'interpretation' AND NEW.release_id IS DISTINCT FROM OLD.release_id)
    EXECUTE FUNCTION put_clauses_of_one();
CREATE OR REPLACE TRIGGER put_clauses_went AFTER DELETE ON entry FOR EACH ROW
    WHEN (OLD.section = 'interpretation') EXECUTE FUNCTION put_clauses_of_one();

-- A document that goes takes them along, and brings them back.
CREATE OR REPLACE FUNCTION put_clauses_of_documents() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM put_clauses(each) FROM (SELECT DISTINCT l.from_id FROM link l JOIN turned t ON t.publication_id = l.to_id
                                    WHERE l.kind = 'interprets' AND t.section = 'document') AS told(each);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER put_clauses_document_came AFTER INSERT ON entry REFERENCING NEW TABLE AS turned
    FOR EACH STATEMENT EXECUTE FUNCTION put_clauses_of_documents();
CREATE OR REPLACE TRIGGER put_clauses_document_went AFTER DELETE ON entry REFERENCING OLD TABLE AS turned
    FOR EACH STATEMENT EXECUTE FUNCTION put_clauses_of_documents();

-- What went, and what came, before these rules were known.
DELETE FROM policy_clause c WHERE NOT EXISTS (SELECT FROM entry d WHERE d.publication_id = c.document_id);
UPDATE entry e SET turns_on = e.turns_on
FROM policy_clause c WHERE c.document_id = e.publication_id AND e.audiences = '{}';
UPDATE entry e SET audiences = told.audiences, turns_on = date '0001-01-01'
FROM (SELECT c.interpretation_id, array_agg(DISTINCT a) AS audiences FROM policy_clause c, unnest(c.audiences) AS a
      GROUP BY 1) AS told
WHERE told.interpretation_id = e.publication_id AND e.audiences = '{}';

REVOKE ALL ON FUNCTION name_audiences(), put_clauses_of_documents(), put_clauses(uuid), put_clauses_of_one() FROM PUBLIC;
