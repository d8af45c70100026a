-- Approval names bytes and people; a release needs every approval and is an exact copy; an entry needs a release.

-- Both are looked at statement by statement: a batch brings hundreds of rows with one, and every row is held to all of it.

CREATE OR REPLACE FUNCTION guard_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE actor bigint := require_actor(); bad record;
BEGIN
    PERFORM FROM revision WHERE id IN (SELECT revision_id FROM come) ORDER BY id FOR UPDATE;
    WITH asked AS MATERIALIZED (
        SELECT r, c.person_id, c.step, c.round, c.hash, p.organ_id FROM come c
          LEFT JOIN revision r ON r.id = c.revision_id LEFT JOIN publication p ON p.id = r.publication_id),
    allowed AS MATERIALIZED (
        SELECT person_id, organ_id, step, may_decide(person_id, organ_id, step) AS may
        FROM (SELECT DISTINCT person_id, organ_id, step FROM asked) AS each)
    SELECT * INTO bad FROM (
        SELECT CASE
            WHEN a.person_id IS DISTINCT FROM actor THEN 'PT001 nobody approves in another name'
            WHEN ((a.r).state, (a.r).round) IS DISTINCT FROM (a.step, a.round)
                 OR a.step = ANY ((a.r).track) IS NOT TRUE THEN 'PT005 the revision is not at this step'
            WHEN a.hash IS DISTINCT FROM (a.r).hash THEN 'PT007 approved bytes are not the revision''s bytes'
            WHEN EXISTS (SELECT FROM contribution c WHERE c.revision_id = (a.r).id AND c.person_id = a.person_id)
                THEN 'PT008 a contributor does not approve'
            WHEN m.may IS NOT TRUE THEN 'PT009 no right to decide here today'
            WHEN x.id IS NULL THEN 'PT010 these bytes were not examined'
            -- Numbers of persons and cards are found in the bytes alone: a later look at the same ones finds them again.
            WHEN x.n > 1 AND EXISTS (
                SELECT FROM examination e JOIN revision_finding f ON f.examination_id = e.id
                WHERE e.revision_id = (a.r).id AND e.digest = a.hash AND f.severity = 'blocks' AND f.rule LIKE 'PII-%'
                  AND NOT EXISTS (SELECT FROM revision_finding s WHERE s.examination_id = x.id
                                  AND (s.key, s.severity) = (f.key, f.severity)))
                THEN 'PT010 what an examination of these bytes found is not in the newest'
            WHEN EXISTS (SELECT FROM revision_finding f WHERE f.examination_id = x.id AND f.severity <> 'note')
                 AND open_findings(x.id) > 0 THEN 'PT010 something found is neither mended nor answered'
            END AS fault
        FROM asked a
          LEFT JOIN allowed m ON (m.person_id, m.organ_id, m.step) = (a.person_id, a.organ_id, a.step)
          LEFT JOIN LATERAL (SELECT max(id) AS id, count(*) AS n FROM examination e
                             WHERE e.revision_id = (a.r).id AND e.digest = a.hash) AS x ON true) AS looked_at
    WHERE fault IS NOT NULL LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', substr(bad.fault, 7) USING ERRCODE = left(bad.fault, 5);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER date_row BEFORE INSERT ON approval FOR EACH ROW EXECUTE FUNCTION date_row();
DROP TRIGGER IF EXISTS guard_approval ON approval;
CREATE TRIGGER guard_approval AFTER INSERT ON approval REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION guard_approval();

CREATE OR REPLACE FUNCTION guard_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad record;
BEGIN
    PERFORM FROM revision WHERE id IN (SELECT revision_id FROM come) ORDER BY id FOR UPDATE;
    SELECT * INTO bad FROM (
        SELECT CASE
            WHEN (r.publication_id, c.kind) IS DISTINCT FROM (p.id, p.kind)
                THEN 'PT006 a release belongs to its revision''s publication'
            WHEN (r.state = 'scheduled' OR r.state = r.track[cardinality(r.track)]) IS NOT TRUE
                 OR approved_through(r, r.track[cardinality(r.track)]) IS NOT TRUE
                THEN 'PT006 not approved by every step'
            WHEN r.release_at > clock_timestamp() THEN 'PT006 its time has not come'
            WHEN (c.title, c.header, c.body_html, c.body_text, c.change_note, c.hash)
                 IS DISTINCT FROM (r.title, r.header, r.body_html, r.body_text, r.change_note, r.hash)
                THEN 'PT007 a release is an exact copy'
            END AS fault
        FROM come c LEFT JOIN revision r ON r.id = c.revision_id LEFT JOIN publication p ON p.id = c.publication_id
        ) AS looked_at
    WHERE fault IS NOT NULL LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '%', substr(bad.fault, 7) USING ERRCODE = left(bad.fault, 5);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER date_row BEFORE INSERT ON release FOR EACH ROW EXECUTE FUNCTION date_row();
DROP TRIGGER IF EXISTS guard_release ON release;
CREATE TRIGGER guard_release AFTER INSERT ON release REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION guard_release();

