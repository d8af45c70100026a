-- A revision's content is edited only while it is a draft, only by a named actor, who becomes a contributor.

CREATE OR REPLACE FUNCTION contribute(revision_ bigint) RETURNS void LANGUAGE sql AS $$
    INSERT INTO contribution (revision_id, person_id) VALUES (revision_, require_actor()) ON CONFLICT DO NOTHING
$$;

CREATE OR REPLACE FUNCTION is_editable(state_ text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state_ IN ('draft', 'returned')
$$;

-- Has every step of the track been approved, in this round, for these bytes?
CREATE OR REPLACE FUNCTION approved_through(r revision, last_step text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT r.hash IS NOT NULL AND cardinality(r.track) > 0 AND array_position(r.track, last_step) IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM unnest(r.track[1:array_position(r.track, last_step)]) AS wanted(step_)
        WHERE NOT EXISTS (SELECT 1 FROM approval a
                          WHERE a.revision_id = r.id AND a.round = r.round AND a.step = wanted.step_ AND a.hash = r.hash))
$$;

CREATE OR REPLACE FUNCTION guard_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a revision is never deleted' USING ERRCODE = 'PT002';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' OR NEW.hash IS NOT NULL OR NEW.round <> 0 OR cardinality(NEW.track) <> 0 THEN
            RAISE EXCEPTION 'a revision begins as a draft' USING ERRCODE = 'PT003';
        END IF;
        -- A batch has one review instead of three: only whoever may decide on batches begins one.
        IF NEW.mode = 'batch' AND NOT may_decide(require_actor(), (SELECT organ_id FROM publication
                                                                   WHERE id = NEW.publication_id), 'batch_review') THEN
            RAISE EXCEPTION 'no right to begin a batch here today' USING ERRCODE = 'PT009';
        END IF;
        PERFORM require_actor();
        RETURN NEW;
    END IF;
    IF (NEW.publication_id, NEW.no) IS DISTINCT FROM (OLD.publication_id, OLD.no) THEN
        RAISE EXCEPTION 'a revision stays with its publication' USING ERRCODE = 'PT004';
    END IF;
    -- Only a submission makes an emergency of it or an ordinary text again; a batch begins and stays one.
    IF NEW.mode <> OLD.mode AND (NEW.mode = 'batch' OR OLD.mode = 'batch' OR NOT is_editable(OLD.state)
                                 OR is_editable(NEW.state)) THEN
        RAISE EXCEPTION 'the mode of a revision changes only with its submission' USING ERRCODE = 'PT004';
    END IF;
    IF NEW.state = OLD.state THEN
        IF (NEW.hash, NEW.round) IS DISTINCT FROM (OLD.hash, OLD.round)
           OR (NEW.release_at IS DISTINCT FROM OLD.release_at AND NOT is_editable(OLD.state)) THEN
            RAISE EXCEPTION 'hash, round and time change only with a move' USING ERRCODE = 'PT004';
        END IF;
        RETURN NEW;
    END IF;
    PERFORM guard_revision_move(OLD, NEW);
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_revision_move(o revision, n revision) RETURNS void LANGUAGE plpgsql AS $$
DECLARE organ_ organ; wanted text[];
BEGIN
    IF NOT (o.state || '>' || n.state) = ANY (legal_revision_moves()) THEN
        RAISE EXCEPTION 'no move leads from % to %', o.state, n.state USING ERRCODE = 'PT005';
    END IF;
    IF is_editable(o.state) AND n.state <> 'discarded' THEN  -- submitted: bytes, steps and round are fixed here
        IF n.round <> o.round + 1 OR n.state <> n.track[1] THEN
            RAISE EXCEPTION 'a submission opens the next round at the first step' USING ERRCODE = 'PT005';
        END IF;
        SELECT g.* INTO organ_ FROM organ g JOIN publication p ON p.organ_id = g.id WHERE p.id = n.publication_id;
        wanted := organ_track(organ_, n.mode);
        IF n.track IS DISTINCT FROM wanted THEN
            RAISE EXCEPTION 'the steps are those of the organ: %', wanted USING ERRCODE = 'PT005';
        END IF;
        RETURN;
    END IF;
    IF n.state = 'returned' THEN
        IF n.hash IS NOT NULL THEN
            RAISE EXCEPTION 'a returned revision has no hash' USING ERRCODE = 'PT005';
        END IF;
        RETURN;
    END IF;
    IF n.hash IS DISTINCT FROM o.hash THEN
        RAISE EXCEPTION 'the hash changes only with a new round' USING ERRCODE = 'PT004';
    END IF;
    IF o.state = 'referred' THEN  -- resumed: the review begins anew
        IF n.round <> o.round + 1 OR n.state <> n.track[1] THEN
            RAISE EXCEPTION 'a resumed review begins anew' USING ERRCODE = 'PT005';
        END IF;
        RETURN;
    END IF;
    IF n.round <> o.round THEN
        RAISE EXCEPTION 'the round changes only with a submission' USING ERRCODE = 'PT004';
    END IF;
    IF n.state = ANY (n.track) AND NOT (array_position(n.track, n.state) = array_position(n.track, o.state) + 1
                                        AND approved_through(n, o.state)) THEN
        RAISE EXCEPTION 'step % needs the approval of step %', n.state, o.state USING ERRCODE = 'PT006';
    END IF;
    IF n.state IN ('scheduled', 'released') AND NOT approved_through(n, n.track[cardinality(n.track)]) THEN
        RAISE EXCEPTION 'not approved by every step' USING ERRCODE = 'PT006';
    END IF;
    IF n.state = 'released' AND NOT EXISTS (SELECT 1 FROM release x WHERE x.revision_id = n.id AND x.hash = n.hash) THEN
        RAISE EXCEPTION 'released without a release' USING ERRCODE = 'PT006';
    END IF;
END $$;

DROP FUNCTION IF EXISTS organ_track(smallint, text);
-- The steps of an organ's review: its own setting, else that of the site (states.py: track_of).
CREATE OR REPLACE FUNCTION organ_track(organ_ organ, mode_ text) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE steps int := organ_.review_steps; secrecy boolean := organ_.secrecy_step;
BEGIN
    IF mode_ = 'batch' THEN RETURN ARRAY['batch_review']; END IF;
    IF mode_ = 'emergency' THEN RETURN ARRAY['final_review']; END IF;
    IF steps IS NULL THEN
        SELECT (value #>> '{}')::int INTO steps FROM setting WHERE key = 'review.steps';
    END IF;
    IF secrecy IS NULL THEN
        SELECT (value #>> '{}')::boolean INTO secrecy FROM setting WHERE key = 'review.secrecy_step';
    END IF;
    RETURN CASE coalesce(steps, 3) WHEN 1 THEN ARRAY[]::text[]
                                   WHEN 2 THEN ARRAY['first_review']
                                   ELSE ARRAY['first_review', 'second_review'] END
        || CASE WHEN secrecy THEN ARRAY['secrecy_review'] ELSE ARRAY[]::text[] END
        || ARRAY['final_review'];
END $$;

CREATE OR REPLACE TRIGGER guard_revision BEFORE INSERT OR UPDATE OR DELETE ON revision
    FOR EACH ROW EXECUTE FUNCTION guard_revision();

-- Looked at only by statements that name a part of the content: comparing texts is the dearest part of a move.
CREATE OR REPLACE FUNCTION guard_revision_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT is_editable(OLD.state) AND
       (NEW.title, NEW.header, NEW.body_html, NEW.body_text, NEW.change_note, NEW.track, NEW.mode)
       IS DISTINCT FROM (OLD.title, OLD.header, OLD.body_html, OLD.body_text, OLD.change_note, OLD.track, OLD.mode) THEN
        RAISE EXCEPTION 'the content of a revision is frozen outside a draft' USING ERRCODE = 'PT004';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_revision_content
    BEFORE UPDATE OF title, header, body_html, body_text, change_note, track, mode ON revision
    FOR EACH ROW EXECUTE FUNCTION guard_revision_content();

-- Whoever changes the content, or submits it, is a contributor.
CREATE OR REPLACE FUNCTION note_contributor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR (is_editable(OLD.state) AND
       ((NEW.title, NEW.header, NEW.body_html, NEW.body_text, NEW.change_note)
         IS DISTINCT FROM (OLD.title, OLD.header, OLD.body_html, OLD.body_text, OLD.change_note)
        OR NOT (is_editable(NEW.state) OR NEW.state = 'discarded'))) THEN
        PERFORM contribute(NEW.id);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER note_contributor AFTER INSERT OR UPDATE ON revision
    FOR EACH ROW EXECUTE FUNCTION note_contributor();

-- For every table that holds a part of a revision (files, header tables of the apps; a column revision_id): a part
-- changes only while the revision is editable, and its writer is a contributor.
CREATE OR REPLACE FUNCTION guard_revision_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE id_ bigint; state_ text;
BEGIN
    FOR id_ IN SELECT DISTINCT x FROM unnest(ARRAY[
            CASE WHEN TG_OP <> 'INSERT' THEN OLD.revision_id END,
            CASE WHEN TG_OP <> 'DELETE' THEN NEW.revision_id END]) AS x WHERE x IS NOT NULL LOOP
        SELECT state INTO state_ FROM revision WHERE id = id_ FOR UPDATE;
        IF NOT coalesce(is_editable(state_), false) THEN  -- null: no such revision yet
            RAISE EXCEPTION 'the content of a revision is frozen outside a draft' USING ERRCODE = 'PT004';
        END IF;
        PERFORM contribute(id_);
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON revision_file
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();
