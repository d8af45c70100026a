-- The grains of a policy follow from the released header of its interpretation, whoever writes the entry.
CREATE OR REPLACE FUNCTION put_clauses(interpretation_ uuid) RETURNS void LANGUAGE sql AS $$
    DELETE FROM policy_clause WHERE interpretation_id = interpretation_;
    INSERT INTO policy_clause (interpretation_id, document_id, n, audiences, benefit, condition, until, place, contact, sentence)
    SELECT interpretation_, (c ->> 'document')::uuid, n, ARRAY(SELECT jsonb_array_elements_text(c -> 'audiences')),
           c ->> 'benefit', c ->> 'condition', nullif(c ->> 'until', '')::date, c ->> 'place', c ->> 'contact', c ->> 'sentence'
    FROM entry e JOIN release x ON x.id = e.release_id,
         jsonb_array_elements(coalesce(x.header -> 'clauses', '[]')) WITH ORDINALITY AS s(c, n)
    WHERE e.publication_id = interpretation_
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

REVOKE ALL ON FUNCTION put_clauses(uuid), put_clauses_of_one() FROM PUBLIC;
