-- Approval names bytes and people; a release needs every approval and is an exact copy; an entry needs a release.

CREATE OR REPLACE FUNCTION guard_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r revision; organ_ bigint; examination_ bigint;
BEGIN
    SELECT * INTO r FROM revision WHERE id = NEW.revision_id FOR UPDATE;
    SELECT organ_id INTO organ_ FROM publication WHERE id = r.publication_id;
    IF NEW.person_id <> require_actor() THEN
        RAISE EXCEPTION 'nobody approves in another name' USING ERRCODE = 'PT001';
    END IF;
    IF r.state <> NEW.step OR r.round <> NEW.round OR NOT NEW.step = ANY (r.track) THEN
        RAISE EXCEPTION 'the revision is not at this step' USING ERRCODE = 'PT005';
    END IF;
    IF NEW.hash IS DISTINCT FROM r.hash THEN
        RAISE EXCEPTION 'approved bytes are not the revision''s bytes' USING ERRCODE = 'PT007';
    END IF;
    IF EXISTS (SELECT 1 FROM contribution c WHERE c.revision_id = r.id AND c.person_id = NEW.person_id) THEN
        RAISE EXCEPTION 'a contributor does not approve' USING ERRCODE = 'PT008';
    END IF;
    IF NOT may_decide(NEW.person_id, organ_, NEW.step) THEN
        RAISE EXCEPTION 'no right to decide here today' USING ERRCODE = 'PT009';
    END IF;
    examination_ := examination_of(r.id, NEW.hash);
    IF examination_ IS NULL THEN
        RAISE EXCEPTION 'these bytes were not examined' USING ERRCODE = 'PT010';
    END IF;
    IF open_findings(examination_) > 0 THEN
        RAISE EXCEPTION 'something found is neither mended nor answered' USING ERRCODE = 'PT010';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_approval BEFORE INSERT ON approval
    FOR EACH ROW EXECUTE FUNCTION guard_approval();

CREATE OR REPLACE FUNCTION guard_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE r revision; p publication;
BEGIN
    SELECT * INTO r FROM revision WHERE id = NEW.revision_id FOR UPDATE;
    SELECT * INTO p FROM publication WHERE id = NEW.publication_id;
    IF r.publication_id <> p.id OR NEW.kind <> p.kind THEN
        RAISE EXCEPTION 'a release belongs to its revision''s publication' USING ERRCODE = 'PT006';
    END IF;
    IF NOT (r.state = 'scheduled' OR r.state = r.track[cardinality(r.track)])
       OR NOT approved_through(r, r.track[cardinality(r.track)]) THEN
        RAISE EXCEPTION 'not approved by every step' USING ERRCODE = 'PT006';
    END IF;
    IF r.release_at > clock_timestamp() THEN
        RAISE EXCEPTION 'its time has not come' USING ERRCODE = 'PT006';
    END IF;
    IF (NEW.title, NEW.header, NEW.body_html, NEW.body_text, NEW.change_note, NEW.hash)
       IS DISTINCT FROM (r.title, r.header, r.body_html, r.body_text, r.change_note, r.hash) THEN
        RAISE EXCEPTION 'a release is an exact copy' USING ERRCODE = 'PT007';
    END IF;
    NEW.released_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_release BEFORE INSERT ON release
    FOR EACH ROW EXECUTE FUNCTION guard_release();

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
    IF NOT EXISTS (
        SELECT 1 FROM publication p JOIN release x ON x.id = p.live_release_id JOIN revision r ON r.id = x.revision_id
        WHERE p.id = NEW.publication_id AND x.id = NEW.release_id AND r.state = 'released'
          AND (p.organ_id, p.kind, x.title) = (NEW.organ_id, NEW.section, NEW.title)
          AND NEW.path LIKE '/%/' || p.number || '/'
          AND NEW.summary = coalesce(x.header ->> 'abstract', '')
          AND NEW.sort_at = coalesce(nullif(x.header ->> 'published_at', '')::timestamptz,
                                     (SELECT min(f.released_at) FROM release f WHERE f.publication_id = p.id))
          AND (SELECT count(*) FROM release_file f WHERE f.release_id = x.id)
            = (SELECT count(*) FROM revision_file f WHERE f.revision_id = r.id)) THEN
        RAISE EXCEPTION 'an entry stands for a live release' USING ERRCODE = 'PT006';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_entry BEFORE INSERT OR UPDATE ON entry
    FOR EACH ROW EXECUTE FUNCTION guard_entry();

-- At commit a publication is public in all places or in none.
CREATE OR REPLACE FUNCTION guard_whole_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE id_ uuid; live bigint; shown bigint; stated bigint;
BEGIN
    IF TG_TABLE_NAME = 'publication' THEN id_ := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN id_ := OLD.publication_id;
    ELSE id_ := NEW.publication_id;
    END IF;
    SELECT live_release_id INTO live FROM publication WHERE id = id_;
    SELECT release_id INTO shown FROM entry WHERE publication_id = id_;
    SELECT x.id INTO stated FROM revision r JOIN release x ON x.revision_id = r.id
        WHERE r.publication_id = id_ AND r.state = 'released';
    IF live IS DISTINCT FROM shown OR live IS DISTINCT FROM stated THEN
        RAISE EXCEPTION 'half published: live %, entry %, revision %', live, shown, stated USING ERRCODE = 'PT006';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS guard_whole_release ON publication;
CREATE CONSTRAINT TRIGGER guard_whole_release AFTER UPDATE ON publication
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_whole_release();
DROP TRIGGER IF EXISTS guard_whole_release ON entry;
CREATE CONSTRAINT TRIGGER guard_whole_release AFTER INSERT OR UPDATE OR DELETE ON entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_whole_release();
DROP TRIGGER IF EXISTS guard_whole_release ON revision;
CREATE CONSTRAINT TRIGGER guard_whole_release AFTER UPDATE OF state ON revision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_whole_release();

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