CREATE OR REPLACE FUNCTION guard_release_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM release x JOIN revision r ON r.id = x.revision_id
          JOIN revision_file f ON f.revision_id = r.id JOIN blob b ON b.sha256 = f.sha256
        WHERE x.id = NEW.release_id AND r.state <> 'released' AND f.sort = NEW.n
          AND (f.sha256, f.name, b.size, b.mime) = (NEW.sha256, NEW.name, NEW.size, NEW.mime)) THEN
        RAISE EXCEPTION 'a released file is one of its revision''s files' USING ERRCODE = 'PT007';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_release_file BEFORE INSERT ON release_file
    FOR EACH ROW EXECUTE FUNCTION guard_release_file();

CREATE OR REPLACE FUNCTION guard_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a publication is never deleted' USING ERRCODE = 'PT002';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.number IS NOT NULL OR NEW.live_release_id IS NOT NULL THEN
            RAISE EXCEPTION 'a publication begins without number and release' USING ERRCODE = 'PT003';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.kind <> OLD.kind OR NEW.organ_id <> OLD.organ_id
       OR (OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number) THEN
        RAISE EXCEPTION 'kind, organ and number of a publication are permanent' USING ERRCODE = 'PT004';
    END IF;
    IF NEW.live_release_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM release x WHERE x.id = NEW.live_release_id AND x.publication_id = NEW.id) THEN
        RAISE EXCEPTION 'the live release is one of its own' USING ERRCODE = 'PT006';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_publication BEFORE INSERT OR UPDATE OR DELETE ON publication
    FOR EACH ROW EXECUTE FUNCTION guard_publication();

-- What an entry shows is what was approved: title, abstract and first publication follow from the release (REV-07).
CREATE OR REPLACE FUNCTION guard_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM come c LEFT JOIN LATERAL (
        SELECT true AS stands FROM publication p JOIN release x ON x.id = p.live_release_id
          JOIN revision r ON r.id = x.revision_id
        WHERE p.id = c.publication_id AND x.id = c.release_id AND r.state = 'released'
          AND (p.organ_id, p.kind, x.title) = (c.organ_id, c.section, c.title)
          AND c.path LIKE '/%/' || p.number || '/'
          AND c.summary = coalesce(x.header ->> 'abstract', '')
          AND c.sort_at = coalesce(nullif(x.header ->> 'published_at', '')::timestamptz,
                                   (SELECT min(f.released_at) FROM release f WHERE f.publication_id = p.id))
          AND (SELECT count(*) FROM release_file f WHERE f.release_id = x.id)
            = (SELECT count(*) FROM revision_file f WHERE f.revision_id = r.id)
        OFFSET 0  -- row by row, by their keys: joined as a whole, all releases would be read for one
        ) AS one ON true WHERE one.stands IS NOT TRUE) THEN
        RAISE EXCEPTION 'an entry stands for a live release' USING ERRCODE = 'PT006';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS guard_entry ON entry;
CREATE OR REPLACE TRIGGER guard_entry_come AFTER INSERT ON entry REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION guard_entry();
CREATE OR REPLACE TRIGGER guard_entry_changed AFTER UPDATE ON entry REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION guard_entry();

-- At commit a publication is public in all places or in none.
CREATE OR REPLACE FUNCTION guard_whole_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE id_ uuid; live bigint; shown bigint; stated bigint;
BEGIN
    IF TG_TABLE_NAME = 'publication' THEN id_ := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN id_ := OLD.publication_id;
    ELSE id_ := NEW.publication_id;
    END IF;
    -- Each by a key, whatever the planner thinks of how many are released.
    SELECT p.live_release_id, (SELECT e.release_id FROM entry e WHERE e.publication_id = p.id),
           (SELECT x.id FROM release x JOIN revision r ON r.id = x.revision_id
            WHERE x.publication_id = p.id AND r.state || '' = 'released')
      INTO live, shown, stated FROM publication p WHERE p.id = id_;
    IF live IS DISTINCT FROM shown OR live IS DISTINCT FROM stated THEN
        RAISE EXCEPTION 'half published: live %, entry %, revision %', live, shown, stated USING ERRCODE = 'PT006';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS guard_whole_release ON publication;
CREATE CONSTRAINT TRIGGER guard_whole_release AFTER UPDATE ON publication
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.live_release_id IS DISTINCT FROM OLD.live_release_id)
    EXECUTE FUNCTION guard_whole_release();
DROP TRIGGER IF EXISTS guard_whole_release ON entry;
CREATE CONSTRAINT TRIGGER guard_whole_release AFTER INSERT OR UPDATE OR DELETE ON entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_whole_release();
DROP TRIGGER IF EXISTS guard_whole_release ON revision;
CREATE CONSTRAINT TRIGGER guard_whole_release AFTER UPDATE OF state ON revision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ('released' IN (OLD.state, NEW.state))
    EXECUTE FUNCTION guard_whole_release();

-- Tables of which no row is ever changed or removed, whoever asks.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'PT002';
END $$;

DO $$
DECLARE name_ text;
        never_changed text[] := ARRAY['approval', 'contribution', 'release', 'release_file', 'revision_event', 'blob',
                                      'examination', 'revision_finding', 'finding_answer', 'submission', 'mark', 'mark_answer'];
BEGIN
    FOREACH name_ IN ARRAY never_changed LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON %I
                        FOR EACH ROW EXECUTE FUNCTION refuse_change()', name_);
    END LOOP;
    FOREACH name_ IN ARRAY never_changed || ARRAY['revision', 'revision_file', 'publication', 'entry'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name_);
    END LOOP;
END $$;
