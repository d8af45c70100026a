-- The grains of a policy follow from the released header of its interpretation, whoever writes the entry; those of a
-- document that is not public are nowhere.
CREATE OR REPLACE FUNCTION put_clauses(interpretation_ uuid) RETURNS void LANGUAGE sql AS $$
    DELETE FROM policy_clause WHERE interpretation_id = interpretation_;
    INSERT INTO policy_clause (interpretation_id, document_id, n, audiences, benefit, condition, until, place, contact, sentence)
    SELECT interpretation_, (c ->> 'document')::uuid, n, ARRAY(SELECT jsonb_array_elements_text(c -> 'audiences')),
           c ->> 'benefit', c ->> 'condition', nullif(c ->> 'until', '')::date, c ->> 'place', c ->> 'contact', c ->> 'sentence'
    FROM entry e JOIN release x ON x.id = e.release_id,
         jsonb_array_elements(coalesce(x.header -> 'clauses', '[]')) WITH ORDINALITY AS s(c, n)
    WHERE e.publication_id = interpretation_
      AND EXISTS (SELECT FROM entry d WHERE d.publication_id = (c ->> 'document')::uuid)
$$;

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

-- What went before this rule was known.
DELETE FROM policy_clause c WHERE NOT EXISTS (SELECT FROM entry d WHERE d.publication_id = c.document_id);

REVOKE ALL ON FUNCTION put_clauses_of_documents(), put_clauses(uuid), put_clauses_of_one() FROM PUBLIC;
