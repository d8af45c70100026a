-- INT-04: a document that must be interpreted goes out with its interpretation, a plan, or a recorded exemption.

-- What a document is to the table of INT-04: rules; normative by its kind, by 规 in its number or a registration number.
CREATE OR REPLACE FUNCTION interpreted_as(header jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE kind_ text := header ->> 'kind';
BEGIN
    IF kind_ IN ('resolution', 'order', 'announcement', 'public_notice', 'opinions', 'notice', 'plan')
       AND (header ->> 'document_number' LIKE '%规〔%' OR header ->> 'registration_number' <> '') THEN
        RETURN 'normative';
    END IF;
    RETURN CASE kind_ WHEN 'normative_document' THEN 'normative' ELSE kind_ END;
END $$;

-- The article by which a document with this header must be interpreted when it comes out on that day; null: by none.
-- What others have issued is theirs to interpret. Asked for each of very many: what most are not is asked first.
CREATE OR REPLACE FUNCTION must_interpret(header jsonb, today_ date) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE wanted interpreted_kind;
BEGIN
    SELECT * INTO wanted FROM interpreted_kind WHERE code = interpreted_as(header) AND is_required;
    IF NOT FOUND OR wanted.since > coalesce(
        (nullif(header ->> 'published_at', '')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, today_) THEN
        RETURN NULL;
    END IF;
    IF coalesce(jsonb_array_length(header -> 'issuing_organs'), 0) > 0
       AND NOT EXISTS (SELECT FROM organ o WHERE header -> 'issuing_organs' ? o.name) THEN
        RETURN NULL;
    END IF;
    RETURN wanted.article;
END $$;

-- What was arranged with this revision or, where it says nothing, with the last one before it.
CREATE OR REPLACE FUNCTION arranged(publication_ uuid, no_ integer) RETURNS interpretation_arrangement LANGUAGE sql STABLE AS $$
    SELECT a.* FROM interpretation_arrangement a JOIN revision r ON r.id = a.revision_id
    WHERE r.publication_id = publication_ AND r.no <= no_ AND r.state <> 'discarded' ORDER BY r.no DESC LIMIT 1
$$;

-- Whether somebody explains it in public.
CREATE OR REPLACE FUNCTION is_interpreted(publication_ uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM link l JOIN entry e ON e.publication_id = l.from_id
                   WHERE l.to_id = publication_ AND l.kind = 'interprets')
$$;

-- At commit, so that document and interpretation may come out in either order within one transaction.
CREATE OR REPLACE FUNCTION guard_interpretation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE x release; no_ integer;
BEGIN
    SELECT * INTO x FROM release WHERE id = (SELECT release_id FROM entry WHERE publication_id = NEW.publication_id);
    IF x.id IS NULL THEN RETURN NULL; END IF;  -- gone again in the same transaction
    IF x.kind = 'interpretation' THEN
        IF NOT EXISTS (SELECT FROM link WHERE from_id = x.publication_id AND kind = 'interprets')
           OR EXISTS (SELECT FROM link l
                      WHERE l.from_id = x.publication_id AND l.kind = 'interprets' AND l.to_id IS NOT NULL
                        AND NOT EXISTS (SELECT FROM entry e WHERE e.publication_id = l.to_id)) THEN
            RAISE EXCEPTION 'an interpretation explains something that is public' USING ERRCODE = 'PT011';
        END IF;
        RETURN NULL;
    END IF;
    IF must_interpret(x.header, (x.released_at AT TIME ZONE 'Asia/Shanghai')::date) IS NULL THEN RETURN NULL; END IF;
    SELECT no INTO no_ FROM revision WHERE id = x.revision_id;
    IF (arranged(x.publication_id, no_)).way IS NULL AND NOT is_interpreted(x.publication_id) THEN
        RAISE EXCEPTION 'neither interpretation nor plan nor exemption' USING ERRCODE = 'PT011';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS guard_interpretation_came ON entry;
CREATE CONSTRAINT TRIGGER guard_interpretation_came AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.section IN ('document', 'interpretation')) EXECUTE FUNCTION guard_interpretation();
DROP TRIGGER IF EXISTS guard_interpretation_changed ON entry;
CREATE CONSTRAINT TRIGGER guard_interpretation_changed AFTER UPDATE ON entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.section IN ('document', 'interpretation') AND NEW.release_id IS DISTINCT FROM OLD.release_id)
    EXECUTE FUNCTION guard_interpretation();

-- What is owed follows from what was released, whoever releases and however many at once.
CREATE OR REPLACE FUNCTION owe_interpretations(publications uuid[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM interpretation_owed WHERE publication_id = ANY (publications);
    INSERT INTO interpretation_owed (publication_id, organ_id, since, way, planned_on, article)
    SELECT e.publication_id, e.organ_id, (e.sort_at AT TIME ZONE 'Asia/Shanghai')::date, coalesce(a.way, ''), a.planned_on,
           coalesce(m.article, '')
    FROM entry e JOIN release x ON x.id = e.release_id JOIN revision r ON r.id = x.revision_id,
         LATERAL must_interpret(x.header, (x.released_at AT TIME ZONE 'Asia/Shanghai')::date) AS m(article),
         LATERAL arranged(e.publication_id, r.no) AS a
    WHERE e.publication_id = ANY (publications) AND e.section = 'document'
      AND (m.article IS NOT NULL OR a.way IS NOT NULL)
$$;

CREATE OR REPLACE FUNCTION owe_interpretations_of_many() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM owe_interpretations((SELECT array_agg(publication_id) FROM come WHERE section = 'document'));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION owe_interpretation_of_one() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM owe_interpretations(ARRAY[OLD.publication_id]);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER owe_interpretations_came AFTER INSERT ON entry REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION owe_interpretations_of_many();
CREATE OR REPLACE TRIGGER owe_interpretation_changed AFTER UPDATE ON entry FOR EACH ROW
    WHEN (NEW.release_id IS DISTINCT FROM OLD.release_id) EXECUTE FUNCTION owe_interpretation_of_one();
CREATE OR REPLACE TRIGGER owe_interpretation_went AFTER DELETE ON entry
    FOR EACH ROW EXECUTE FUNCTION owe_interpretation_of_one();

REVOKE ALL ON FUNCTION owe_interpretations(uuid[]), owe_interpretations_of_many(), owe_interpretation_of_one() FROM PUBLIC;

-- Which kinds must be interpreted is public once saved.
CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON interpreted_kind
    FOR EACH ROW EXECUTE FUNCTION bump_edition();
CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON interpretation_arrangement
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();
