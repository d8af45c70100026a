


SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;


CREATE TABLE public.revision (
    id bigint NOT NULL,
    no integer NOT NULL,
    state character varying(20) NOT NULL,
    mode character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    header jsonb NOT NULL,
    body_html text NOT NULL,
    body_text text NOT NULL,
    hash character varying(64),
    track text[] NOT NULL,
    round integer NOT NULL,
    release_at timestamp with time zone,
    change_note character varying(200) NOT NULL,
    edits integer NOT NULL,
    due_on date,
    created_at timestamp with time zone NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    publication_id uuid NOT NULL,
    CONSTRAINT revision_edits_check CHECK ((edits >= 0)),
    CONSTRAINT revision_no_check CHECK ((no >= 0)),
    CONSTRAINT revision_reviewed_has_hash CHECK ((((state)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'discarded'::character varying])::text[])) OR ((hash)::text ~ '^[0-9a-f]{64}$'::text))),
    CONSTRAINT revision_round_check CHECK ((round >= 0)),
    CONSTRAINT revision_scheduled_has_time CHECK (((NOT ((state)::text = 'scheduled'::text)) OR (release_at IS NOT NULL))),
    CONSTRAINT revision_state_known CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'first_review'::character varying, 'second_review'::character varying, 'final_review'::character varying, 'batch_review'::character varying, 'referred'::character varying, 'scheduled'::character varying, 'released'::character varying, 'superseded'::character varying, 'withdrawn'::character varying, 'discarded'::character varying])::text[])))
);


ALTER TABLE public.revision OWNER TO portal_owner;


CREATE FUNCTION public.approved_through(r public.revision, last_step text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT r.hash IS NOT NULL AND cardinality(r.track) > 0 AND array_position(r.track, last_step) IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM unnest(r.track[1:array_position(r.track, last_step)]) AS wanted(step_)
        WHERE NOT EXISTS (SELECT 1 FROM approval a
                          WHERE a.revision_id = r.id AND a.round = r.round AND a.step = wanted.step_ AND a.hash = r.hash))
$$;


ALTER FUNCTION public.approved_through(r public.revision, last_step text) OWNER TO portal_owner;


CREATE FUNCTION public.bump_edition() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
DECLARE n_ bigint;
BEGIN
    UPDATE public.edition SET n = n + 1 RETURNING n INTO n_;
    PERFORM pg_notify('portal_edition', n_::text);
    RETURN NULL;
END $$;


ALTER FUNCTION public.bump_edition() OWNER TO portal_owner;


CREATE FUNCTION public.contribute(revision_ bigint) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    INSERT INTO contribution (revision_id, person_id) VALUES (revision_, require_actor()) ON CONFLICT DO NOTHING
$$;


ALTER FUNCTION public.contribute(revision_ bigint) OWNER TO portal_owner;


CREATE FUNCTION public.deciding_organ(organ_ bigint, role_ text) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE here bigint := organ_; steps int := 0;
BEGIN
    WHILE here IS NOT NULL AND steps < 20 LOOP
        IF holds_role(NULL, here, role_) THEN RETURN here; END IF;
        SELECT parent_id INTO here FROM organ WHERE id = here;
        steps := steps + 1;
    END LOOP;
    RETURN NULL;
END $$;


ALTER FUNCTION public.deciding_organ(organ_ bigint, role_ text) OWNER TO portal_owner;


CREATE FUNCTION public.guard_approval() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE r revision; organ_ bigint;
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
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;


ALTER FUNCTION public.guard_approval() OWNER TO portal_owner;


CREATE FUNCTION public.guard_document() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF (NEW.publication_id, NEW.index_number, NEW.responsible_organ_id)
       IS DISTINCT FROM (OLD.publication_id, OLD.index_number, OLD.responsible_organ_id) THEN
        RAISE EXCEPTION 'index number and responsible organ are permanent' USING ERRCODE = 'PT004';
    END IF;
    RETURN NEW;
END $$;


ALTER FUNCTION public.guard_document() OWNER TO portal_owner;


CREATE FUNCTION public.guard_entry() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.guard_entry() OWNER TO portal_owner;


CREATE FUNCTION public.guard_publication() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.guard_publication() OWNER TO portal_owner;


CREATE FUNCTION public.guard_release() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.guard_release() OWNER TO portal_owner;


CREATE FUNCTION public.guard_release_file() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.guard_release_file() OWNER TO portal_owner;


CREATE FUNCTION public.guard_revision() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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
    IF (NEW.publication_id, NEW.no, NEW.mode) IS DISTINCT FROM (OLD.publication_id, OLD.no, OLD.mode) THEN
        RAISE EXCEPTION 'a revision stays with its publication and its mode' USING ERRCODE = 'PT004';
    END IF;
    IF NOT is_editable(OLD.state) AND
       (NEW.title, NEW.header, NEW.body_html, NEW.body_text, NEW.change_note, NEW.track, NEW.mode)
       IS DISTINCT FROM (OLD.title, OLD.header, OLD.body_html, OLD.body_text, OLD.change_note, OLD.track, OLD.mode) THEN
        RAISE EXCEPTION 'the content of a revision is frozen outside a draft' USING ERRCODE = 'PT004';
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


ALTER FUNCTION public.guard_revision() OWNER TO portal_owner;


CREATE FUNCTION public.guard_revision_move(o public.revision, n public.revision) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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
        wanted := organ_track(organ_.review_steps, n.mode);
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


ALTER FUNCTION public.guard_revision_move(o public.revision, n public.revision) OWNER TO portal_owner;


CREATE FUNCTION public.guard_revision_part() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.guard_revision_part() OWNER TO portal_owner;


CREATE FUNCTION public.guard_whole_release() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.guard_whole_release() OWNER TO portal_owner;


CREATE FUNCTION public.holds_role(person_ bigint, organ_ bigint, role_ text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (
        SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.organ_id = organ_ AND m.role = role_ AND (person_ IS NULL OR m.person_id = person_) AND p.is_active
          AND m.since <= (now() AT TIME ZONE 'Asia/Shanghai')::date
          AND (m.until IS NULL OR m.until >= (now() AT TIME ZONE 'Asia/Shanghai')::date))
$$;


ALTER FUNCTION public.holds_role(person_ bigint, organ_ bigint, role_ text) OWNER TO portal_owner;


CREATE FUNCTION public.is_editable(state_ text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT state_ IN ('draft', 'returned')
$$;


ALTER FUNCTION public.is_editable(state_ text) OWNER TO portal_owner;


CREATE FUNCTION public.legal_revision_moves() RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT ARRAY['batch_review>released', 'batch_review>returned', 'draft>batch_review', 'draft>discarded', 'draft>final_review', 'draft>first_review', 'draft>second_review', 'final_review>referred', 'final_review>released', 'final_review>returned', 'final_review>scheduled', 'first_review>final_review', 'first_review>referred', 'first_review>returned', 'first_review>second_review', 'referred>final_review', 'referred>first_review', 'referred>returned', 'referred>second_review', 'released>superseded', 'released>withdrawn', 'returned>batch_review', 'returned>discarded', 'returned>final_review', 'returned>first_review', 'returned>second_review', 'scheduled>released', 'scheduled>returned', 'second_review>final_review', 'second_review>referred', 'second_review>returned']
$$;


ALTER FUNCTION public.legal_revision_moves() OWNER TO portal_owner;


CREATE FUNCTION public.may_decide(person_ bigint, organ_ bigint, step_ text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE here bigint := organ_; steps int := 0; role_ text;
BEGIN
    IF step_ = 'batch_review' THEN  -- the openness office, for its own organ and all below it
        WHILE here IS NOT NULL AND steps < 20 LOOP
            IF holds_role(person_, here, 'openness_office') THEN RETURN true; END IF;
            SELECT parent_id INTO here FROM organ WHERE id = here;
            steps := steps + 1;
        END LOOP;
        RETURN false;
    END IF;
    role_ := CASE step_ WHEN 'first_review' THEN 'reviewer' WHEN 'second_review' THEN 'reviewer'
                        WHEN 'final_review' THEN 'final_reviewer' END;
    RETURN role_ IS NOT NULL AND holds_role(person_, deciding_organ(organ_, role_), role_);
END $$;


ALTER FUNCTION public.may_decide(person_ bigint, organ_ bigint, step_ text) OWNER TO portal_owner;


CREATE FUNCTION public.note_contributor() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'INSERT' OR (is_editable(OLD.state) AND
       ((NEW.title, NEW.header, NEW.body_html, NEW.body_text, NEW.change_note)
         IS DISTINCT FROM (OLD.title, OLD.header, OLD.body_html, OLD.body_text, OLD.change_note)
        OR NOT (is_editable(NEW.state) OR NEW.state = 'discarded'))) THEN
        PERFORM contribute(NEW.id);
    END IF;
    RETURN NULL;
END $$;


ALTER FUNCTION public.note_contributor() OWNER TO portal_owner;


CREATE FUNCTION public.organ_track(steps_ smallint, mode_ text) RETURNS text[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE steps int := steps_;
BEGIN
    IF mode_ = 'batch' THEN RETURN ARRAY['batch_review']; END IF;
    IF steps IS NULL THEN
        SELECT (value #>> '{}')::int INTO steps FROM setting WHERE key = 'review.steps';
    END IF;
    RETURN CASE coalesce(steps, 3) WHEN 1 THEN ARRAY['final_review']
                                   WHEN 2 THEN ARRAY['first_review', 'final_review']
                                   ELSE ARRAY['first_review', 'second_review', 'final_review'] END;
END $$;


ALTER FUNCTION public.organ_track(steps_ smallint, mode_ text) OWNER TO portal_owner;


CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'PT002';
END $$;


ALTER FUNCTION public.refuse_change() OWNER TO portal_owner;


CREATE FUNCTION public.refuse_new_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    RAISE EXCEPTION 'the key of a row in % is permanent', TG_TABLE_NAME USING ERRCODE = 'PT004';
END $$;


ALTER FUNCTION public.refuse_new_key() OWNER TO portal_owner;


CREATE FUNCTION public.require_actor() RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $_$
DECLARE actor text := current_setting('portal.actor', true);
BEGIN
    IF actor IS NULL OR actor !~ '^[0-9]+$' THEN
        RAISE EXCEPTION 'no actor: portal.actor is not set' USING ERRCODE = 'PT001';
    END IF;
    RETURN actor::bigint;
END $_$;


ALTER FUNCTION public.require_actor() OWNER TO portal_owner;


CREATE FUNCTION public.trail_chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    head public.trail_head;
BEGIN
    SELECT * INTO STRICT head FROM public.trail_head FOR UPDATE;
    NEW.id := head.n + 1;
    NEW.at := clock_timestamp();
    NEW.prev := head.h;
    NEW.h := encode(sha256(convert_to(public.trail_text(NEW), 'UTF8')), 'hex');
    UPDATE public.trail_head SET n = NEW.id, h = NEW.h;
    RETURN NEW;
END
$$;


ALTER FUNCTION public.trail_chain() OWNER TO portal_owner;


CREATE FUNCTION public.trail_from_public(action text, object_type text, object_id text, organ text, from_state text, to_state text, request_id text) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
    number bigint;
BEGIN
    IF greatest(length(action), length(object_type), length(object_id), length(organ),
                length(from_state), length(to_state), length(request_id)) > 100 THEN
        RAISE EXCEPTION '留痕的内容过长' USING ERRCODE = 'string_data_right_truncation';
    END IF;
    INSERT INTO public.trail (actor_name, actor_organ, actor_via, action, object_type, object_id, organ,
                              from_state, to_state, reason, content_hash, request_id)
    VALUES ('公众', '', 'public', coalesce(action, ''), coalesce(object_type, ''), coalesce(object_id, ''),
            coalesce(organ, ''), coalesce(from_state, ''), coalesce(to_state, ''), '', '', coalesce(request_id, ''))
    RETURNING id INTO number;
    RETURN number;
END
$$;


ALTER FUNCTION public.trail_from_public(action text, object_type text, object_id text, organ text, from_state text, to_state text, request_id text) OWNER TO portal_owner;


CREATE FUNCTION public.trail_part(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT coalesce(octet_length(convert_to(value, 'UTF8'))::text || ':' || value, '-')
$$;


ALTER FUNCTION public.trail_part(value text) OWNER TO portal_owner;


CREATE FUNCTION public.trail_refuse() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    -- From inside another trigger: the head is moved by trail_chain(), the only one who may.
    IF TG_TABLE_NAME = 'trail_head' AND TG_OP = 'UPDATE' AND pg_trigger_depth() >= 2 THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '留痕只能追加，不能改、不能删（% %）', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;


ALTER FUNCTION public.trail_refuse() OWNER TO portal_owner;


CREATE TABLE public.trail (
    id bigint DEFAULT 0 NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    actor_id bigint,
    actor_name text NOT NULL,
    actor_organ text NOT NULL,
    actor_via text NOT NULL,
    action text NOT NULL,
    object_type text NOT NULL,
    object_id text NOT NULL,
    organ text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    reason text NOT NULL,
    content_hash text NOT NULL,
    request_id text NOT NULL,
    prev text DEFAULT ''::text NOT NULL,
    h text DEFAULT ''::text NOT NULL
);


ALTER TABLE public.trail OWNER TO portal_owner;


CREATE FUNCTION public.trail_text(r public.trail) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    SELECT 'trail/1'
        || public.trail_part(r.id::text)
        || public.trail_part(to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || public.trail_part(r.actor_id::text) || public.trail_part(r.actor_name)
        || public.trail_part(r.actor_organ) || public.trail_part(r.actor_via)
        || public.trail_part(r.action) || public.trail_part(r.object_type) || public.trail_part(r.object_id)
        || public.trail_part(r.organ) || public.trail_part(r.from_state) || public.trail_part(r.to_state)
        || public.trail_part(r.reason) || public.trail_part(r.content_hash) || public.trail_part(r.request_id)
        || public.trail_part(r.prev)
$$;


ALTER FUNCTION public.trail_text(r public.trail) OWNER TO portal_owner;


CREATE FUNCTION public.withdrawn_up_to(publication_ uuid) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public'
    AS $$
    SELECT coalesce(max(x.no), 0) FROM public.release x JOIN public.revision r ON r.id = x.revision_id
    WHERE x.publication_id = publication_ AND r.state = 'withdrawn'
$$;


ALTER FUNCTION public.withdrawn_up_to(publication_ uuid) OWNER TO portal_owner;


CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);


ALTER TABLE public.account_emailaddress OWNER TO portal_owner;


ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);


ALTER TABLE public.account_emailconfirmation OWNER TO portal_owner;


ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.approval (
    id bigint NOT NULL,
    round integer NOT NULL,
    step character varying(20) NOT NULL,
    hash character varying(64) NOT NULL,
    secrecy_result character varying(20) NOT NULL,
    secrecy_basis character varying(200) NOT NULL,
    note character varying(500) NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    person_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT approval_needs_cleared_secrecy CHECK ((((secrecy_result)::text = 'cleared'::text) AND (NOT ((secrecy_basis)::text = ''::text)))),
    CONSTRAINT approval_round_check CHECK ((round >= 0))
);


ALTER TABLE public.approval OWNER TO portal_owner;


ALTER TABLE public.approval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.approval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


ALTER TABLE public.auth_group OWNER TO portal_owner;


ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.auth_group_permissions OWNER TO portal_owner;


ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


ALTER TABLE public.auth_permission OWNER TO portal_owner;


ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);


ALTER TABLE public.axes_accessattempt OWNER TO portal_owner;


ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


ALTER TABLE public.axes_accessattemptexpiration OWNER TO portal_owner;


CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);


ALTER TABLE public.axes_accessfailurelog OWNER TO portal_owner;


ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);


ALTER TABLE public.axes_accesslog OWNER TO portal_owner;


ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.blob (
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    mime character varying(100) NOT NULL,
    scan_state character varying(20) NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT blob_sha256 CHECK (((sha256)::text ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT blob_size_check CHECK ((size >= 0))
);


ALTER TABLE public.blob OWNER TO portal_owner;


CREATE TABLE public.contribution (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    revision_id bigint NOT NULL
);


ALTER TABLE public.contribution OWNER TO portal_owner;


ALTER TABLE public.contribution ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contribution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);


ALTER TABLE public.django_admin_log OWNER TO portal_owner;


ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


ALTER TABLE public.django_content_type OWNER TO portal_owner;


ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


ALTER TABLE public.django_migrations OWNER TO portal_owner;


ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


ALTER TABLE public.django_session OWNER TO portal_owner;


CREATE TABLE public.document (
    publication_id uuid NOT NULL,
    index_number character varying(60) NOT NULL,
    publicity character varying(20) NOT NULL,
    ground character varying(20) NOT NULL,
    responsible_organ_id bigint NOT NULL,
    batch_id bigint,
    CONSTRAINT document_withheld_has_ground CHECK ((((publicity)::text = 'proactive'::text) OR (NOT ((ground)::text = ''::text))))
);


ALTER TABLE public.document OWNER TO portal_owner;


CREATE TABLE public.document_header (
    revision_id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    topic character varying(20) NOT NULL,
    document_number character varying(120) NOT NULL,
    number_key character varying(120) NOT NULL,
    registration_number character varying(60) NOT NULL,
    issuing_organs character varying(100)[] NOT NULL,
    issued_on date,
    effective_from date,
    effective_until date,
    validity_mark character varying(20) NOT NULL,
    content_source character varying(100) NOT NULL,
    disclosure_time character varying(20) NOT NULL,
    scope character varying(20) NOT NULL,
    abstract character varying(500) NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT header_term_begins_before_it_ends CHECK (((effective_until IS NULL) OR (effective_from IS NULL) OR (effective_until >= effective_from)))
);


ALTER TABLE public.document_header OWNER TO portal_owner;


CREATE TABLE public.document_item (
    id bigint NOT NULL,
    sort integer NOT NULL,
    item_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT document_item_sort_check CHECK ((sort >= 0))
);


ALTER TABLE public.document_item OWNER TO portal_owner;


ALTER TABLE public.document_item ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.document_item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.domain (
    id bigint NOT NULL,
    code character varying(4) NOT NULL,
    name character varying(60) NOT NULL,
    plain character varying(200) NOT NULL,
    phrases character varying(40)[] NOT NULL,
    sort_order integer NOT NULL,
    source character varying(200) NOT NULL,
    CONSTRAINT domain_code_form CHECK (((code)::text ~ '^[0-9]{2,4}$'::text)),
    CONSTRAINT domain_name_given CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT domain_sort_order_check CHECK ((sort_order >= 0))
);


ALTER TABLE public.domain OWNER TO portal_owner;


ALTER TABLE public.domain ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.domain_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.edition (
    id bigint NOT NULL,
    n bigint NOT NULL
);


ALTER TABLE public.edition OWNER TO portal_owner;


ALTER TABLE public.edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.edition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.entry (
    publication_id uuid NOT NULL,
    path character varying(200) NOT NULL,
    section character varying(20) NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    summary character varying(500) NOT NULL,
    numbers character varying(120)[] NOT NULL,
    domains character varying(10)[] NOT NULL,
    items character varying(20)[] NOT NULL,
    topics character varying(20)[] NOT NULL,
    level character varying(20) NOT NULL,
    year smallint NOT NULL,
    sort_at timestamp with time zone NOT NULL,
    issued_on date,
    valid daterange,
    validity_mark character varying(20) NOT NULL,
    organ_id bigint NOT NULL,
    release_id bigint NOT NULL,
    CONSTRAINT entry_year_check CHECK ((year >= 0))
);


ALTER TABLE public.entry OWNER TO portal_owner;


CREATE TABLE public.entry_terms (
    publication uuid NOT NULL,
    title tsvector NOT NULL,
    tsv tsvector NOT NULL
);


ALTER TABLE public.entry_terms OWNER TO portal_owner;


CREATE TABLE public.gone (
    path character varying(200) NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    reason_code character varying(30) NOT NULL,
    index_number character varying(60) NOT NULL,
    organ_id bigint NOT NULL
);


ALTER TABLE public.gone OWNER TO portal_owner;


CREATE TABLE public.import_batch (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    file_name character varying(150) NOT NULL,
    sha256 character varying(64) NOT NULL,
    report jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL
);


ALTER TABLE public.import_batch OWNER TO portal_owner;


ALTER TABLE public.import_batch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.import_batch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.index_counter (
    id bigint NOT NULL,
    year smallint NOT NULL,
    n integer NOT NULL,
    organ_id bigint NOT NULL,
    CONSTRAINT index_counter_n_check CHECK ((n >= 0)),
    CONSTRAINT index_counter_year_check CHECK ((year >= 0))
);


ALTER TABLE public.index_counter OWNER TO portal_owner;


ALTER TABLE public.index_counter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.index_counter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.item (
    id bigint NOT NULL,
    number character varying(4) NOT NULL,
    plain character varying(200) NOT NULL,
    imported_digest character varying(64) NOT NULL,
    domain_id bigint NOT NULL,
    CONSTRAINT item_number_form CHECK (((number)::text ~ '^[0-9]{4}$'::text))
);


ALTER TABLE public.item OWNER TO portal_owner;


ALTER TABLE public.item ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.item_version (
    id bigint NOT NULL,
    number smallint NOT NULL,
    year smallint NOT NULL,
    level1 character varying(120) NOT NULL,
    level2 character varying(200) NOT NULL,
    level3 character varying(200) NOT NULL,
    content text NOT NULL,
    elements text[] NOT NULL,
    required boolean[] NOT NULL,
    bases character varying(200)[] NOT NULL,
    time_limit_text character varying(300) NOT NULL,
    limit_kind character varying(20) NOT NULL,
    limit_event character varying(30) NOT NULL,
    limit_days smallint,
    limit_unit character varying(20) NOT NULL,
    annual_date character varying(5) NOT NULL,
    decision_days smallint,
    display_days smallint,
    display_unit character varying(20) NOT NULL,
    publisher character varying(200) NOT NULL,
    channels character varying(30)[] NOT NULL,
    channel_note character varying(200) NOT NULL,
    audience character varying(20) NOT NULL,
    audience_note character varying(200) NOT NULL,
    mode character varying(20) NOT NULL,
    levels character varying(20)[] NOT NULL,
    source character varying(200) NOT NULL,
    reconstructed boolean NOT NULL,
    state character varying(20) NOT NULL,
    in_force_from date,
    in_force_until date,
    item_id bigint NOT NULL,
    CONSTRAINT item_version_annual_date CHECK (((((annual_date)::text ~ '^[01][0-9]-[0-3][0-9]$'::text) AND ((limit_kind)::text = 'annual_date'::text)) OR ((NOT ((limit_kind)::text = 'annual_date'::text)) AND ((annual_date)::text = ''::text)))),
    CONSTRAINT item_version_audience CHECK (((audience)::text = ANY ((ARRAY['general_public'::character varying, 'specific_group'::character varying])::text[]))),
    CONSTRAINT item_version_channels CHECK (((channels <@ ARRAY['gov_website'::character varying(30), 'gov_gazette'::character varying(30), 'weibo_wechat_app'::character varying(30), 'press_conference_hearing'::character varying(30), 'broadcast_tv'::character varying(30), 'print_media'::character varying(30), 'public_reading_point'::character varying(30), 'gov_service_center'::character varying(30), 'convenience_station'::character varying(30), 'household_onsite'::character varying(30), 'notice_board_screen'::character varying(30), 'targeted_push'::character varying(30), 'other'::character varying(30)]) AND (
CASE
    WHEN (channels IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(channels, 1), 0)
END >= 1))),
    CONSTRAINT item_version_content_given CHECK (((NOT (content = ''::text)) AND (NOT ((publisher)::text = ''::text)))),
    CONSTRAINT item_version_decision_days_check CHECK ((decision_days >= 0)),
    CONSTRAINT item_version_display CHECK ((((display_days IS NULL) AND ((display_unit)::text = ''::text)) OR ((display_days >= 1) AND (display_days IS NOT NULL) AND ((display_unit)::text = ANY ((ARRAY['working_day'::character varying, 'calendar_day'::character varying])::text[]))))),
    CONSTRAINT item_version_display_days_check CHECK ((display_days >= 0)),
    CONSTRAINT item_version_elements_marked CHECK ((
CASE
    WHEN (required IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(required, 1), 0)
END =
CASE
    WHEN (elements IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(elements, 1), 0)
END)),
    CONSTRAINT item_version_levels CHECK (((levels <@ ARRAY['province'::character varying(20), 'city'::character varying(20), 'county'::character varying(20), 'township'::character varying(20), 'village'::character varying(20)]) AND (
CASE
    WHEN (levels IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(levels, 1), 0)
END >= 1))),
    CONSTRAINT item_version_limit_days_check CHECK ((limit_days >= 0)),
    CONSTRAINT item_version_limit_with_days CHECK (((NOT ((limit_kind)::text = ANY ((ARRAY['publish_within'::character varying, 'before_event'::character varying])::text[]))) OR ((limit_days >= 1) AND (limit_days IS NOT NULL) AND ((limit_event)::text = ANY ((ARRAY['formed_or_changed'::character varying, 'made_or_obtained'::character varying, 'decision_made'::character varying, 'approved'::character varying, 'application_received'::character varying, 'result_fixed'::character varying, 'contract_signed'::character varying, 'paid'::character varying, 'previous_update'::character varying, 'procedure_ends'::character varying, 'procedure_begins'::character varying, 'closing'::character varying, 'other'::character varying])::text[])) AND ((limit_unit)::text = ANY ((ARRAY['working_day'::character varying, 'calendar_day'::character varying])::text[]))))),
    CONSTRAINT item_version_mode CHECK (((mode)::text = ANY ((ARRAY['proactive'::character varying, 'on_request'::character varying])::text[]))),
    CONSTRAINT item_version_named CHECK (((NOT ((level1)::text = ''::text)) AND (NOT ((level2)::text = ''::text)))),
    CONSTRAINT item_version_number_check CHECK ((number >= 0)),
    CONSTRAINT item_version_some_basis CHECK ((
CASE
    WHEN (bases IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(bases, 1), 0)
END >= 1)),
    CONSTRAINT item_version_some_element CHECK ((
CASE
    WHEN (elements IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(elements, 1), 0)
END >= 1)),
    CONSTRAINT item_version_state_and_days CHECK ((((in_force_from IS NULL) AND (in_force_until IS NULL) AND ((state)::text = 'draft'::text)) OR ((in_force_from IS NOT NULL) AND (in_force_until IS NULL) AND ((state)::text = 'in_force'::text)) OR ((in_force_from IS NOT NULL) AND (in_force_until >= in_force_from) AND (in_force_until IS NOT NULL) AND ((state)::text = 'superseded'::text)))),
    CONSTRAINT item_version_year_check CHECK ((year >= 0))
);


ALTER TABLE public.item_version OWNER TO portal_owner;


ALTER TABLE public.item_version ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.item_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.membership (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    since date NOT NULL,
    until date,
    person_id bigint NOT NULL,
    organ_id bigint NOT NULL,
    CONSTRAINT membership_since_before_until CHECK (((until IS NULL) OR (until >= since)))
);


ALTER TABLE public.membership OWNER TO portal_owner;


ALTER TABLE public.membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);


ALTER TABLE public.mfa_authenticator OWNER TO portal_owner;


ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.organ (
    id bigint NOT NULL,
    code character varying(32) NOT NULL,
    name character varying(100) NOT NULL,
    short_name character varying(30) NOT NULL,
    pinyin character varying(200) NOT NULL COLLATE pg_catalog."C",
    kind character varying(20) NOT NULL,
    credit_code character varying(18) NOT NULL,
    duties text NOT NULL,
    address character varying(200) NOT NULL,
    hours character varying(100) NOT NULL,
    phone character varying(50) NOT NULL,
    fax character varying(50) NOT NULL,
    email character varying(254) NOT NULL,
    sort integer NOT NULL,
    review_steps smallint,
    parent_id bigint,
    successor_id bigint,
    CONSTRAINT organ_not_its_own_parent CHECK (((NOT ((parent_id = id) AND (parent_id IS NOT NULL))) AND (NOT ((successor_id = id) AND (successor_id IS NOT NULL))))),
    CONSTRAINT organ_review_steps CHECK (((review_steps IS NULL) OR ((review_steps >= 1) AND (review_steps <= 3)))),
    CONSTRAINT organ_review_steps_check CHECK ((review_steps >= 0)),
    CONSTRAINT organ_sort_check CHECK ((sort >= 0))
);


ALTER TABLE public.organ OWNER TO portal_owner;


CREATE TABLE public.organ_head (
    id bigint NOT NULL,
    name character varying(30) NOT NULL,
    title character varying(50) NOT NULL,
    duties character varying(300) NOT NULL,
    sort integer NOT NULL,
    organ_id bigint NOT NULL,
    CONSTRAINT organ_head_sort_check CHECK ((sort >= 0))
);


ALTER TABLE public.organ_head OWNER TO portal_owner;


ALTER TABLE public.organ_head ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organ_head_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



ALTER TABLE public.organ ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organ_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.outbox (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    recipient bigint,
    payload jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    attempts smallint NOT NULL,
    last_error character varying(200) NOT NULL,
    CONSTRAINT outbox_attempts_check CHECK ((attempts >= 0))
);


ALTER TABLE public.outbox OWNER TO portal_owner;


ALTER TABLE public.outbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.person (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    username character varying(60) NOT NULL,
    name character varying(30) NOT NULL,
    is_active boolean NOT NULL,
    is_superuser boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    is_sample boolean NOT NULL
);


ALTER TABLE public.person OWNER TO portal_owner;


ALTER TABLE public.person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.publication (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    number bigint,
    created_at timestamp with time zone NOT NULL,
    organ_id bigint NOT NULL,
    live_release_id bigint,
    CONSTRAINT publication_live_has_number CHECK (((live_release_id IS NULL) OR (number IS NOT NULL))),
    CONSTRAINT publication_number_check CHECK ((number >= 0))
);


ALTER TABLE public.publication OWNER TO portal_owner;


CREATE TABLE public.publication_number (
    id bigint NOT NULL,
    n bigint NOT NULL
);


ALTER TABLE public.publication_number OWNER TO portal_owner;


ALTER TABLE public.publication_number ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.publication_number_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.release (
    id bigint NOT NULL,
    no integer NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    header jsonb NOT NULL,
    body_html text NOT NULL,
    body_text text NOT NULL,
    change_note character varying(200) NOT NULL,
    hash character varying(64) NOT NULL,
    released_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    publication_id uuid NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT release_no_check CHECK ((no >= 0))
);


ALTER TABLE public.release OWNER TO portal_owner;


CREATE TABLE public.release_file (
    id bigint NOT NULL,
    n integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    name character varying(150) NOT NULL,
    size bigint NOT NULL,
    mime character varying(100) NOT NULL,
    release_id bigint NOT NULL,
    CONSTRAINT release_file_n_check CHECK ((n >= 0)),
    CONSTRAINT release_file_size_check CHECK ((size >= 0))
);


ALTER TABLE public.release_file OWNER TO portal_owner;


ALTER TABLE public.release_file ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.release_file_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



ALTER TABLE public.release ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.revision_event (
    id bigint NOT NULL,
    round integer NOT NULL,
    move character varying(20) NOT NULL,
    from_state character varying(20) NOT NULL,
    to_state character varying(20) NOT NULL,
    reason character varying(30) NOT NULL,
    note character varying(1000) NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    person_id bigint,
    revision_id bigint NOT NULL,
    CONSTRAINT revision_event_round_check CHECK ((round >= 0))
);


ALTER TABLE public.revision_event OWNER TO portal_owner;


ALTER TABLE public.revision_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.revision_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.revision_file (
    id bigint NOT NULL,
    sort integer NOT NULL,
    name character varying(150) NOT NULL,
    sha256 character varying(64) NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT revision_file_sort_check CHECK ((sort >= 0))
);


ALTER TABLE public.revision_file OWNER TO portal_owner;


ALTER TABLE public.revision_file ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.revision_file_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



ALTER TABLE public.revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.setting (
    key character varying(100) NOT NULL,
    value jsonb NOT NULL,
    source character varying(300) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id bigint
);


ALTER TABLE public.setting OWNER TO portal_owner;


CREATE TABLE public.term (
    id bigint NOT NULL,
    axis character varying(20) NOT NULL,
    code character varying(40) NOT NULL,
    label character varying(60) NOT NULL,
    sort integer NOT NULL,
    parent_id bigint,
    CONSTRAINT term_code_form CHECK (((code)::text ~ '^[a-z0-9_]+$'::text)),
    CONSTRAINT term_label_given CHECK ((NOT ((label)::text = ''::text))),
    CONSTRAINT term_not_its_own_parent CHECK ((NOT ((parent_id = id) AND (parent_id IS NOT NULL)))),
    CONSTRAINT term_sort_check CHECK ((sort >= 0))
);


ALTER TABLE public.term OWNER TO portal_owner;


ALTER TABLE public.term ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.term_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.trail_head (
    single boolean NOT NULL,
    n bigint NOT NULL,
    h text NOT NULL,
    CONSTRAINT trail_head_one_row CHECK (single)
);


ALTER TABLE public.trail_head OWNER TO portal_owner;


CREATE TABLE public.unit (
    id bigint NOT NULL,
    name character varying(50) NOT NULL,
    duties character varying(500) NOT NULL,
    phone character varying(50) NOT NULL,
    sort integer NOT NULL,
    organ_id bigint NOT NULL,
    CONSTRAINT unit_sort_check CHECK ((sort >= 0))
);


ALTER TABLE public.unit OWNER TO portal_owner;


ALTER TABLE public.unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);



CREATE TABLE public.workday (
    id bigint NOT NULL,
    date date NOT NULL,
    is_working boolean NOT NULL,
    source character varying(200) NOT NULL,
    provisional boolean NOT NULL,
    note character varying(100) NOT NULL
);


ALTER TABLE public.workday OWNER TO portal_owner;


ALTER TABLE public.workday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);









INSERT INTO public.approval VALUES
	(1, 1, 'first_review', '0d1dd03613785c7133714628a9e9f6c2d92a9f1d978b8c4d40a3b43e0f4a9991', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:01.738931+00', 3, 1),
	(2, 1, 'second_review', '0d1dd03613785c7133714628a9e9f6c2d92a9f1d978b8c4d40a3b43e0f4a9991', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:01.771755+00', 4, 1),
	(3, 1, 'final_review', '0d1dd03613785c7133714628a9e9f6c2d92a9f1d978b8c4d40a3b43e0f4a9991', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:01.814213+00', 5, 1),
	(4, 1, 'first_review', '0a66b60b4731dbac17daf624ae5282b0f4c7d4bf88b9757dbf3861f3961b68a8', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:01.936583+00', 3, 2),
	(5, 1, 'second_review', '0a66b60b4731dbac17daf624ae5282b0f4c7d4bf88b9757dbf3861f3961b68a8', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:01.961599+00', 4, 2),
	(6, 1, 'final_review', '0a66b60b4731dbac17daf624ae5282b0f4c7d4bf88b9757dbf3861f3961b68a8', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:01.98594+00', 5, 2),
	(7, 1, 'first_review', 'c8c3ae6c92eb81428979ce2ce8f01fd5b3488e08dd108e4d2b6a597e155b0183', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:02.075455+00', 3, 3),
	(8, 1, 'second_review', 'c8c3ae6c92eb81428979ce2ce8f01fd5b3488e08dd108e4d2b6a597e155b0183', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:02.092203+00', 4, 3),
	(9, 1, 'final_review', 'c8c3ae6c92eb81428979ce2ce8f01fd5b3488e08dd108e4d2b6a597e155b0183', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:02.10842+00', 5, 3),
	(10, 1, 'first_review', '9075c798f005557616b4a7ca7641f57cb065156d9c3631390c67b4974975ae09', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:02.219649+00', 3, 4),
	(11, 1, 'second_review', '9075c798f005557616b4a7ca7641f57cb065156d9c3631390c67b4974975ae09', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:02.236727+00', 4, 4),
	(12, 1, 'final_review', '9075c798f005557616b4a7ca7641f57cb065156d9c3631390c67b4974975ae09', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:02.253835+00', 5, 4),
	(13, 1, 'first_review', 'eaecc29097068d86b512857379ded5b232b4382ea85944258cad2a8ebfb2755c', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:02.389219+00', 3, 7),
	(14, 1, 'second_review', 'eaecc29097068d86b512857379ded5b232b4382ea85944258cad2a8ebfb2755c', 'cleared', '已对照保密事项范围逐项检查', '', '2026-11-23 03:31:02.405543+00', 4, 7);









INSERT INTO public.auth_permission VALUES
	(1, 'Can add 留痕', 1, 'add_trail'),
	(2, 'Can change 留痕', 1, 'change_trail'),
	(3, 'Can delete 留痕', 1, 'delete_trail'),
	(4, 'Can view 留痕', 1, 'view_trail'),
	(5, 'Can add 链头', 2, 'add_trailhead'),
	(6, 'Can change 链头', 2, 'change_trailhead'),
	(7, 'Can delete 链头', 2, 'delete_trailhead'),
	(8, 'Can view 链头', 2, 'view_trailhead'),
	(9, 'Can add 人员', 3, 'add_person'),
	(10, 'Can change 人员', 3, 'change_person'),
	(11, 'Can delete 人员', 3, 'delete_person'),
	(12, 'Can view 人员', 3, 'view_person'),
	(13, 'Can add 机关', 4, 'add_organ'),
	(14, 'Can change 机关', 4, 'change_organ'),
	(15, 'Can delete 机关', 4, 'delete_organ'),
	(16, 'Can view 机关', 4, 'view_organ'),
	(17, 'Can add 任职', 5, 'add_membership'),
	(18, 'Can change 任职', 5, 'change_membership'),
	(19, 'Can delete 任职', 5, 'delete_membership'),
	(20, 'Can view 任职', 5, 'view_membership'),
	(21, 'Can add 负责人', 6, 'add_organhead'),
	(22, 'Can change 负责人', 6, 'change_organhead'),
	(23, 'Can delete 负责人', 6, 'delete_organhead'),
	(24, 'Can view 负责人', 6, 'view_organhead'),
	(25, 'Can add 内设机构', 7, 'add_unit'),
	(26, 'Can change 内设机构', 7, 'change_unit'),
	(27, 'Can delete 内设机构', 7, 'delete_unit'),
	(28, 'Can view 内设机构', 7, 'view_unit'),
	(29, 'Can add 放假和调休', 8, 'add_workday'),
	(30, 'Can change 放假和调休', 8, 'change_workday'),
	(31, 'Can delete 放假和调休', 8, 'delete_workday'),
	(32, 'Can view 放假和调休', 8, 'view_workday'),
	(33, 'Can add 待发消息', 9, 'add_outbox'),
	(34, 'Can change 待发消息', 9, 'change_outbox'),
	(35, 'Can delete 待发消息', 9, 'delete_outbox'),
	(36, 'Can view 待发消息', 9, 'view_outbox'),
	(37, 'Can add 分类词', 10, 'add_term'),
	(38, 'Can change 分类词', 10, 'change_term'),
	(39, 'Can delete 分类词', 10, 'delete_term'),
	(40, 'Can view 分类词', 10, 'view_term'),
	(41, 'Can add entry terms', 11, 'add_entryterms'),
	(42, 'Can change entry terms', 11, 'change_entryterms'),
	(43, 'Can delete entry terms', 11, 'delete_entryterms'),
	(44, 'Can view entry terms', 11, 'view_entryterms'),
	(45, 'Can add edition', 12, 'add_edition'),
	(46, 'Can change edition', 12, 'change_edition'),
	(47, 'Can delete edition', 12, 'delete_edition'),
	(48, 'Can view edition', 12, 'view_edition'),
	(49, 'Can add 公开信息', 13, 'add_publication'),
	(50, 'Can change 公开信息', 13, 'change_publication'),
	(51, 'Can delete 公开信息', 13, 'delete_publication'),
	(52, 'Can view 公开信息', 13, 'view_publication'),
	(53, 'Can add publication number', 14, 'add_publicationnumber'),
	(54, 'Can change publication number', 14, 'change_publicationnumber'),
	(55, 'Can delete publication number', 14, 'delete_publicationnumber'),
	(56, 'Can view publication number', 14, 'view_publicationnumber'),
	(57, 'Can add blob', 15, 'add_blob'),
	(58, 'Can change blob', 15, 'change_blob'),
	(59, 'Can delete blob', 15, 'delete_blob'),
	(60, 'Can view blob', 15, 'view_blob'),
	(61, 'Can add gone', 16, 'add_gone'),
	(62, 'Can change gone', 16, 'change_gone'),
	(63, 'Can delete gone', 16, 'delete_gone'),
	(64, 'Can view gone', 16, 'view_gone'),
	(65, 'Can add release', 17, 'add_release'),
	(66, 'Can change release', 17, 'change_release'),
	(67, 'Can delete release', 17, 'delete_release'),
	(68, 'Can view release', 17, 'view_release'),
	(69, 'Can add release file', 18, 'add_releasefile'),
	(70, 'Can change release file', 18, 'change_releasefile'),
	(71, 'Can delete release file', 18, 'delete_releasefile'),
	(72, 'Can view release file', 18, 'view_releasefile'),
	(73, 'Can add 稿件', 19, 'add_revision'),
	(74, 'Can change 稿件', 19, 'change_revision'),
	(75, 'Can delete 稿件', 19, 'delete_revision'),
	(76, 'Can view 稿件', 19, 'view_revision'),
	(77, 'Can add contribution', 20, 'add_contribution'),
	(78, 'Can change contribution', 20, 'change_contribution'),
	(79, 'Can delete contribution', 20, 'delete_contribution'),
	(80, 'Can view contribution', 20, 'view_contribution'),
	(81, 'Can add approval', 21, 'add_approval'),
	(82, 'Can change approval', 21, 'change_approval'),
	(83, 'Can delete approval', 21, 'delete_approval'),
	(84, 'Can view approval', 21, 'view_approval'),
	(85, 'Can add revision event', 22, 'add_revisionevent'),
	(86, 'Can change revision event', 22, 'change_revisionevent'),
	(87, 'Can delete revision event', 22, 'delete_revisionevent'),
	(88, 'Can view revision event', 22, 'view_revisionevent'),
	(89, 'Can add 附件', 23, 'add_revisionfile'),
	(90, 'Can change 附件', 23, 'change_revisionfile'),
	(91, 'Can delete 附件', 23, 'delete_revisionfile'),
	(92, 'Can view 附件', 23, 'view_revisionfile'),
	(93, 'Can add entry', 24, 'add_entry'),
	(94, 'Can change entry', 24, 'change_entry'),
	(95, 'Can delete entry', 24, 'delete_entry'),
	(96, 'Can view entry', 24, 'view_entry'),
	(97, 'Can add 设置', 25, 'add_setting'),
	(98, 'Can change 设置', 25, 'change_setting'),
	(99, 'Can delete 设置', 25, 'delete_setting'),
	(100, 'Can view 设置', 25, 'view_setting'),
	(101, 'Can add 公开指南和制度', 26, 'add_article'),
	(102, 'Can change 公开指南和制度', 26, 'change_article'),
	(103, 'Can delete 公开指南和制度', 26, 'delete_article'),
	(104, 'Can view 公开指南和制度', 26, 'view_article'),
	(105, 'Can add 领域', 27, 'add_domain'),
	(106, 'Can change 领域', 27, 'change_domain'),
	(107, 'Can delete 领域', 27, 'delete_domain'),
	(108, 'Can view 领域', 27, 'view_domain'),
	(109, 'Can add 公开事项', 28, 'add_catalogitem'),
	(110, 'Can change 公开事项', 28, 'change_catalogitem'),
	(111, 'Can delete 公开事项', 28, 'delete_catalogitem'),
	(112, 'Can view 公开事项', 28, 'view_catalogitem'),
	(113, 'Can add 事项版本', 29, 'add_itemversion'),
	(114, 'Can change 事项版本', 29, 'change_itemversion'),
	(115, 'Can delete 事项版本', 29, 'delete_itemversion'),
	(116, 'Can view 事项版本', 29, 'view_itemversion'),
	(117, 'Can add document header', 30, 'add_documentheader'),
	(118, 'Can change document header', 30, 'change_documentheader'),
	(119, 'Can delete document header', 30, 'delete_documentheader'),
	(120, 'Can view document header', 30, 'view_documentheader'),
	(121, 'Can add 导入批次', 31, 'add_importbatch'),
	(122, 'Can change 导入批次', 31, 'change_importbatch'),
	(123, 'Can delete 导入批次', 31, 'delete_importbatch'),
	(124, 'Can view 导入批次', 31, 'view_importbatch'),
	(125, 'Can add document item', 32, 'add_documentitem'),
	(126, 'Can change document item', 32, 'change_documentitem'),
	(127, 'Can delete document item', 32, 'delete_documentitem'),
	(128, 'Can view document item', 32, 'view_documentitem'),
	(129, 'Can add 公开文件', 33, 'add_document'),
	(130, 'Can change 公开文件', 33, 'change_document'),
	(131, 'Can delete 公开文件', 33, 'delete_document'),
	(132, 'Can view 公开文件', 33, 'view_document'),
	(133, 'Can add index counter', 34, 'add_indexcounter'),
	(134, 'Can change index counter', 34, 'change_indexcounter'),
	(135, 'Can delete index counter', 34, 'delete_indexcounter'),
	(136, 'Can view index counter', 34, 'view_indexcounter'),
	(137, 'Can add log entry', 35, 'add_logentry'),
	(138, 'Can change log entry', 35, 'change_logentry'),
	(139, 'Can delete log entry', 35, 'delete_logentry'),
	(140, 'Can view log entry', 35, 'view_logentry'),
	(141, 'Can add permission', 36, 'add_permission'),
	(142, 'Can change permission', 36, 'change_permission'),
	(143, 'Can delete permission', 36, 'delete_permission'),
	(144, 'Can view permission', 36, 'view_permission'),
	(145, 'Can add group', 37, 'add_group'),
	(146, 'Can change group', 37, 'change_group'),
	(147, 'Can delete group', 37, 'delete_group'),
	(148, 'Can view group', 37, 'view_group'),
	(149, 'Can add content type', 38, 'add_contenttype'),
	(150, 'Can change content type', 38, 'change_contenttype'),
	(151, 'Can delete content type', 38, 'delete_contenttype'),
	(152, 'Can view content type', 38, 'view_contenttype'),
	(153, 'Can add session', 39, 'add_session'),
	(154, 'Can change session', 39, 'change_session'),
	(155, 'Can delete session', 39, 'delete_session'),
	(156, 'Can view session', 39, 'view_session'),
	(157, 'Can add access attempt', 40, 'add_accessattempt'),
	(158, 'Can change access attempt', 40, 'change_accessattempt'),
	(159, 'Can delete access attempt', 40, 'delete_accessattempt'),
	(160, 'Can view access attempt', 40, 'view_accessattempt'),
	(161, 'Can add access log', 41, 'add_accesslog'),
	(162, 'Can change access log', 41, 'change_accesslog'),
	(163, 'Can delete access log', 41, 'delete_accesslog'),
	(164, 'Can view access log', 41, 'view_accesslog'),
	(165, 'Can add access failure', 42, 'add_accessfailurelog'),
	(166, 'Can change access failure', 42, 'change_accessfailurelog'),
	(167, 'Can delete access failure', 42, 'delete_accessfailurelog'),
	(168, 'Can view access failure', 42, 'view_accessfailurelog'),
	(169, 'Can add access attempt expiration', 43, 'add_accessattemptexpiration'),
	(170, 'Can change access attempt expiration', 43, 'change_accessattemptexpiration'),
	(171, 'Can delete access attempt expiration', 43, 'delete_accessattemptexpiration'),
	(172, 'Can view access attempt expiration', 43, 'view_accessattemptexpiration'),
	(173, 'Can add email address', 44, 'add_emailaddress'),
	(174, 'Can change email address', 44, 'change_emailaddress'),
	(175, 'Can delete email address', 44, 'delete_emailaddress'),
	(176, 'Can view email address', 44, 'view_emailaddress'),
	(177, 'Can add email confirmation', 45, 'add_emailconfirmation'),
	(178, 'Can change email confirmation', 45, 'change_emailconfirmation'),
	(179, 'Can delete email confirmation', 45, 'delete_emailconfirmation'),
	(180, 'Can view email confirmation', 45, 'view_emailconfirmation'),
	(181, 'Can add authenticator', 46, 'add_authenticator'),
	(182, 'Can change authenticator', 46, 'change_authenticator'),
	(183, 'Can delete authenticator', 46, 'delete_authenticator'),
	(184, 'Can view authenticator', 46, 'view_authenticator');


















INSERT INTO public.contribution VALUES
	(1, 1, 1),
	(6, 1, 2),
	(11, 1, 3),
	(16, 1, 4),
	(22, 1, 5),
	(27, 1, 6),
	(31, 1, 7);






INSERT INTO public.django_content_type VALUES
	(1, 'trail', 'trail'),
	(2, 'trail', 'trailhead'),
	(3, 'people', 'person'),
	(4, 'people', 'organ'),
	(5, 'people', 'membership'),
	(6, 'people', 'organhead'),
	(7, 'people', 'unit'),
	(8, 'cases', 'workday'),
	(9, 'cases', 'outbox'),
	(10, 'search', 'term'),
	(11, 'search', 'entryterms'),
	(12, 'publishing', 'edition'),
	(13, 'publishing', 'publication'),
	(14, 'publishing', 'publicationnumber'),
	(15, 'publishing', 'blob'),
	(16, 'publishing', 'gone'),
	(17, 'publishing', 'release'),
	(18, 'publishing', 'releasefile'),
	(19, 'publishing', 'revision'),
	(20, 'publishing', 'contribution'),
	(21, 'publishing', 'approval'),
	(22, 'publishing', 'revisionevent'),
	(23, 'publishing', 'revisionfile'),
	(24, 'publishing', 'entry'),
	(25, 'site', 'setting'),
	(26, 'site', 'article'),
	(27, 'disclosure', 'domain'),
	(28, 'disclosure', 'catalogitem'),
	(29, 'disclosure', 'itemversion'),
	(30, 'disclosure', 'documentheader'),
	(31, 'disclosure', 'importbatch'),
	(32, 'disclosure', 'documentitem'),
	(33, 'disclosure', 'document'),
	(34, 'disclosure', 'indexcounter'),
	(35, 'admin', 'logentry'),
	(36, 'auth', 'permission'),
	(37, 'auth', 'group'),
	(38, 'contenttypes', 'contenttype'),
	(39, 'sessions', 'session'),
	(40, 'axes', 'accessattempt'),
	(41, 'axes', 'accesslog'),
	(42, 'axes', 'accessfailurelog'),
	(43, 'axes', 'accessattemptexpiration'),
	(44, 'account', 'emailaddress'),
	(45, 'account', 'emailconfirmation'),
	(46, 'mfa', 'authenticator');



INSERT INTO public.django_migrations VALUES
	(1, 'people', '0001_initial', '2026-11-23 03:30:48.247401+00'),
	(2, 'account', '0001_initial', '2026-11-23 03:30:49.37551+00'),
	(3, 'account', '0002_email_max_length', '2026-11-23 03:30:49.711226+00'),
	(4, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-23 03:30:50.327282+00'),
	(5, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-23 03:30:50.921223+00'),
	(6, 'account', '0005_emailaddress_idx_upper_email', '2026-11-23 03:30:51.267177+00'),
	(7, 'account', '0006_emailaddress_lower', '2026-11-23 03:30:51.317896+00'),
	(8, 'account', '0007_emailaddress_idx_email', '2026-11-23 03:30:51.329442+00'),
	(9, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-23 03:30:51.344208+00'),
	(10, 'account', '0009_emailaddress_unique_primary_email', '2026-11-23 03:30:51.388899+00'),
	(11, 'contenttypes', '0001_initial', '2026-11-23 03:30:51.39465+00'),
	(12, 'admin', '0001_initial', '2026-11-23 03:30:51.412446+00'),
	(13, 'admin', '0002_logentry_remove_auto_add', '2026-11-23 03:30:51.417518+00'),
	(14, 'admin', '0003_logentry_add_action_flag_choices', '2026-11-23 03:30:51.422618+00'),
	(15, 'contenttypes', '0002_remove_content_type_name', '2026-11-23 03:30:51.437007+00'),
	(16, 'auth', '0001_initial', '2026-11-23 03:30:53.255399+00'),
	(17, 'auth', '0002_alter_permission_name_max_length', '2026-11-23 03:30:54.068151+00'),
	(18, 'auth', '0003_alter_user_email_max_length', '2026-11-23 03:30:54.3024+00'),
	(19, 'auth', '0004_alter_user_username_opts', '2026-11-23 03:30:54.55101+00'),
	(20, 'auth', '0005_alter_user_last_login_null', '2026-11-23 03:30:54.621631+00'),
	(21, 'auth', '0006_require_contenttypes_0002', '2026-11-23 03:30:54.709259+00'),
	(22, 'auth', '0007_alter_validators_add_error_messages', '2026-11-23 03:30:54.748324+00'),
	(23, 'auth', '0008_alter_user_username_max_length', '2026-11-23 03:30:54.761916+00'),
	(24, 'auth', '0009_alter_user_last_name_max_length', '2026-11-23 03:30:54.768386+00'),
	(25, 'auth', '0010_alter_group_name_max_length', '2026-11-23 03:30:55.011266+00'),
	(26, 'auth', '0011_update_proxy_permissions', '2026-11-23 03:30:55.036592+00'),
	(27, 'auth', '0012_alter_user_first_name_max_length', '2026-11-23 03:30:55.048748+00'),
	(28, 'axes', '0001_initial', '2026-11-23 03:30:55.295624+00'),
	(29, 'axes', '0002_auto_20151217_2044', '2026-11-23 03:30:55.502906+00'),
	(30, 'axes', '0003_auto_20160322_0929', '2026-11-23 03:30:55.524976+00'),
	(31, 'axes', '0004_auto_20181024_1538', '2026-11-23 03:30:55.553912+00'),
	(32, 'axes', '0005_remove_accessattempt_trusted', '2026-11-23 03:30:55.558126+00'),
	(33, 'axes', '0006_remove_accesslog_trusted', '2026-11-23 03:30:55.561662+00'),
	(34, 'axes', '0007_alter_accessattempt_unique_together', '2026-11-23 03:30:55.582749+00'),
	(35, 'axes', '0008_accessfailurelog', '2026-11-23 03:30:55.595677+00'),
	(36, 'axes', '0009_add_session_hash', '2026-11-23 03:30:55.601879+00'),
	(37, 'axes', '0010_accessattemptexpiration', '2026-11-23 03:30:55.610891+00'),
	(38, 'cases', '0001_initial', '2026-11-23 03:30:55.628119+00'),
	(39, 'cases', '0002_workdays', '2026-11-23 03:30:55.66282+00'),
	(40, 'people', '0002_alter_person_is_active', '2026-11-23 03:30:55.669474+00'),
	(41, 'publishing', '0001_initial', '2026-11-23 03:30:57.519624+00'),
	(42, 'disclosure', '0001_catalog', '2026-11-23 03:30:59.85365+00'),
	(43, 'disclosure', '0002_documents', '2026-11-23 03:31:00.086981+00'),
	(44, 'mfa', '0001_initial', '2026-11-23 03:31:00.156166+00'),
	(45, 'mfa', '0002_authenticator_timestamps', '2026-11-23 03:31:00.199453+00'),
	(46, 'mfa', '0003_authenticator_type_uniq', '2026-11-23 03:31:00.263469+00'),
	(47, 'people', '0003_person_is_sample', '2026-11-23 03:31:00.281435+00'),
	(48, 'search', '0001_term', '2026-11-23 03:31:00.295908+00'),
	(49, 'search', '0002_first_terms', '2026-11-23 03:31:00.416039+00'),
	(50, 'search', '0003_entryterms', '2026-11-23 03:31:00.430629+00'),
	(51, 'search', '0004_text_kinds', '2026-11-23 03:31:00.526507+00'),
	(52, 'sessions', '0001_initial', '2026-11-23 03:31:00.538678+00'),
	(53, 'site', '0001_initial', '2026-11-23 03:31:00.601911+00'),
	(54, 'site', '0002_article', '2026-11-23 03:31:00.60548+00'),
	(55, 'trail', '0001_initial', '2026-11-23 03:31:00.628903+00');






INSERT INTO public.document VALUES
	('6433aa4f-1997-493c-b13a-e1080abaa465', '11999901MB0000002B/2026-00001', 'proactive', '', 2, NULL),
	('7dafd5d0-abc2-4851-895e-6f4169cb2d60', '11999901MB0000002B/2026-00002', 'proactive', '', 2, NULL),
	('cf8fdc05-b287-470b-bf97-eeeb0cf073ee', '11999901MB0000002B/2026-00003', 'proactive', '', 2, NULL),
	('caf3d5bd-7a0c-44e4-a83a-66a1a4715f63', '11999901MB0000002B/2026-00004', 'proactive', '', 2, NULL),
	('7226ae3a-4992-4b74-a6f5-3153bd4629de', '11999901MB0000002B/2026-00005', 'proactive', '', 2, NULL),
	('17ab6b48-6074-42fa-919e-efed90c5c685', '11999901MB0000002B/2026-00006', 'proactive', '', 2, NULL);



INSERT INTO public.document_header VALUES
	(1, 'notice', '', '霁民发〔2026〕3号', '霁民发20263', '', '{}', '2026-03-02', NULL, NULL, '', '', 'long_term', 'general_public', '', NULL),
	(2, 'notice', '', '霁民发〔2026〕4号', '霁民发20264', '', '{}', '2026-03-02', NULL, NULL, '', '', 'long_term', 'general_public', '', NULL),
	(3, 'notice', '', '霁民发〔2026〕5号', '霁民发20265', '', '{}', '2026-03-02', NULL, NULL, '', '', 'long_term', 'general_public', '', NULL),
	(4, 'notice', '', '霁民发〔2026〕4号', '霁民发20264', '', '{}', '2026-03-02', NULL, NULL, '', '', 'long_term', 'general_public', '', NULL),
	(5, 'notice', '', '霁民发〔2026〕6号', '霁民发20266', '', '{}', '2026-03-02', NULL, NULL, '', '', 'long_term', 'general_public', '', NULL),
	(6, 'notice', '', '霁民发〔2026〕7号', '霁民发20267', '', '{}', '2026-03-02', NULL, NULL, '', '', 'long_term', 'general_public', '', NULL),
	(7, 'notice', '', '霁民发〔2026〕8号', '霁民发20268', '', '{}', '2026-03-02', NULL, NULL, '', '', 'long_term', 'general_public', '', NULL);



INSERT INTO public.document_item VALUES
	(1, 0, 1, 1),
	(2, 0, 1, 2),
	(3, 0, 1, 3),
	(4, 0, 1, 4),
	(5, 0, 1, 5),
	(6, 0, 1, 6),
	(7, 0, 1, 7);



INSERT INTO public.domain VALUES
	(1, '20', '领域20', '', '{}', 1000, '');



INSERT INTO public.edition VALUES
	(1, 16);



INSERT INTO public.entry VALUES
	('6433aa4f-1997-493c-b13a-e1080abaa465', '/documents/1/', 'document', 'notice', '关于调整低保标准的通知', '', '{霁民发〔2026〕3号,霁民发20263,11999901MB0000002B/2026-00001}', '{20}', '{20/0001}', '{}', 'county', 2026, '2026-11-23 03:31:01.826241+00', '2026-03-02', NULL, '', 2, 1),
	('7dafd5d0-abc2-4851-895e-6f4169cb2d60', '/documents/2/', 'document', 'notice', '关于开展冬令救助的通知', '', '{霁民发〔2026〕4号,霁民发20264,11999901MB0000002B/2026-00002}', '{20}', '{20/0001}', '{}', 'county', 2026, '2026-11-23 03:31:01.992565+00', '2026-03-02', NULL, '', 2, 4);



INSERT INTO public.entry_terms VALUES
	('6433aa4f-1997-493c-b13a-e1080abaa465', '''于'' ''于调'' ''低'' ''低保'' ''保'' ''保标'' ''关'' ''关于'' ''准'' ''准的'' ''整'' ''整低'' ''标'' ''标准'' ''的'' ''的通'' ''知'' ''调'' ''调整'' ''通'' ''通知''', '''00001'' ''11999901mb0000002b'' ''2026'' ''20263'' ''3'' ''下月'' ''于'' ''于调'' ''低'' ''低保'' ''保'' ''保标'' ''关'' ''关于'' ''准'' ''准的'' ''县'' ''县民'' ''发'' ''号'' ''局'' ''政'' ''政局'' ''整'' ''整低'' ''月起'' ''标'' ''标准'' ''民'' ''民发'' ''民政'' ''测'' ''测试'' ''的'' ''的通'' ''知'' ''自下'' ''试'' ''试县'' ''调'' ''调整'' ''起调'' ''通'' ''通知'' ''霁'' ''霁民'''),
	('7dafd5d0-abc2-4851-895e-6f4169cb2d60', '''于'' ''于开'' ''令'' ''令救'' ''关'' ''关于'' ''冬'' ''冬令'' ''助'' ''助的'' ''展'' ''展冬'' ''开'' ''开展'' ''救'' ''救助'' ''的'' ''的通'' ''知'' ''通'' ''通知''', '''00002'' ''11999901mb0000002b'' ''2026'' ''20264'' ''4'' ''一月'' ''于'' ''于开'' ''令'' ''令救'' ''关'' ''关于'' ''冬'' ''冬令'' ''助'' ''助的'' ''十一'' ''县'' ''县民'' ''发'' ''发放'' ''号'' ''局'' ''展'' ''展冬'' ''开'' ''开展'' ''放棉'' ''政'' ''政局'' ''救'' ''救助'' ''月起'' ''棉衣'' ''民'' ''民发'' ''民政'' ''测'' ''测试'' ''的'' ''的通'' ''知'' ''试'' ''试县'' ''起发'' ''通'' ''通知'' ''霁'' ''霁民''');



INSERT INTO public.gone VALUES
	('/documents/3/', '2026-11-23 03:31:02.144063+00', 'error', '11999901MB0000002B/2026-00003', 2);






INSERT INTO public.index_counter VALUES
	(1, 2026, 6, 2);



INSERT INTO public.item VALUES
	(1, '0001', '', '', 1);



INSERT INTO public.item_version VALUES
	(1, 1, 2024, '最低生活保障', '办事指南0001', '', '条件、材料', '{条件,材料}', '{t,t}', '{《社会救助暂行办法》}', '信息形成之日起20个工作日内', 'publish_within', 'formed_or_changed', 20, 'working_day', '', NULL, NULL, '', '县级民政部门', '{gov_website}', '', 'general_public', '', 'proactive', '{county}', '', false, 'in_force', '2020-01-01', NULL, 1);



INSERT INTO public.membership VALUES
	(1, 'clerk', '2020-01-01', NULL, 1, 2),
	(2, 'clerk', '2020-01-01', NULL, 2, 2),
	(3, 'reviewer', '2020-01-01', NULL, 3, 2),
	(4, 'reviewer', '2020-01-01', NULL, 4, 2),
	(5, 'final_reviewer', '2020-01-01', NULL, 5, 2),
	(6, 'clerk', '2020-01-01', NULL, 6, 3),
	(7, 'reviewer', '2020-01-01', NULL, 7, 1),
	(8, 'reviewer', '2020-01-01', NULL, 8, 1),
	(9, 'final_reviewer', '2020-01-01', NULL, 9, 1),
	(10, 'openness_office', '2020-01-01', NULL, 10, 1),
	(11, 'openness_office', '2020-01-01', NULL, 11, 1),
	(12, 'auditor', '2020-01-01', NULL, 12, 1),
	(13, 'operator', '2020-01-01', NULL, 13, 1);






INSERT INTO public.organ VALUES
	(1, 'xzf', '测试县人民政府', '县政府', 'ce4 shi4 xian4 ren2 min2 zheng4 fu3', 'county', '11999901MB0000001A', '', '', '', '', '', '', 1000, NULL, NULL, NULL),
	(2, 'mzj', '测试县民政局', '县民政局', 'ce4 shi4 xian4 min2 zheng4 ju2', 'department', '11999901MB0000002B', '', '', '', '', '', '', 1000, NULL, 1, NULL),
	(3, 'zhen', '测试镇人民政府', '测试镇', 'ce4 shi4 zhen4 ren2 min2 zheng4 fu3', 'township', '11999901MB0000003C', '', '', '', '', '', '', 1000, 2, 1, NULL);









INSERT INTO public.person VALUES
	(1, '!5r5xXd3hPDZ9d5xX3JGrleIdpoEkGmUDuirbslvg', NULL, 'clerk', '测试员1', true, false, '2026-11-23 03:31:01.464463+00', false),
	(2, '!UvHZEZ8fFS3yfVlq1y6KnrWDO11d1iyx42kHltxt', NULL, 'clerk2', '测试员2', true, false, '2026-11-23 03:31:01.469585+00', false),
	(3, '!Tf3dL1yVH4abQhJyyHOzcyY9BCts3Fa1qqnohvpS', NULL, 'reviewer', '测试员3', true, false, '2026-11-23 03:31:01.471731+00', false),
	(4, '!67fROxHU5oS2uFlODJDGCapmg1DkKN2zvmQvYMdh', NULL, 'reviewer2', '测试员4', true, false, '2026-11-23 03:31:01.473643+00', false),
	(5, '!yMaDGfZR3cvgFVctwoMpCKujQ4cy674h8MbZu0ay', NULL, 'signer', '测试员5', true, false, '2026-11-23 03:31:01.475546+00', false),
	(6, '!DOakA5uCSIhhjWoJMV8YlCcyyNOy5VRsLsYPNcVe', NULL, 'town_clerk', '测试员6', true, false, '2026-11-23 03:31:01.477429+00', false),
	(7, '!rOzVAibSBODS7mteZVYx1SlK1Tzt9kD0K8xDiGOO', NULL, 'county_reviewer', '测试员7', true, false, '2026-11-23 03:31:01.480396+00', false),
	(8, '!O0XT8t2iuuZIG16c5qD6peuSmmpBUrcKD0H9RW7r', NULL, 'county_reviewer2', '测试员8', true, false, '2026-11-23 03:31:01.482136+00', false),
	(9, '!zUOdwegNnBvcV5EEToDrCQ2EQjMgzobeafq7O4sE', NULL, 'county_signer', '测试员9', true, false, '2026-11-23 03:31:01.495415+00', false),
	(10, '!2sDwfeXsJBKsAC7hpa1SnvQVUYrJN4yQdye4CxEN', NULL, 'office', '测试员10', true, false, '2026-11-23 03:31:01.501001+00', false),
	(11, '!kepTij2s8hvN1RqWprgcWkZdW4hHBOdK87S51r9l', NULL, 'office2', '测试员11', true, false, '2026-11-23 03:31:01.503825+00', false),
	(12, '!RewI5Suq1EuKD0OtCsbC1IXpSBaYeOoexJbHf8ne', NULL, 'auditor', '测试员12', true, false, '2026-11-23 03:31:01.505646+00', false),
	(13, '!aoIPk9Utp3oRTBmg1bqWb6rVDlDmsJe5VK5hRvIk', NULL, 'operator', '测试员13', true, false, '2026-11-23 03:31:01.515361+00', false),
	(14, '!j5rgj5g2NTr5IXoKV2CIzIFkNpk9DvVfTxHnKIgM', NULL, 'root', '测试系统管理员', true, true, '2026-11-23 03:31:01.517586+00', false);



INSERT INTO public.publication VALUES
	('6433aa4f-1997-493c-b13a-e1080abaa465', 'document', 1, '2026-11-23 03:31:01.537119+00', 2, 1),
	('cf8fdc05-b287-470b-bf97-eeeb0cf073ee', 'document', 3, '2026-11-23 03:31:02.022904+00', 2, NULL),
	('7dafd5d0-abc2-4851-895e-6f4169cb2d60', 'document', 2, '2026-11-23 03:31:01.861974+00', 2, 4),
	('caf3d5bd-7a0c-44e4-a83a-66a1a4715f63', 'document', NULL, '2026-11-23 03:31:02.276031+00', 2, NULL),
	('7226ae3a-4992-4b74-a6f5-3153bd4629de', 'document', NULL, '2026-11-23 03:31:02.319774+00', 2, NULL),
	('17ab6b48-6074-42fa-919e-efed90c5c685', 'document', NULL, '2026-11-23 03:31:02.338437+00', 2, NULL);



INSERT INTO public.publication_number VALUES
	(1, 3);



INSERT INTO public.release VALUES
	(1, 1, 'document', '关于调整低保标准的通知', '{"kind": "notice", "items": [{"name": "领域20 › 最低生活保障 › 办事指南0001", "path": "20/0001"}], "level": "county", "topic": "", "abstract": "", "issued_on": "2026-03-02", "publicity": "proactive", "kind_label": "通知", "scope_label": "面向全社会", "topic_label": "", "index_number": "11999901MB0000002B/2026-00001", "published_at": "", "validity_mark": "", "content_source": "测试县民政局", "effective_from": "", "issuing_organs": [], "document_number": "霁民发〔2026〕3号", "effective_until": "", "publicity_label": "主动公开", "responsible_organ": "测试县民政局", "registration_number": "", "disclosure_time_label": "长期公开"}', '<p>自下月起调整。</p>', '自下月起调整。', '', '0d1dd03613785c7133714628a9e9f6c2d92a9f1d978b8c4d40a3b43e0f4a9991', '2026-11-23 03:31:01.826241+00', '6433aa4f-1997-493c-b13a-e1080abaa465', 1),
	(2, 1, 'document', '关于开展冬令救助的通知', '{"kind": "notice", "items": [{"name": "领域20 › 最低生活保障 › 办事指南0001", "path": "20/0001"}], "level": "county", "topic": "", "abstract": "", "issued_on": "2026-03-02", "publicity": "proactive", "kind_label": "通知", "scope_label": "面向全社会", "topic_label": "", "index_number": "11999901MB0000002B/2026-00002", "published_at": "", "validity_mark": "", "content_source": "测试县民政局", "effective_from": "", "issuing_organs": [], "document_number": "霁民发〔2026〕4号", "effective_until": "", "publicity_label": "主动公开", "responsible_organ": "测试县民政局", "registration_number": "", "disclosure_time_label": "长期公开"}', '<p>十二月起发放棉衣。</p>', '十二月起发放棉衣。', '', '0a66b60b4731dbac17daf624ae5282b0f4c7d4bf88b9757dbf3861f3961b68a8', '2026-11-23 03:31:01.992565+00', '7dafd5d0-abc2-4851-895e-6f4169cb2d60', 2),
	(3, 1, 'document', '关于发放补贴的公示', '{"kind": "notice", "items": [{"name": "领域20 › 最低生活保障 › 办事指南0001", "path": "20/0001"}], "level": "county", "topic": "", "abstract": "", "issued_on": "2026-03-02", "publicity": "proactive", "kind_label": "通知", "scope_label": "面向全社会", "topic_label": "", "index_number": "11999901MB0000002B/2026-00003", "published_at": "", "validity_mark": "", "content_source": "测试县民政局", "effective_from": "", "issuing_organs": [], "document_number": "霁民发〔2026〕5号", "effective_until": "", "publicity_label": "主动公开", "responsible_organ": "测试县民政局", "registration_number": "", "disclosure_time_label": "长期公开"}', '<p>自下月起调整。</p>', '自下月起调整。', '', 'c8c3ae6c92eb81428979ce2ce8f01fd5b3488e08dd108e4d2b6a597e155b0183', '2026-11-23 03:31:02.113073+00', 'cf8fdc05-b287-470b-bf97-eeeb0cf073ee', 3),
	(4, 2, 'document', '关于开展冬令救助的通知', '{"kind": "notice", "items": [{"name": "领域20 › 最低生活保障 › 办事指南0001", "path": "20/0001"}], "level": "county", "topic": "", "abstract": "", "issued_on": "2026-03-02", "publicity": "proactive", "kind_label": "通知", "scope_label": "面向全社会", "topic_label": "", "index_number": "11999901MB0000002B/2026-00002", "published_at": "", "validity_mark": "", "content_source": "测试县民政局", "effective_from": "", "issuing_organs": [], "document_number": "霁民发〔2026〕4号", "effective_until": "", "publicity_label": "主动公开", "responsible_organ": "测试县民政局", "registration_number": "", "disclosure_time_label": "长期公开"}', '<p>十一月起发放棉衣。</p>', '十一月起发放棉衣。', '更正发放时间', '9075c798f005557616b4a7ca7641f57cb065156d9c3631390c67b4974975ae09', '2026-11-23 03:31:02.257157+00', '7dafd5d0-abc2-4851-895e-6f4169cb2d60', 4);






INSERT INTO public.revision VALUES
	(1, 1, 'released', 'ordinary', '关于调整低保标准的通知', '{"kind": "notice", "items": [{"name": "领域20 › 最低生活保障 › 办事指南0001", "path": "20/0001"}], "level": "county", "topic": "", "abstract": "", "issued_on": "2026-03-02", "publicity": "proactive", "kind_label": "通知", "scope_label": "面向全社会", "topic_label": "", "index_number": "11999901MB0000002B/2026-00001", "published_at": "", "validity_mark": "", "content_source": "测试县民政局", "effective_from": "", "issuing_organs": [], "document_number": "霁民发〔2026〕3号", "effective_until": "", "publicity_label": "主动公开", "responsible_organ": "测试县民政局", "registration_number": "", "disclosure_time_label": "长期公开"}', '<p>自下月起调整。</p>', '自下月起调整。', '0d1dd03613785c7133714628a9e9f6c2d92a9f1d978b8c4d40a3b43e0f4a9991', '{first_review,second_review,final_review}', 1, NULL, '', 1, '2026-03-30', '2026-11-23 03:31:01.540443+00', '2026-11-23 03:31:01.772096+00', '6433aa4f-1997-493c-b13a-e1080abaa465'),
	(3, 1, 'withdrawn', 'ordinary', '关于发放补贴的公示', '{"kind": "notice", "items": [{"name": "领域20 › 最低生活保障 › 办事指南0001", "path": "20/0001"}], "level": "county", "topic": "", "abstract": "", "issued_on": "2026-03-02", "publicity": "proactive", "kind_label": "通知", "scope_label": "面向全社会", "topic_label": "", "index_number": "11999901MB0000002B/2026-00003", "published_at": "", "validity_mark": "", "content_source": "测试县民政局", "effective_from": "", "issuing_organs": [], "document_number": "霁民发〔2026〕5号", "effective_until": "", "publicity_label": "主动公开", "responsible_organ": "测试县民政局", "registration_number": "", "disclosure_time_label": "长期公开"}', '<p>自下月起调整。</p>', '自下月起调整。', 'c8c3ae6c92eb81428979ce2ce8f01fd5b3488e08dd108e4d2b6a597e155b0183', '{first_review,second_review,final_review}', 1, NULL, '', 1, '2026-03-30', '2026-11-23 03:31:02.023904+00', '2026-11-23 03:31:02.092451+00', 'cf8fdc05-b287-470b-bf97-eeeb0cf073ee'),
	(2, 1, 'superseded', 'ordinary', '关于开展冬令救助的通知', '{"kind": "notice", "items": [{"name": "领域20 › 最低生活保障 › 办事指南0001", "path": "20/0001"}], "level": "county", "topic": "", "abstract": "", "issued_on": "2026-03-02", "publicity": "proactive", "kind_label": "通知", "scope_label": "面向全社会", "topic_label": "", "index_number": "11999901MB0000002B/2026-00002", "published_at": "", "validity_mark": "", "content_source": "测试县民政局", "effective_from": "", "issuing_organs": [], "document_number": "霁民发〔2026〕4号", "effective_until": "", "publicity_label": "主动公开", "responsible_organ": "测试县民政局", "registration_number": "", "disclosure_time_label": "长期公开"}', '<p>十二月起发放棉衣。</p>', '十二月起发放棉衣。', '0a66b60b4731dbac17daf624ae5282b0f4c7d4bf88b9757dbf3861f3961b68a8', '{first_review,second_review,final_review}', 1, NULL, '', 1, '2026-03-30', '2026-11-23 03:31:01.862981+00', '2026-11-23 03:31:01.961933+00', '7dafd5d0-abc2-4851-895e-6f4169cb2d60'),
	(4, 2, 'released', 'ordinary', '关于开展冬令救助的通知', '{"kind": "notice", "items": [{"name": "领域20 › 最低生活保障 › 办事指南0001", "path": "20/0001"}], "level": "county", "topic": "", "abstract": "", "issued_on": "2026-03-02", "publicity": "proactive", "kind_label": "通知", "scope_label": "面向全社会", "topic_label": "", "index_number": "11999901MB0000002B/2026-00002", "published_at": "", "validity_mark": "", "content_source": "测试县民政局", "effective_from": "", "issuing_organs": [], "document_number": "霁民发〔2026〕4号", "effective_until": "", "publicity_label": "主动公开", "responsible_organ": "测试县民政局", "registration_number": "", "disclosure_time_label": "长期公开"}', '<p>十一月起发放棉衣。</p>', '十一月起发放棉衣。', '9075c798f005557616b4a7ca7641f57cb065156d9c3631390c67b4974975ae09', '{first_review,second_review,final_review}', 1, NULL, '更正发放时间', 1, '2026-03-30', '2026-11-23 03:31:02.158716+00', '2026-11-23 03:31:02.237059+00', '7dafd5d0-abc2-4851-895e-6f4169cb2d60'),
	(5, 1, 'first_review', 'ordinary', '还在初审的通知', '{"kind": "notice", "items": [{"name": "领域20 › 最低生活保障 › 办事指南0001", "path": "20/0001"}], "level": "county", "topic": "", "abstract": "", "issued_on": "2026-03-02", "publicity": "proactive", "kind_label": "通知", "scope_label": "面向全社会", "topic_label": "", "index_number": "11999901MB0000002B/2026-00004", "published_at": "", "validity_mark": "", "content_source": "测试县民政局", "effective_from": "", "issuing_organs": [], "document_number": "霁民发〔2026〕6号", "effective_until": "", "publicity_label": "主动公开", "responsible_organ": "测试县民政局", "registration_number": "", "disclosure_time_label": "长期公开"}', '<p>自下月起调整。</p>', '自下月起调整。', 'a495b5f4ec269737c26412fb9ab1938ed4dfc4c48c554ca0b7a4e0090612a9e7', '{first_review,second_review,final_review}', 1, NULL, '', 1, '2026-03-30', '2026-11-23 03:31:02.276723+00', '2026-11-23 03:31:02.311412+00', 'caf3d5bd-7a0c-44e4-a83a-66a1a4715f63'),
	(6, 1, 'draft', 'ordinary', '没有写完的通知', '{}', '<p>自下月起调整。</p>', '自下月起调整。', NULL, '{}', 0, NULL, '', 1, '2026-03-30', '2026-11-23 03:31:02.320454+00', '2026-11-23 03:31:02.320465+00', '7226ae3a-4992-4b74-a6f5-3153bd4629de'),
	(7, 1, 'final_review', 'ordinary', '等着签发的通知', '{"kind": "notice", "items": [{"name": "领域20 › 最低生活保障 › 办事指南0001", "path": "20/0001"}], "level": "county", "topic": "", "abstract": "", "issued_on": "2026-03-02", "publicity": "proactive", "kind_label": "通知", "scope_label": "面向全社会", "topic_label": "", "index_number": "11999901MB0000002B/2026-00006", "published_at": "", "validity_mark": "", "content_source": "测试县民政局", "effective_from": "", "issuing_organs": [], "document_number": "霁民发〔2026〕8号", "effective_until": "", "publicity_label": "主动公开", "responsible_organ": "测试县民政局", "registration_number": "", "disclosure_time_label": "长期公开"}', '<p>自下月起调整。</p>', '自下月起调整。', 'eaecc29097068d86b512857379ded5b232b4382ea85944258cad2a8ebfb2755c', '{first_review,second_review,final_review}', 1, NULL, '', 1, '2026-03-30', '2026-11-23 03:31:02.339137+00', '2026-11-23 03:31:02.405794+00', '17ab6b48-6074-42fa-919e-efed90c5c685');



INSERT INTO public.revision_event VALUES
	(1, 1, 'submit', 'draft', 'first_review', '', '', '2026-11-23 03:31:01.707233+00', 1, 1),
	(2, 1, 'pass_first', 'first_review', 'second_review', '', '', '2026-11-23 03:31:01.743409+00', 3, 1),
	(3, 1, 'pass_second', 'second_review', 'final_review', '', '', '2026-11-23 03:31:01.774467+00', 4, 1),
	(4, 1, 'sign', 'final_review', 'released', '', '', '2026-11-23 03:31:01.849456+00', 5, 1),
	(5, 1, 'submit', 'draft', 'first_review', '', '', '2026-11-23 03:31:01.914591+00', 1, 2),
	(6, 1, 'pass_first', 'first_review', 'second_review', '', '', '2026-11-23 03:31:01.939398+00', 3, 2),
	(7, 1, 'pass_second', 'second_review', 'final_review', '', '', '2026-11-23 03:31:01.964349+00', 4, 2),
	(8, 1, 'sign', 'final_review', 'released', '', '', '2026-11-23 03:31:02.011873+00', 5, 2),
	(9, 1, 'submit', 'draft', 'first_review', '', '', '2026-11-23 03:31:02.060739+00', 1, 3),
	(10, 1, 'pass_first', 'first_review', 'second_review', '', '', '2026-11-23 03:31:02.077342+00', 3, 3),
	(11, 1, 'pass_second', 'second_review', 'final_review', '', '', '2026-11-23 03:31:02.093919+00', 4, 3),
	(12, 1, 'sign', 'final_review', 'released', '', '', '2026-11-23 03:31:02.124537+00', 5, 3),
	(13, 1, 'withdraw', 'released', 'withdrawn', 'error', '数字有误', '2026-11-23 03:31:02.146847+00', 5, 3),
	(14, 1, 'submit', 'draft', 'first_review', '', '', '2026-11-23 03:31:02.204704+00', 1, 4),
	(15, 1, 'pass_first', 'first_review', 'second_review', '', '', '2026-11-23 03:31:02.2215+00', 3, 4),
	(16, 1, 'pass_second', 'second_review', 'final_review', '', '', '2026-11-23 03:31:02.238934+00', 4, 4),
	(17, 1, 'sign', 'final_review', 'released', '', '', '2026-11-23 03:31:02.268715+00', 5, 4),
	(18, 1, 'submit', 'draft', 'first_review', '', '', '2026-11-23 03:31:02.313591+00', 1, 5),
	(19, 1, 'submit', 'draft', 'first_review', '', '', '2026-11-23 03:31:02.374656+00', 1, 7),
	(20, 1, 'pass_first', 'first_review', 'second_review', '', '', '2026-11-23 03:31:02.39104+00', 3, 7),
	(21, 1, 'pass_second', 'second_review', 'final_review', '', '', '2026-11-23 03:31:02.407444+00', 4, 7);









INSERT INTO public.term VALUES
	(1, 'kind', 'resolution', '决议', 10, NULL),
	(2, 'kind', 'decision', '决定', 20, NULL),
	(3, 'kind', 'order', '命令（令）', 30, NULL),
	(4, 'kind', 'communique', '公报', 40, NULL),
	(5, 'kind', 'announcement', '公告', 50, NULL),
	(6, 'kind', 'public_notice', '通告', 60, NULL),
	(7, 'kind', 'opinions', '意见', 70, NULL),
	(8, 'kind', 'notice', '通知', 80, NULL),
	(9, 'kind', 'circular', '通报', 90, NULL),
	(10, 'kind', 'report', '报告', 100, NULL),
	(11, 'kind', 'request_for_instructions', '请示', 110, NULL),
	(12, 'kind', 'reply', '批复', 120, NULL),
	(13, 'kind', 'proposal', '议案', 130, NULL),
	(14, 'kind', 'letter', '函', 140, NULL),
	(15, 'kind', 'minutes', '纪要', 150, NULL),
	(16, 'kind', 'guide', '办事指南', 160, NULL),
	(17, 'kind', 'list', '清单名单', 170, NULL),
	(18, 'kind', 'plan', '计划方案', 180, NULL),
	(19, 'kind', 'data', '数据', 190, NULL),
	(20, 'kind', 'chart', '图表', 200, NULL),
	(22, 'level', 'province', '省级', 10, NULL),
	(23, 'level', 'city', '市级', 20, NULL),
	(24, 'level', 'county', '县级', 30, NULL),
	(25, 'level', 'township', '乡级', 40, NULL),
	(26, 'level', 'village', '村级', 50, NULL),
	(27, 'validity', 'in_force', '现行有效', 10, NULL),
	(28, 'validity', 'not_yet_in_force', '尚未施行', 20, NULL),
	(29, 'validity', 'amended', '已修改', 30, NULL),
	(30, 'validity', 'repealed', '已废止', 40, NULL),
	(31, 'validity', 'expired', '已失效', 50, NULL),
	(32, 'publicity', 'proactive', '主动公开', 10, NULL),
	(33, 'publicity', 'on_request', '依申请公开', 20, NULL),
	(34, 'publicity', 'not_disclosed', '不予公开', 30, NULL),
	(35, 'disclosure_time', 'long_term', '长期公开', 10, NULL),
	(36, 'disclosure_time', 'immediate', '即时公开', 20, NULL),
	(37, 'disclosure_time', 'periodic', '定期公开', 30, NULL),
	(38, 'scope', 'general_public', '面向全社会', 10, NULL),
	(39, 'scope', 'specific_group', '面向特定群体', 20, NULL),
	(40, 'scope', 'own_area', '面向本辖区', 30, NULL),
	(41, 'topic', '01', '国务院组织机构', 10, NULL),
	(42, 'topic', '02', '综合政务', 120, NULL),
	(43, 'topic', '03', '国民经济管理、国有资产监管', 220, NULL),
	(44, 'topic', '04', '财政、金融、审计', 300, NULL),
	(45, 'topic', '05', '国土资源、能源', 400, NULL),
	(46, 'topic', '06', '农业、林业、水利', 490, NULL),
	(47, 'topic', '07', '工业、交通', 540, NULL),
	(48, 'topic', '08', '商贸、海关、旅游', 670, NULL),
	(49, 'topic', '09', '市场监管、安全生产监管', 740, NULL),
	(50, 'topic', '10', '城乡建设、环境保护', 810, NULL),
	(51, 'topic', '11', '科技、教育', 880, NULL),
	(52, 'topic', '12', '文化、广电、新闻出版', 930, NULL),
	(53, 'topic', '13', '卫生、体育', 990, NULL),
	(54, 'topic', '14', '人口与计划生育、妇女儿童工作', 1040, NULL),
	(55, 'topic', '15', '劳动、人事、监察', 1080, NULL),
	(56, 'topic', '16', '公安、安全、司法', 1160, NULL),
	(57, 'topic', '17', '民政、扶贫、救灾', 1210, NULL),
	(58, 'topic', '18', '民族、宗教', 1290, NULL),
	(59, 'topic', '19', '对外事务', 1320, NULL),
	(60, 'topic', '20', '港澳台侨工作', 1360, NULL),
	(61, 'topic', '21', '国防', 1400, NULL),
	(62, 'topic', '22', '其他', 1430, NULL),
	(63, 'topic', '0101', '国务院', 20, 41),
	(64, 'topic', '0102', '国务院办公厅', 30, 41),
	(65, 'topic', '0103', '组成部门', 40, 41),
	(66, 'topic', '0104', '直属特设机构', 50, 41),
	(67, 'topic', '0105', '直属机构', 60, 41),
	(68, 'topic', '0106', '办事机构', 70, 41),
	(69, 'topic', '0107', '直属事业单位', 80, 41),
	(70, 'topic', '0108', '部委管理的国家局', 90, 41),
	(71, 'topic', '0109', '议事协调机构', 100, 41),
	(72, 'topic', '0199', '其他', 110, 41),
	(73, 'topic', '0201', '政务公开', 130, 42),
	(74, 'topic', '0202', '政务督查', 140, 42),
	(75, 'topic', '0203', '应急管理', 150, 42),
	(76, 'topic', '0204', '电子政务', 160, 42),
	(77, 'topic', '0205', '文秘工作', 170, 42),
	(78, 'topic', '0206', '保密工作', 180, 42),
	(79, 'topic', '0207', '信访', 190, 42),
	(80, 'topic', '0208', '参事、文史', 200, 42),
	(81, 'topic', '0299', '其他', 210, 42),
	(82, 'topic', '0301', '宏观经济', 230, 43),
	(83, 'topic', '0302', '经济体制改革', 240, 43),
	(84, 'topic', '0303', '统计', 250, 43),
	(85, 'topic', '0304', '物价', 260, 43),
	(86, 'topic', '0305', '国有资产监管', 270, 43),
	(87, 'topic', '0306', '重大建设项目', 280, 43),
	(88, 'topic', '0399', '其他', 290, 43),
	(89, 'topic', '0401', '财政', 310, 44),
	(90, 'topic', '0402', '税务', 320, 44),
	(91, 'topic', '0403', '银行', 330, 44),
	(92, 'topic', '0404', '货币（含外汇）', 340, 44),
	(93, 'topic', '0405', '证券', 350, 44),
	(94, 'topic', '0406', '保险', 360, 44),
	(95, 'topic', '0407', '社会信用体系建设', 370, 44),
	(96, 'topic', '0408', '审计', 380, 44),
	(97, 'topic', '0499', '其他', 390, 44),
	(98, 'topic', '0501', '土地', 410, 45),
	(99, 'topic', '0502', '矿产', 420, 45),
	(100, 'topic', '0503', '水资源', 430, 45),
	(101, 'topic', '0504', '海洋', 440, 45),
	(102, 'topic', '0505', '煤炭', 450, 45),
	(103, 'topic', '0506', '石油与天然气', 460, 45),
	(104, 'topic', '0507', '电力', 470, 45),
	(105, 'topic', '0599', '其他', 480, 45),
	(106, 'topic', '0601', '农业、畜牧业、渔业', 500, 46),
	(107, 'topic', '0602', '林业', 510, 46),
	(108, 'topic', '0603', '水利', 520, 46),
	(109, 'topic', '0699', '其他', 530, 46),
	(110, 'topic', '0701', '机械制造与重工业', 550, 47),
	(111, 'topic', '0702', '轻工纺织', 560, 47),
	(21, 'kind', 'other', '其他', 990, NULL),
	(112, 'topic', '0703', '化工', 570, 47),
	(113, 'topic', '0704', '国防工业', 580, 47),
	(114, 'topic', '0705', '航天、航空', 590, 47),
	(115, 'topic', '0706', '信息产业（含电信）', 600, 47),
	(116, 'topic', '0707', '公路', 610, 47),
	(117, 'topic', '0708', '水运', 620, 47),
	(118, 'topic', '0709', '铁路', 630, 47),
	(119, 'topic', '0710', '民航', 640, 47),
	(120, 'topic', '0711', '邮政', 650, 47),
	(121, 'topic', '0799', '其他', 660, 47),
	(122, 'topic', '0801', '对外经贸合作', 680, 48),
	(123, 'topic', '0802', '国内贸易（含供销）', 690, 48),
	(124, 'topic', '0803', '海关', 700, 48),
	(125, 'topic', '0804', '检验、检疫', 710, 48),
	(126, 'topic', '0805', '旅游', 720, 48),
	(127, 'topic', '0899', '其他', 730, 48),
	(128, 'topic', '0901', '工商', 750, 49),
	(129, 'topic', '0902', '质量监督', 760, 49),
	(130, 'topic', '0903', '标准', 770, 49),
	(131, 'topic', '0904', '食品药品监管', 780, 49),
	(132, 'topic', '0905', '安全生产监管', 790, 49),
	(133, 'topic', '0999', '其他', 800, 49),
	(134, 'topic', '1001', '城市规划', 820, 50),
	(135, 'topic', '1002', '城乡建设（含住房）', 830, 50),
	(136, 'topic', '1003', '环境监测、保护与治理', 840, 50),
	(137, 'topic', '1004', '节能与资源综合利用', 850, 50),
	(138, 'topic', '1005', '气象、水文、测绘、地震', 860, 50),
	(139, 'topic', '1099', '其他', 870, 50),
	(140, 'topic', '1101', '科技', 890, 51),
	(141, 'topic', '1102', '教育', 900, 51),
	(142, 'topic', '1103', '知识产权', 910, 51),
	(143, 'topic', '1199', '其他', 920, 51),
	(144, 'topic', '1201', '文化', 940, 52),
	(145, 'topic', '1202', '文物', 950, 52),
	(146, 'topic', '1203', '新闻出版', 960, 52),
	(147, 'topic', '1204', '广播、电影、电视', 970, 52),
	(148, 'topic', '1299', '其他', 980, 52),
	(149, 'topic', '1301', '卫生', 1000, 53),
	(150, 'topic', '1302', '医药管理', 1010, 53),
	(151, 'topic', '1303', '体育', 1020, 53),
	(152, 'topic', '1399', '其他', 1030, 53),
	(153, 'topic', '1401', '人口与计划生育', 1050, 54),
	(154, 'topic', '1402', '妇女儿童', 1060, 54),
	(155, 'topic', '1499', '其他', 1070, 54),
	(156, 'topic', '1501', '劳动就业', 1090, 55),
	(157, 'topic', '1502', '社会保障', 1100, 55),
	(158, 'topic', '1503', '人事工作', 1110, 55),
	(159, 'topic', '1504', '军转安置', 1120, 55),
	(160, 'topic', '1505', '监察', 1130, 55),
	(161, 'topic', '1506', '纠正行业不正之风', 1140, 55),
	(162, 'topic', '1599', '其他', 1150, 55),
	(163, 'topic', '1601', '公安', 1170, 56),
	(164, 'topic', '1602', '国家安全', 1180, 56),
	(165, 'topic', '1603', '司法', 1190, 56),
	(166, 'topic', '1699', '其他', 1200, 56),
	(167, 'topic', '1701', '减灾救灾', 1220, 57),
	(168, 'topic', '1702', '优抚安置', 1230, 57),
	(169, 'topic', '1703', '社会福利', 1240, 57),
	(170, 'topic', '1704', '行政区划与地名', 1250, 57),
	(171, 'topic', '1705', '社团管理', 1260, 57),
	(172, 'topic', '1706', '扶贫', 1270, 57),
	(173, 'topic', '1799', '其他', 1280, 57),
	(174, 'topic', '1801', '民族事务', 1300, 58),
	(175, 'topic', '1802', '宗教事务', 1310, 58),
	(176, 'topic', '1901', '外交、外事', 1330, 59),
	(177, 'topic', '1902', '国际条约、国际组织', 1340, 59),
	(178, 'topic', '1999', '其他', 1350, 59),
	(179, 'topic', '2001', '港澳工作', 1370, 60),
	(180, 'topic', '2002', '对台工作', 1380, 60),
	(181, 'topic', '2003', '侨务工作', 1390, 60),
	(182, 'topic', '2101', '国防建设', 1410, 61),
	(183, 'topic', '2102', '国防动员', 1420, 61),
	(184, 'kind', 'statute', '法律', 310, NULL),
	(185, 'kind', 'regulation', '行政法规', 320, NULL),
	(186, 'kind', 'local_regulation', '地方性法规', 330, NULL),
	(187, 'kind', 'rules', '规章', 340, NULL),
	(188, 'kind', 'judicial_interpretation', '司法解释', 350, NULL),
	(189, 'kind', 'laws_and_regulations', '法律法规', 360, NULL),
	(190, 'kind', 'normative_document', '规范性文件', 370, NULL),
	(191, 'kind', 'policy_document', '政策文件', 380, NULL),
	(192, 'kind', 'interpretation_text', '政策解读', 390, NULL),
	(193, 'kind', 'work_report', '政府工作报告', 400, NULL),
	(194, 'kind', 'annual_report', '年度报告', 410, NULL);



INSERT INTO public.trail VALUES
	(1, '2026-11-23 03:31:01.645722+00', 1, '测试员1', '县民政局', 'command', 'begin', 'publishing.revision', '1', 'mzj', '', 'draft', '', '', '', '0000000000000000000000000000000000000000000000000000000000000000', '54a29cb915b11b17016a47b95461f3a0b06fd4acdbe2963612951aa98931affe'),
	(2, '2026-11-23 03:31:01.712677+00', 1, '测试员1', '县民政局', 'command', 'submit', 'publishing.revision', '1', 'mzj', 'draft', 'first_review', '', '0d1dd03613785c7133714628a9e9f6c2d92a9f1d978b8c4d40a3b43e0f4a9991', '', '54a29cb915b11b17016a47b95461f3a0b06fd4acdbe2963612951aa98931affe', '953fd67d986f65a57101dff79004a3299ee292fba7c0cb7b4568bfc7bc35d267'),
	(3, '2026-11-23 03:31:01.74645+00', 3, '测试员3', '县民政局', 'command', 'pass_first', 'publishing.revision', '1', 'mzj', 'first_review', 'second_review', '', '0d1dd03613785c7133714628a9e9f6c2d92a9f1d978b8c4d40a3b43e0f4a9991', '', '953fd67d986f65a57101dff79004a3299ee292fba7c0cb7b4568bfc7bc35d267', 'de408e46939964072436bd813822060331525182b77bcf7ecb938320c1ab2be8'),
	(4, '2026-11-23 03:31:01.777457+00', 4, '测试员4', '县民政局', 'command', 'pass_second', 'publishing.revision', '1', 'mzj', 'second_review', 'final_review', '', '0d1dd03613785c7133714628a9e9f6c2d92a9f1d978b8c4d40a3b43e0f4a9991', '', 'de408e46939964072436bd813822060331525182b77bcf7ecb938320c1ab2be8', '4b871110630fd3fdf48fa3eb564fee70dc3bee05d4797683dfb944a5627d92d3'),
	(5, '2026-11-23 03:31:01.85254+00', 5, '测试员5', '县民政局', 'command', 'sign', 'publishing.revision', '1', 'mzj', 'final_review', 'released', '', '0d1dd03613785c7133714628a9e9f6c2d92a9f1d978b8c4d40a3b43e0f4a9991', '', '4b871110630fd3fdf48fa3eb564fee70dc3bee05d4797683dfb944a5627d92d3', 'e634d8dca54530b86f30a93f88887675076c3f8a0a29fe8d3bba11470355387c'),
	(6, '2026-11-23 03:31:01.883822+00', 1, '测试员1', '县民政局', 'command', 'begin', 'publishing.revision', '2', 'mzj', '', 'draft', '', '', '', 'e634d8dca54530b86f30a93f88887675076c3f8a0a29fe8d3bba11470355387c', '4c17f8c0d36d3d274beb5e9095952b42f21c1c2034c10abec3dc27a25956fc87'),
	(7, '2026-11-23 03:31:01.917617+00', 1, '测试员1', '县民政局', 'command', 'submit', 'publishing.revision', '2', 'mzj', 'draft', 'first_review', '', '0a66b60b4731dbac17daf624ae5282b0f4c7d4bf88b9757dbf3861f3961b68a8', '', '4c17f8c0d36d3d274beb5e9095952b42f21c1c2034c10abec3dc27a25956fc87', '1208dee9d3b4dd35ce07dee31d4935efffe6ef5e8e74330d5b89933f327e9d17'),
	(8, '2026-11-23 03:31:01.942362+00', 3, '测试员3', '县民政局', 'command', 'pass_first', 'publishing.revision', '2', 'mzj', 'first_review', 'second_review', '', '0a66b60b4731dbac17daf624ae5282b0f4c7d4bf88b9757dbf3861f3961b68a8', '', '1208dee9d3b4dd35ce07dee31d4935efffe6ef5e8e74330d5b89933f327e9d17', 'e48c3003efd127595ebed83b3917151b49eb824922be6871a3ca3909e819a818'),
	(9, '2026-11-23 03:31:01.967359+00', 4, '测试员4', '县民政局', 'command', 'pass_second', 'publishing.revision', '2', 'mzj', 'second_review', 'final_review', '', '0a66b60b4731dbac17daf624ae5282b0f4c7d4bf88b9757dbf3861f3961b68a8', '', 'e48c3003efd127595ebed83b3917151b49eb824922be6871a3ca3909e819a818', 'e12cb8539c484e6519bd5abff055c9a7a8f8ee1fc7ed1e6a768fa9af1a986714'),
	(10, '2026-11-23 03:31:02.014986+00', 5, '测试员5', '县民政局', 'command', 'sign', 'publishing.revision', '2', 'mzj', 'final_review', 'released', '', '0a66b60b4731dbac17daf624ae5282b0f4c7d4bf88b9757dbf3861f3961b68a8', '', 'e12cb8539c484e6519bd5abff055c9a7a8f8ee1fc7ed1e6a768fa9af1a986714', 'f30843ea1955911d7d32ed619d8c5852b80857af39dfbf2d8a505fc1a3667054'),
	(11, '2026-11-23 03:31:02.039882+00', 1, '测试员1', '县民政局', 'command', 'begin', 'publishing.revision', '3', 'mzj', '', 'draft', '', '', '', 'f30843ea1955911d7d32ed619d8c5852b80857af39dfbf2d8a505fc1a3667054', '9d29a80412d8751ba99ef8e08464488826dd90d7a6485b567e50ec274f7db255'),
	(12, '2026-11-23 03:31:02.062842+00', 1, '测试员1', '县民政局', 'command', 'submit', 'publishing.revision', '3', 'mzj', 'draft', 'first_review', '', 'c8c3ae6c92eb81428979ce2ce8f01fd5b3488e08dd108e4d2b6a597e155b0183', '', '9d29a80412d8751ba99ef8e08464488826dd90d7a6485b567e50ec274f7db255', '94e1254f798654012dc9bb921f92e85bfebb8e9d0a04bc9bb53e737430c3d8f7'),
	(13, '2026-11-23 03:31:02.079493+00', 3, '测试员3', '县民政局', 'command', 'pass_first', 'publishing.revision', '3', 'mzj', 'first_review', 'second_review', '', 'c8c3ae6c92eb81428979ce2ce8f01fd5b3488e08dd108e4d2b6a597e155b0183', '', '94e1254f798654012dc9bb921f92e85bfebb8e9d0a04bc9bb53e737430c3d8f7', '2405dc9fb304a54f16628744ff190bdb642349639c0a24a951e754d0e188cfa0'),
	(14, '2026-11-23 03:31:02.095925+00', 4, '测试员4', '县民政局', 'command', 'pass_second', 'publishing.revision', '3', 'mzj', 'second_review', 'final_review', '', 'c8c3ae6c92eb81428979ce2ce8f01fd5b3488e08dd108e4d2b6a597e155b0183', '', '2405dc9fb304a54f16628744ff190bdb642349639c0a24a951e754d0e188cfa0', '5c0da3907d80eec8589e627e74ce99c63578c9bb03b5cc9a5b58dc2d637f27e1'),
	(15, '2026-11-23 03:31:02.126732+00', 5, '测试员5', '县民政局', 'command', 'sign', 'publishing.revision', '3', 'mzj', 'final_review', 'released', '', 'c8c3ae6c92eb81428979ce2ce8f01fd5b3488e08dd108e4d2b6a597e155b0183', '', '5c0da3907d80eec8589e627e74ce99c63578c9bb03b5cc9a5b58dc2d637f27e1', 'f9366f9bed71bd4ea40ef85271cadd890685c90cac9e297731048c639740740d'),
	(16, '2026-11-23 03:31:02.149025+00', 5, '测试员5', '县民政局', 'command', 'withdraw', 'publishing.revision', '3', 'mzj', 'released', 'withdrawn', 'error', 'c8c3ae6c92eb81428979ce2ce8f01fd5b3488e08dd108e4d2b6a597e155b0183', '', 'f9366f9bed71bd4ea40ef85271cadd890685c90cac9e297731048c639740740d', 'b214ecb09c29a3508f585a64ad625aaa3c9408b9260b827b6cdde35a1960cb63'),
	(17, '2026-11-23 03:31:02.168236+00', 1, '测试员1', '县民政局', 'command', 'correct', 'publishing.revision', '4', 'mzj', '', 'draft', '', '', '', 'b214ecb09c29a3508f585a64ad625aaa3c9408b9260b827b6cdde35a1960cb63', '2dca482a0748be125e67aefd7a7cbc2406a150ec18b0d6c80c01f73eed3357b8'),
	(18, '2026-11-23 03:31:02.18398+00', 1, '测试员1', '县民政局', 'command', 'save', 'publishing.revision', '4', 'mzj', 'draft', 'draft', '', '', '', '2dca482a0748be125e67aefd7a7cbc2406a150ec18b0d6c80c01f73eed3357b8', '59eb30542e1bd5d5543ed52480ef76ae5ac9ba17274e96f6066765b425754164'),
	(19, '2026-11-23 03:31:02.206786+00', 1, '测试员1', '县民政局', 'command', 'submit', 'publishing.revision', '4', 'mzj', 'draft', 'first_review', '', '9075c798f005557616b4a7ca7641f57cb065156d9c3631390c67b4974975ae09', '', '59eb30542e1bd5d5543ed52480ef76ae5ac9ba17274e96f6066765b425754164', 'cdd6544da8b67df008fba460384f99d0808586ea55747c702717009dc2088567'),
	(20, '2026-11-23 03:31:02.223618+00', 3, '测试员3', '县民政局', 'command', 'pass_first', 'publishing.revision', '4', 'mzj', 'first_review', 'second_review', '', '9075c798f005557616b4a7ca7641f57cb065156d9c3631390c67b4974975ae09', '', 'cdd6544da8b67df008fba460384f99d0808586ea55747c702717009dc2088567', '4917cf71cf28f5929f272aced6267fc53e4d8730f19ce96276bbe24bdb5a067a'),
	(21, '2026-11-23 03:31:02.241048+00', 4, '测试员4', '县民政局', 'command', 'pass_second', 'publishing.revision', '4', 'mzj', 'second_review', 'final_review', '', '9075c798f005557616b4a7ca7641f57cb065156d9c3631390c67b4974975ae09', '', '4917cf71cf28f5929f272aced6267fc53e4d8730f19ce96276bbe24bdb5a067a', '08cc8856431fec9d3449ab180b2516fdf75e1c336b72e118df277fc1b6d797e4'),
	(22, '2026-11-23 03:31:02.271001+00', 5, '测试员5', '县民政局', 'command', 'sign', 'publishing.revision', '4', 'mzj', 'final_review', 'released', '', '9075c798f005557616b4a7ca7641f57cb065156d9c3631390c67b4974975ae09', '', '08cc8856431fec9d3449ab180b2516fdf75e1c336b72e118df277fc1b6d797e4', 'e9b85a1a8b314221bacd6b601bb10ed72f7d9dfe524effaf0d99be5b15526c9a'),
	(23, '2026-11-23 03:31:02.292003+00', 1, '测试员1', '县民政局', 'command', 'begin', 'publishing.revision', '5', 'mzj', '', 'draft', '', '', '', 'e9b85a1a8b314221bacd6b601bb10ed72f7d9dfe524effaf0d99be5b15526c9a', '926b3f8b79195c3dab163b50bfb597a05ec7f0e7d18ab5be9e59e0a88bbe3d2b'),
	(24, '2026-11-23 03:31:02.315688+00', 1, '测试员1', '县民政局', 'command', 'submit', 'publishing.revision', '5', 'mzj', 'draft', 'first_review', '', 'a495b5f4ec269737c26412fb9ab1938ed4dfc4c48c554ca0b7a4e0090612a9e7', '', '926b3f8b79195c3dab163b50bfb597a05ec7f0e7d18ab5be9e59e0a88bbe3d2b', 'ba7ce6971103ab0507733e6942d2763d4dd970d0047ca370cbbd645d140a9c23'),
	(25, '2026-11-23 03:31:02.335275+00', 1, '测试员1', '县民政局', 'command', 'begin', 'publishing.revision', '6', 'mzj', '', 'draft', '', '', '', 'ba7ce6971103ab0507733e6942d2763d4dd970d0047ca370cbbd645d140a9c23', '73439b981fce1fafe591fe8e000bc5cfb82225bd07903041cbeb07a85905e8b7'),
	(26, '2026-11-23 03:31:02.353671+00', 1, '测试员1', '县民政局', 'command', 'begin', 'publishing.revision', '7', 'mzj', '', 'draft', '', '', '', '73439b981fce1fafe591fe8e000bc5cfb82225bd07903041cbeb07a85905e8b7', '340110b8e5df57ca8b8b752a03a9f9e5b6a4256088b8edee127a3a10a1213fb9'),
	(27, '2026-11-23 03:31:02.376728+00', 1, '测试员1', '县民政局', 'command', 'submit', 'publishing.revision', '7', 'mzj', 'draft', 'first_review', '', 'eaecc29097068d86b512857379ded5b232b4382ea85944258cad2a8ebfb2755c', '', '340110b8e5df57ca8b8b752a03a9f9e5b6a4256088b8edee127a3a10a1213fb9', '8af67dd4275b1270f6e1e624dd83a432088b82062c24bfb9857b26b39979c812'),
	(28, '2026-11-23 03:31:02.393041+00', 3, '测试员3', '县民政局', 'command', 'pass_first', 'publishing.revision', '7', 'mzj', 'first_review', 'second_review', '', 'eaecc29097068d86b512857379ded5b232b4382ea85944258cad2a8ebfb2755c', '', '8af67dd4275b1270f6e1e624dd83a432088b82062c24bfb9857b26b39979c812', '2fbd012e9a5beb1daee6b0eb2bec5cc3af4aad5c9bf91d37cc45abe6a18e2fbe'),
	(29, '2026-11-23 03:31:02.409516+00', 4, '测试员4', '县民政局', 'command', 'pass_second', 'publishing.revision', '7', 'mzj', 'second_review', 'final_review', '', 'eaecc29097068d86b512857379ded5b232b4382ea85944258cad2a8ebfb2755c', '', '2fbd012e9a5beb1daee6b0eb2bec5cc3af4aad5c9bf91d37cc45abe6a18e2fbe', 'a3b15e4da8b4435d44bfebc85db8fce71555b67271bdd043cca1901bd4cc6af8');



INSERT INTO public.trail_head VALUES
	(true, 29, 'a3b15e4da8b4435d44bfebc85db8fce71555b67271bdd043cca1901bd4cc6af8');






INSERT INTO public.workday VALUES
	(1, '2024-01-01', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '元旦'),
	(2, '2024-02-04', true, '国务院办公厅关于2024年部分节假日安排的通知', false, '春节调休上班'),
	(3, '2024-02-10', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '春节'),
	(4, '2024-02-11', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '春节'),
	(5, '2024-02-12', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '春节'),
	(6, '2024-02-13', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '春节'),
	(7, '2024-02-14', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '春节'),
	(8, '2024-02-15', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '春节'),
	(9, '2024-02-16', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '春节'),
	(10, '2024-02-17', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '春节'),
	(11, '2024-02-18', true, '国务院办公厅关于2024年部分节假日安排的通知', false, '春节调休上班'),
	(12, '2024-04-04', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '清明节'),
	(13, '2024-04-05', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '清明节'),
	(14, '2024-04-06', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '清明节'),
	(15, '2024-04-07', true, '国务院办公厅关于2024年部分节假日安排的通知', false, '清明节调休上班'),
	(16, '2024-04-28', true, '国务院办公厅关于2024年部分节假日安排的通知', false, '劳动节调休上班'),
	(17, '2024-05-01', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '劳动节'),
	(18, '2024-05-02', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '劳动节'),
	(19, '2024-05-03', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '劳动节'),
	(20, '2024-05-04', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '劳动节'),
	(21, '2024-05-05', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '劳动节'),
	(22, '2024-05-11', true, '国务院办公厅关于2024年部分节假日安排的通知', false, '劳动节调休上班'),
	(23, '2024-06-10', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '端午节'),
	(24, '2024-09-14', true, '国务院办公厅关于2024年部分节假日安排的通知', false, '中秋节调休上班'),
	(25, '2024-09-15', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '中秋节'),
	(26, '2024-09-16', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '中秋节'),
	(27, '2024-09-17', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '中秋节'),
	(28, '2024-09-29', true, '国务院办公厅关于2024年部分节假日安排的通知', false, '国庆节调休上班'),
	(29, '2024-10-01', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '国庆节'),
	(30, '2024-10-02', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '国庆节'),
	(31, '2024-10-03', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '国庆节'),
	(32, '2024-10-04', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '国庆节'),
	(33, '2024-10-05', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '国庆节'),
	(34, '2024-10-06', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '国庆节'),
	(35, '2024-10-07', false, '国务院办公厅关于2024年部分节假日安排的通知', false, '国庆节'),
	(36, '2024-10-12', true, '国务院办公厅关于2024年部分节假日安排的通知', false, '国庆节调休上班'),
	(37, '2025-01-01', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '元旦'),
	(38, '2025-01-26', true, '国务院办公厅关于2025年部分节假日安排的通知', false, '春节调休上班'),
	(39, '2025-01-28', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '春节'),
	(40, '2025-01-29', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '春节'),
	(41, '2025-01-30', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '春节'),
	(42, '2025-01-31', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '春节'),
	(43, '2025-02-01', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '春节'),
	(44, '2025-02-02', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '春节'),
	(45, '2025-02-03', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '春节'),
	(46, '2025-02-04', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '春节'),
	(47, '2025-02-08', true, '国务院办公厅关于2025年部分节假日安排的通知', false, '春节调休上班'),
	(48, '2025-04-04', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '清明节'),
	(49, '2025-04-05', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '清明节'),
	(50, '2025-04-06', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '清明节'),
	(51, '2025-04-27', true, '国务院办公厅关于2025年部分节假日安排的通知', false, '劳动节调休上班'),
	(52, '2025-05-01', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '劳动节'),
	(53, '2025-05-02', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '劳动节'),
	(54, '2025-05-03', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '劳动节'),
	(55, '2025-05-04', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '劳动节'),
	(56, '2025-05-05', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '劳动节'),
	(57, '2025-05-31', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '端午节'),
	(58, '2025-06-01', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '端午节'),
	(59, '2025-06-02', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '端午节'),
	(60, '2025-09-28', true, '国务院办公厅关于2025年部分节假日安排的通知', false, '国庆节调休上班'),
	(61, '2025-10-01', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '国庆节'),
	(62, '2025-10-02', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '国庆节'),
	(63, '2025-10-03', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '国庆节'),
	(64, '2025-10-04', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '国庆节'),
	(65, '2025-10-05', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '国庆节'),
	(66, '2025-10-06', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '中秋节'),
	(67, '2025-10-07', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '国庆节'),
	(68, '2025-10-08', false, '国务院办公厅关于2025年部分节假日安排的通知', false, '国庆节'),
	(69, '2025-10-11', true, '国务院办公厅关于2025年部分节假日安排的通知', false, '国庆节调休上班'),
	(70, '2026-01-01', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '元旦'),
	(71, '2026-01-02', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '元旦'),
	(72, '2026-01-03', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '元旦'),
	(73, '2026-01-04', true, '国务院办公厅关于2026年部分节假日安排的通知', false, '元旦调休上班'),
	(74, '2026-02-14', true, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节调休上班'),
	(75, '2026-02-15', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节'),
	(76, '2026-02-16', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节'),
	(77, '2026-02-17', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节'),
	(78, '2026-02-18', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节'),
	(79, '2026-02-19', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节'),
	(80, '2026-02-20', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节'),
	(81, '2026-02-21', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节'),
	(82, '2026-02-22', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节'),
	(83, '2026-02-23', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节'),
	(84, '2026-02-28', true, '国务院办公厅关于2026年部分节假日安排的通知', false, '春节调休上班'),
	(85, '2026-04-04', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '清明节'),
	(86, '2026-04-05', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '清明节'),
	(87, '2026-04-06', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '清明节'),
	(88, '2026-05-01', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '劳动节'),
	(89, '2026-05-02', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '劳动节'),
	(90, '2026-05-03', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '劳动节'),
	(91, '2026-05-04', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '劳动节'),
	(92, '2026-05-05', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '劳动节'),
	(93, '2026-05-09', true, '国务院办公厅关于2026年部分节假日安排的通知', false, '劳动节调休上班'),
	(94, '2026-06-19', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '端午节'),
	(95, '2026-06-20', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '端午节'),
	(96, '2026-06-21', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '端午节'),
	(97, '2026-09-20', true, '国务院办公厅关于2026年部分节假日安排的通知', false, '国庆节调休上班'),
	(98, '2026-09-25', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '中秋节'),
	(99, '2026-09-26', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '中秋节'),
	(100, '2026-09-27', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '中秋节'),
	(101, '2026-10-01', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '国庆节'),
	(102, '2026-10-02', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '国庆节'),
	(103, '2026-10-03', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '国庆节'),
	(104, '2026-10-04', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '国庆节'),
	(105, '2026-10-05', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '国庆节'),
	(106, '2026-10-06', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '国庆节'),
	(107, '2026-10-07', false, '国务院办公厅关于2026年部分节假日安排的通知', false, '国庆节'),
	(108, '2026-10-10', true, '国务院办公厅关于2026年部分节假日安排的通知', false, '国庆节调休上班');



SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);



SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);



SELECT pg_catalog.setval('public.approval_id_seq', 14, true);



SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);



SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);



SELECT pg_catalog.setval('public.auth_permission_id_seq', 184, true);



SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);



SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);



SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);



SELECT pg_catalog.setval('public.contribution_id_seq', 35, true);



SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);



SELECT pg_catalog.setval('public.django_content_type_id_seq', 46, true);



SELECT pg_catalog.setval('public.django_migrations_id_seq', 55, true);



SELECT pg_catalog.setval('public.document_item_id_seq', 7, true);



SELECT pg_catalog.setval('public.domain_id_seq', 1, true);



SELECT pg_catalog.setval('public.edition_id_seq', 1, true);



SELECT pg_catalog.setval('public.import_batch_id_seq', 1, false);



SELECT pg_catalog.setval('public.index_counter_id_seq', 6, true);



SELECT pg_catalog.setval('public.item_id_seq', 1, true);



SELECT pg_catalog.setval('public.item_version_id_seq', 1, true);



SELECT pg_catalog.setval('public.membership_id_seq', 13, true);



SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);



SELECT pg_catalog.setval('public.organ_head_id_seq', 1, false);



SELECT pg_catalog.setval('public.organ_id_seq', 3, true);



SELECT pg_catalog.setval('public.outbox_id_seq', 1, false);



SELECT pg_catalog.setval('public.person_id_seq', 14, true);



SELECT pg_catalog.setval('public.publication_number_id_seq', 1, true);



SELECT pg_catalog.setval('public.release_file_id_seq', 1, false);



SELECT pg_catalog.setval('public.release_id_seq', 4, true);



SELECT pg_catalog.setval('public.revision_event_id_seq', 21, true);



SELECT pg_catalog.setval('public.revision_file_id_seq', 1, false);



SELECT pg_catalog.setval('public.revision_id_seq', 7, true);



SELECT pg_catalog.setval('public.term_id_seq', 194, true);



SELECT pg_catalog.setval('public.unit_id_seq', 1, false);



SELECT pg_catalog.setval('public.workday_id_seq', 108, true);



ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);



ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);



ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.approval
    ADD CONSTRAINT approval_one_a_person UNIQUE (revision_id, round, person_id);



ALTER TABLE ONLY public.approval
    ADD CONSTRAINT approval_one_a_step UNIQUE (revision_id, round, step);



ALTER TABLE ONLY public.approval
    ADD CONSTRAINT approval_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);



ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);



ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);



ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);



ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);



ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.blob
    ADD CONSTRAINT blob_pkey PRIMARY KEY (sha256);



ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT contribution_once UNIQUE (revision_id, person_id);



ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT contribution_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);



ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);



ALTER TABLE ONLY public.document_header
    ADD CONSTRAINT document_header_pkey PRIMARY KEY (revision_id);



ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_index_number UNIQUE (responsible_organ_id, index_number);



ALTER TABLE ONLY public.document_item
    ADD CONSTRAINT document_item_once UNIQUE (revision_id, item_id);



ALTER TABLE ONLY public.document_item
    ADD CONSTRAINT document_item_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (publication_id);



ALTER TABLE ONLY public.domain
    ADD CONSTRAINT domain_code_key UNIQUE (code);



ALTER TABLE ONLY public.domain
    ADD CONSTRAINT domain_name_key UNIQUE (name);



ALTER TABLE ONLY public.domain
    ADD CONSTRAINT domain_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.edition
    ADD CONSTRAINT edition_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_path_key UNIQUE (path);



ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (publication_id);



ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_release_id_key UNIQUE (release_id);



ALTER TABLE ONLY public.entry_terms
    ADD CONSTRAINT entry_terms_pkey PRIMARY KEY (publication);



ALTER TABLE ONLY public.gone
    ADD CONSTRAINT gone_pkey PRIMARY KEY (path);



ALTER TABLE ONLY public.import_batch
    ADD CONSTRAINT import_batch_number_key UNIQUE (number);



ALTER TABLE ONLY public.import_batch
    ADD CONSTRAINT import_batch_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.index_counter
    ADD CONSTRAINT index_counter_once UNIQUE (organ_id, year);



ALTER TABLE ONLY public.index_counter
    ADD CONSTRAINT index_counter_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_number_once UNIQUE (domain_id, number);



ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.item_version
    ADD CONSTRAINT item_version_number_once UNIQUE (item_id, number);



ALTER TABLE ONLY public.item_version
    ADD CONSTRAINT item_version_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_once UNIQUE (person_id, organ_id, role, since);



ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.organ
    ADD CONSTRAINT organ_code_key UNIQUE (code);



ALTER TABLE ONLY public.organ_head
    ADD CONSTRAINT organ_head_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.organ
    ADD CONSTRAINT organ_name_key UNIQUE (name);



ALTER TABLE ONLY public.organ
    ADD CONSTRAINT organ_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_username_key UNIQUE (username);



ALTER TABLE ONLY public.publication
    ADD CONSTRAINT publication_live_release_id_key UNIQUE (live_release_id);



ALTER TABLE ONLY public.publication
    ADD CONSTRAINT publication_number_key UNIQUE (number);



ALTER TABLE ONLY public.publication_number
    ADD CONSTRAINT publication_number_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.publication
    ADD CONSTRAINT publication_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.release_file
    ADD CONSTRAINT release_file_number UNIQUE (release_id, n);



ALTER TABLE ONLY public.release_file
    ADD CONSTRAINT release_file_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.release
    ADD CONSTRAINT release_number UNIQUE (publication_id, no);



ALTER TABLE ONLY public.release
    ADD CONSTRAINT release_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.release
    ADD CONSTRAINT release_revision_id_key UNIQUE (revision_id);



ALTER TABLE ONLY public.revision_event
    ADD CONSTRAINT revision_event_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.revision_file
    ADD CONSTRAINT revision_file_order UNIQUE (revision_id, sort) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.revision_file
    ADD CONSTRAINT revision_file_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_number UNIQUE (publication_id, no);



ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (key);



ALTER TABLE ONLY public.term
    ADD CONSTRAINT term_code_once UNIQUE (axis, code);



ALTER TABLE ONLY public.term
    ADD CONSTRAINT term_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.trail_head
    ADD CONSTRAINT trail_head_pkey PRIMARY KEY (single);



ALTER TABLE ONLY public.trail
    ADD CONSTRAINT trail_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (id);



ALTER TABLE ONLY public.workday
    ADD CONSTRAINT workday_date_key UNIQUE (date);



ALTER TABLE ONLY public.workday
    ADD CONSTRAINT workday_pkey PRIMARY KEY (id);



CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);



CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);



CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);



CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);



CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);



CREATE INDEX approval_person_id_50d6c4ed ON public.approval USING btree (person_id);



CREATE INDEX approval_revision_id_ae2aac17 ON public.approval USING btree (revision_id);



CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);



CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);



CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);



CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);



CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);



CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);



CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);



CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);



CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);



CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);



CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);



CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);



CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);



CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);



CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);



CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);



CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);



CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);



CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);



CREATE INDEX blob_sha256_60dea92b_like ON public.blob USING btree (sha256 varchar_pattern_ops);



CREATE INDEX contribution_person_id_aa9bcc36 ON public.contribution USING btree (person_id);



CREATE INDEX contribution_revision_id_c75301d1 ON public.contribution USING btree (revision_id);



CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);



CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);



CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);



CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);



CREATE INDEX document_batch_id_5a1f06b2 ON public.document USING btree (batch_id);



CREATE INDEX document_item_item_id_d5aa8ae9 ON public.document_item USING btree (item_id);



CREATE INDEX document_item_revision_id_03145bcb ON public.document_item USING btree (revision_id);



CREATE INDEX document_responsible_organ_id_b756a0c5 ON public.document USING btree (responsible_organ_id);



CREATE INDEX domain_code_69897c3e_like ON public.domain USING btree (code varchar_pattern_ops);



CREATE INDEX domain_name_3f5b50a3_like ON public.domain USING btree (name varchar_pattern_ops);



CREATE INDEX entry_domains ON public.entry USING gin (domains);



CREATE INDEX entry_items ON public.entry USING gin (items);



CREATE INDEX entry_kind_newest ON public.entry USING btree (section, kind, sort_at DESC);



CREATE INDEX entry_newest ON public.entry USING btree (sort_at DESC, publication_id DESC);



CREATE INDEX entry_numbers ON public.entry USING gin (numbers);



CREATE INDEX entry_organ_id_7e877634 ON public.entry USING btree (organ_id);



CREATE INDEX entry_organ_newest ON public.entry USING btree (organ_id, sort_at DESC);



CREATE INDEX entry_path_93c99291_like ON public.entry USING btree (path varchar_pattern_ops);



CREATE INDEX entry_section_newest ON public.entry USING btree (section, sort_at DESC, publication_id DESC);



CREATE INDEX entry_terms_title ON public.entry_terms USING gin (title);



CREATE INDEX entry_terms_tsv ON public.entry_terms USING gin (tsv);



CREATE INDEX entry_topics ON public.entry USING gin (topics);



CREATE INDEX entry_year_newest ON public.entry USING btree (section, year, sort_at DESC);



CREATE INDEX gone_organ_id_ee3fdf0d ON public.gone USING btree (organ_id);



CREATE INDEX gone_path_42f19f4c_like ON public.gone USING btree (path varchar_pattern_ops);



CREATE INDEX import_batch_number_c0c4a073_like ON public.import_batch USING btree (number varchar_pattern_ops);



CREATE INDEX import_batch_person_id_35f00fa6 ON public.import_batch USING btree (person_id);



CREATE INDEX index_counter_organ_id_517ca64c ON public.index_counter USING btree (organ_id);



CREATE INDEX item_domain_id_1c6ec0d8 ON public.item USING btree (domain_id);



CREATE INDEX item_version_item_id_82dcf1ba ON public.item_version USING btree (item_id);



CREATE UNIQUE INDEX item_version_one_in_force ON public.item_version USING btree (item_id) WHERE ((state)::text = 'in_force'::text);



CREATE INDEX membership_organ_id_ad717609 ON public.membership USING btree (organ_id);



CREATE INDEX membership_person_id_8ed25d16 ON public.membership USING btree (person_id);



CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);



CREATE INDEX organ_code_77367154_like ON public.organ USING btree (code varchar_pattern_ops);



CREATE INDEX organ_head_organ_id_0bd158c1 ON public.organ_head USING btree (organ_id);



CREATE INDEX organ_name_80d030bd_like ON public.organ USING btree (name varchar_pattern_ops);



CREATE INDEX organ_parent_id_b0273e97 ON public.organ USING btree (parent_id);



CREATE INDEX organ_successor_id_d21019da ON public.organ USING btree (successor_id);



CREATE INDEX outbox_waiting ON public.outbox USING btree (due_at, id) WHERE (sent_at IS NULL);



CREATE INDEX person_username_2a15c61c_like ON public.person USING btree (username varchar_pattern_ops);



CREATE INDEX publication_desk ON public.publication USING btree (kind, organ_id, created_at DESC);



CREATE INDEX publication_organ_id_fd0c7e22 ON public.publication USING btree (organ_id);



CREATE INDEX release_file_release_id_cafba16b ON public.release_file USING btree (release_id);



CREATE INDEX release_publication_id_d0817d19 ON public.release USING btree (publication_id);



CREATE INDEX revision_event_person_id_efd90a4f ON public.revision_event USING btree (person_id);



CREATE INDEX revision_event_revision_id_839189ba ON public.revision_event USING btree (revision_id);



CREATE INDEX revision_file_revision_id_7ae1876f ON public.revision_file USING btree (revision_id);



CREATE INDEX revision_file_sha256_33ee0d37 ON public.revision_file USING btree (sha256);



CREATE INDEX revision_file_sha256_33ee0d37_like ON public.revision_file USING btree (sha256 varchar_pattern_ops);



CREATE UNIQUE INDEX revision_one_live ON public.revision USING btree (publication_id) WHERE ((state)::text = 'released'::text);



CREATE UNIQUE INDEX revision_one_open ON public.revision USING btree (publication_id) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'first_review'::character varying, 'second_review'::character varying, 'final_review'::character varying, 'batch_review'::character varying, 'referred'::character varying, 'scheduled'::character varying])::text[]));



CREATE INDEX revision_publication_id_d1a23faa ON public.revision USING btree (publication_id);



CREATE INDEX revision_queue ON public.revision USING btree (state, due_on);



CREATE INDEX setting_changed_by_id_9bfd092a ON public.setting USING btree (changed_by_id);



CREATE INDEX setting_key_5428b4ea_like ON public.setting USING btree (key varchar_pattern_ops);



CREATE INDEX term_parent_id_48a077f4 ON public.term USING btree (parent_id);



CREATE INDEX trail_actor ON public.trail USING btree (actor_id, id);



CREATE INDEX trail_object ON public.trail USING btree (object_type, object_id, id);



CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));



CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";



CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;



CREATE INDEX unit_organ_id_b24232bc ON public.unit USING btree (organ_id);



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE OR UPDATE ON public.domain FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE OR UPDATE ON public.entry FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE ON public.gone FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE OR UPDATE ON public.item FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE OR UPDATE ON public.item_version FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE OR UPDATE ON public.organ FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE OR UPDATE ON public.organ_head FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE OR UPDATE ON public.setting FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE OR UPDATE ON public.term FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE OR UPDATE ON public.unit FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER bump_edition AFTER INSERT OR DELETE OR UPDATE ON public.workday FOR EACH STATEMENT EXECUTE FUNCTION public.bump_edition();



CREATE TRIGGER guard_approval BEFORE INSERT ON public.approval FOR EACH ROW EXECUTE FUNCTION public.guard_approval();



CREATE TRIGGER guard_document BEFORE UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION public.guard_document();



CREATE TRIGGER guard_entry BEFORE INSERT OR UPDATE ON public.entry FOR EACH ROW EXECUTE FUNCTION public.guard_entry();



CREATE TRIGGER guard_publication BEFORE INSERT OR DELETE OR UPDATE ON public.publication FOR EACH ROW EXECUTE FUNCTION public.guard_publication();



CREATE TRIGGER guard_release BEFORE INSERT ON public.release FOR EACH ROW EXECUTE FUNCTION public.guard_release();



CREATE TRIGGER guard_release_file BEFORE INSERT ON public.release_file FOR EACH ROW EXECUTE FUNCTION public.guard_release_file();



CREATE TRIGGER guard_revision BEFORE INSERT OR DELETE OR UPDATE ON public.revision FOR EACH ROW EXECUTE FUNCTION public.guard_revision();



CREATE TRIGGER guard_revision_part BEFORE INSERT OR DELETE OR UPDATE ON public.document_header FOR EACH ROW EXECUTE FUNCTION public.guard_revision_part();



CREATE TRIGGER guard_revision_part BEFORE INSERT OR DELETE OR UPDATE ON public.document_item FOR EACH ROW EXECUTE FUNCTION public.guard_revision_part();



CREATE TRIGGER guard_revision_part BEFORE INSERT OR DELETE OR UPDATE ON public.revision_file FOR EACH ROW EXECUTE FUNCTION public.guard_revision_part();



CREATE CONSTRAINT TRIGGER guard_whole_release AFTER INSERT OR DELETE OR UPDATE ON public.entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guard_whole_release();



CREATE CONSTRAINT TRIGGER guard_whole_release AFTER UPDATE ON public.publication DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guard_whole_release();



CREATE CONSTRAINT TRIGGER guard_whole_release AFTER UPDATE OF state ON public.revision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.guard_whole_release();



CREATE TRIGGER note_contributor AFTER INSERT OR UPDATE ON public.revision FOR EACH ROW EXECUTE FUNCTION public.note_contributor();



CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON public.approval FOR EACH ROW EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON public.blob FOR EACH ROW EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON public.contribution FOR EACH ROW EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON public.release FOR EACH ROW EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON public.release_file FOR EACH ROW EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE ON public.revision_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_new_key BEFORE UPDATE ON public.organ FOR EACH ROW WHEN ((new.id IS DISTINCT FROM old.id)) EXECUTE FUNCTION public.refuse_new_key();



CREATE TRIGGER refuse_new_key BEFORE UPDATE ON public.person FOR EACH ROW WHEN ((new.id IS DISTINCT FROM old.id)) EXECUTE FUNCTION public.refuse_new_key();



CREATE TRIGGER refuse_new_key BEFORE UPDATE ON public.publication FOR EACH ROW WHEN ((new.id IS DISTINCT FROM old.id)) EXECUTE FUNCTION public.refuse_new_key();



CREATE TRIGGER refuse_new_key BEFORE UPDATE ON public.revision FOR EACH ROW WHEN ((new.id IS DISTINCT FROM old.id)) EXECUTE FUNCTION public.refuse_new_key();



CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.approval FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.blob FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.contribution FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.publication FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.release FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.release_file FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.revision FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.revision_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.revision_file FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();



CREATE TRIGGER trail_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trail FOR EACH STATEMENT EXECUTE FUNCTION public.trail_refuse();

ALTER TABLE public.trail ENABLE ALWAYS TRIGGER trail_append_only;



CREATE TRIGGER trail_chain BEFORE INSERT ON public.trail FOR EACH ROW EXECUTE FUNCTION public.trail_chain();

ALTER TABLE public.trail ENABLE ALWAYS TRIGGER trail_chain;



CREATE TRIGGER trail_head_guard BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trail_head FOR EACH STATEMENT EXECUTE FUNCTION public.trail_refuse();

ALTER TABLE public.trail_head ENABLE ALWAYS TRIGGER trail_head_guard;



ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_person_id FOREIGN KEY (user_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.approval
    ADD CONSTRAINT approval_person_id_50d6c4ed_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.approval
    ADD CONSTRAINT approval_revision_id_ae2aac17_fk_revision_id FOREIGN KEY (revision_id) REFERENCES public.revision(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT contribution_person_id_aa9bcc36_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT contribution_revision_id_c75301d1_fk_revision_id FOREIGN KEY (revision_id) REFERENCES public.revision(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_person_id FOREIGN KEY (user_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_batch_id_5a1f06b2_fk_import_batch_id FOREIGN KEY (batch_id) REFERENCES public.import_batch(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.document_header
    ADD CONSTRAINT document_header_revision_id_2e6ed8f9_fk_revision_id FOREIGN KEY (revision_id) REFERENCES public.revision(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.document_item
    ADD CONSTRAINT document_item_item_id_d5aa8ae9_fk_item_id FOREIGN KEY (item_id) REFERENCES public.item(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.document_item
    ADD CONSTRAINT document_item_revision_id_03145bcb_fk_revision_id FOREIGN KEY (revision_id) REFERENCES public.revision(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_publication_id_074ebe0d_fk_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_responsible_organ_id_b756a0c5_fk_organ_id FOREIGN KEY (responsible_organ_id) REFERENCES public.organ(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_organ_id_7e877634_fk_organ_id FOREIGN KEY (organ_id) REFERENCES public.organ(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_publication_id_fbef6e4a_fk_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_release_id_bca930cd_fk_release_id FOREIGN KEY (release_id) REFERENCES public.release(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.gone
    ADD CONSTRAINT gone_organ_id_ee3fdf0d_fk_organ_id FOREIGN KEY (organ_id) REFERENCES public.organ(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.import_batch
    ADD CONSTRAINT import_batch_person_id_35f00fa6_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.index_counter
    ADD CONSTRAINT index_counter_organ_id_517ca64c_fk_organ_id FOREIGN KEY (organ_id) REFERENCES public.organ(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_domain_id_1c6ec0d8_fk_domain_id FOREIGN KEY (domain_id) REFERENCES public.domain(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.item_version
    ADD CONSTRAINT item_version_item_id_82dcf1ba_fk_item_id FOREIGN KEY (item_id) REFERENCES public.item(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_organ_id_ad717609_fk_organ_id FOREIGN KEY (organ_id) REFERENCES public.organ(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_person_id_8ed25d16_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_person_id FOREIGN KEY (user_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.organ_head
    ADD CONSTRAINT organ_head_organ_id_0bd158c1_fk_organ_id FOREIGN KEY (organ_id) REFERENCES public.organ(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.organ
    ADD CONSTRAINT organ_parent_id_b0273e97_fk_organ_id FOREIGN KEY (parent_id) REFERENCES public.organ(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.organ
    ADD CONSTRAINT organ_successor_id_d21019da_fk_organ_id FOREIGN KEY (successor_id) REFERENCES public.organ(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.publication
    ADD CONSTRAINT publication_live_release_id_2a110804_fk_release_id FOREIGN KEY (live_release_id) REFERENCES public.release(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.publication
    ADD CONSTRAINT publication_organ_id_fd0c7e22_fk_organ_id FOREIGN KEY (organ_id) REFERENCES public.organ(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.release_file
    ADD CONSTRAINT release_file_release_id_cafba16b_fk_release_id FOREIGN KEY (release_id) REFERENCES public.release(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.release
    ADD CONSTRAINT release_publication_id_d0817d19_fk_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.release
    ADD CONSTRAINT release_revision_id_d2388f07_fk_revision_id FOREIGN KEY (revision_id) REFERENCES public.revision(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.revision_event
    ADD CONSTRAINT revision_event_person_id_efd90a4f_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.revision_event
    ADD CONSTRAINT revision_event_revision_id_839189ba_fk_revision_id FOREIGN KEY (revision_id) REFERENCES public.revision(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.revision_file
    ADD CONSTRAINT revision_file_revision_id_7ae1876f_fk_revision_id FOREIGN KEY (revision_id) REFERENCES public.revision(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.revision_file
    ADD CONSTRAINT revision_file_sha256_33ee0d37_fk_blob_sha256 FOREIGN KEY (sha256) REFERENCES public.blob(sha256) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_publication_id_d1a23faa_fk_publication_id FOREIGN KEY (publication_id) REFERENCES public.publication(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_changed_by_id_9bfd092a_fk_person_id FOREIGN KEY (changed_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.term
    ADD CONSTRAINT term_parent_id_48a077f4_fk_term_id FOREIGN KEY (parent_id) REFERENCES public.term(id) DEFERRABLE INITIALLY DEFERRED;



ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_organ_id_b24232bc_fk_organ_id FOREIGN KEY (organ_id) REFERENCES public.organ(id) DEFERRABLE INITIALLY DEFERRED;



CREATE POLICY public_live ON public.release FOR SELECT TO portal_public USING (((EXISTS ( SELECT 1
   FROM public.entry e
  WHERE (e.publication_id = release.publication_id))) AND (no > public.withdrawn_up_to(publication_id))));



CREATE POLICY public_live ON public.release_file FOR SELECT TO portal_public USING ((EXISTS ( SELECT 1
   FROM public.entry e
  WHERE (e.release_id = release_file.release_id))));



ALTER TABLE public.release ENABLE ROW LEVEL SECURITY;


ALTER TABLE public.release_file ENABLE ROW LEVEL SECURITY;


CREATE POLICY staff_all ON public.release TO portal_staff USING (true) WITH CHECK (true);



CREATE POLICY staff_all ON public.release_file TO portal_staff USING (true) WITH CHECK (true);



GRANT SELECT,INSERT,UPDATE ON TABLE public.revision TO portal_staff;



REVOKE ALL ON FUNCTION public.trail_chain() FROM PUBLIC;



REVOKE ALL ON FUNCTION public.trail_from_public(action text, object_type text, object_id text, organ text, from_state text, to_state text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.trail_from_public(action text, object_type text, object_id text, organ text, from_state text, to_state text, request_id text) TO portal_public;



REVOKE ALL ON FUNCTION public.trail_part(value text) FROM PUBLIC;



REVOKE ALL ON FUNCTION public.trail_refuse() FROM PUBLIC;



GRANT SELECT,INSERT ON TABLE public.trail TO portal_staff;



REVOKE ALL ON FUNCTION public.trail_text(r public.trail) FROM PUBLIC;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailaddress TO portal_staff;



GRANT USAGE ON SEQUENCE public.account_emailaddress_id_seq TO portal_staff;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO portal_staff;



GRANT USAGE ON SEQUENCE public.account_emailconfirmation_id_seq TO portal_staff;



GRANT SELECT,INSERT ON TABLE public.approval TO portal_staff;



GRANT USAGE ON SEQUENCE public.approval_id_seq TO portal_staff;



GRANT SELECT ON TABLE public.auth_group TO portal_staff;



GRANT USAGE ON SEQUENCE public.auth_group_id_seq TO portal_staff;



GRANT SELECT ON TABLE public.auth_group_permissions TO portal_staff;



GRANT USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO portal_staff;



GRANT SELECT ON TABLE public.auth_permission TO portal_staff;



GRANT USAGE ON SEQUENCE public.auth_permission_id_seq TO portal_staff;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.axes_accessattempt TO portal_staff;



GRANT USAGE ON SEQUENCE public.axes_accessattempt_id_seq TO portal_staff;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.axes_accessattemptexpiration TO portal_staff;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.axes_accessfailurelog TO portal_staff;



GRANT USAGE ON SEQUENCE public.axes_accessfailurelog_id_seq TO portal_staff;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.axes_accesslog TO portal_staff;



GRANT USAGE ON SEQUENCE public.axes_accesslog_id_seq TO portal_staff;



GRANT SELECT,INSERT ON TABLE public.blob TO portal_staff;



GRANT SELECT,INSERT ON TABLE public.contribution TO portal_staff;



GRANT USAGE ON SEQUENCE public.contribution_id_seq TO portal_staff;



GRANT SELECT ON TABLE public.django_admin_log TO portal_staff;



GRANT USAGE ON SEQUENCE public.django_admin_log_id_seq TO portal_staff;



GRANT SELECT ON TABLE public.django_content_type TO portal_staff;



GRANT USAGE ON SEQUENCE public.django_content_type_id_seq TO portal_staff;



GRANT SELECT ON TABLE public.django_migrations TO portal_staff;
GRANT SELECT ON TABLE public.django_migrations TO portal_public;



GRANT USAGE ON SEQUENCE public.django_migrations_id_seq TO portal_staff;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.document TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.document_header TO portal_staff;



GRANT SELECT,INSERT,DELETE ON TABLE public.document_item TO portal_staff;



GRANT USAGE ON SEQUENCE public.document_item_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.domain TO portal_staff;
GRANT SELECT ON TABLE public.domain TO portal_public;



GRANT USAGE ON SEQUENCE public.domain_id_seq TO portal_staff;



GRANT SELECT ON TABLE public.edition TO portal_staff;
GRANT SELECT ON TABLE public.edition TO portal_public;



GRANT USAGE ON SEQUENCE public.edition_id_seq TO portal_staff;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.entry TO portal_staff;
GRANT SELECT ON TABLE public.entry TO portal_public;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.entry_terms TO portal_staff;
GRANT SELECT ON TABLE public.entry_terms TO portal_public;



GRANT SELECT,INSERT,DELETE ON TABLE public.gone TO portal_staff;
GRANT SELECT ON TABLE public.gone TO portal_public;



GRANT SELECT,INSERT,UPDATE ON TABLE public.import_batch TO portal_staff;



GRANT USAGE ON SEQUENCE public.import_batch_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.index_counter TO portal_staff;



GRANT USAGE ON SEQUENCE public.index_counter_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.item TO portal_staff;
GRANT SELECT ON TABLE public.item TO portal_public;



GRANT USAGE ON SEQUENCE public.item_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.item_version TO portal_staff;
GRANT SELECT ON TABLE public.item_version TO portal_public;



GRANT USAGE ON SEQUENCE public.item_version_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.membership TO portal_staff;



GRANT USAGE ON SEQUENCE public.membership_id_seq TO portal_staff;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO portal_staff;



GRANT USAGE ON SEQUENCE public.mfa_authenticator_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.organ TO portal_staff;
GRANT SELECT ON TABLE public.organ TO portal_public;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organ_head TO portal_staff;
GRANT SELECT ON TABLE public.organ_head TO portal_public;



GRANT USAGE ON SEQUENCE public.organ_head_id_seq TO portal_staff;



GRANT USAGE ON SEQUENCE public.organ_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.outbox TO portal_staff;



GRANT USAGE ON SEQUENCE public.outbox_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.person TO portal_staff;



GRANT USAGE ON SEQUENCE public.person_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.publication TO portal_staff;



GRANT SELECT,UPDATE ON TABLE public.publication_number TO portal_staff;



GRANT USAGE ON SEQUENCE public.publication_number_id_seq TO portal_staff;



GRANT SELECT,INSERT ON TABLE public.release TO portal_staff;
GRANT SELECT ON TABLE public.release TO portal_public;



GRANT SELECT,INSERT ON TABLE public.release_file TO portal_staff;
GRANT SELECT ON TABLE public.release_file TO portal_public;



GRANT USAGE ON SEQUENCE public.release_file_id_seq TO portal_staff;



GRANT USAGE ON SEQUENCE public.release_id_seq TO portal_staff;



GRANT SELECT,INSERT ON TABLE public.revision_event TO portal_staff;



GRANT USAGE ON SEQUENCE public.revision_event_id_seq TO portal_staff;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.revision_file TO portal_staff;



GRANT USAGE ON SEQUENCE public.revision_file_id_seq TO portal_staff;



GRANT USAGE ON SEQUENCE public.revision_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.setting TO portal_staff;
GRANT SELECT ON TABLE public.setting TO portal_public;



GRANT SELECT,INSERT,UPDATE ON TABLE public.term TO portal_staff;
GRANT SELECT ON TABLE public.term TO portal_public;



GRANT USAGE ON SEQUENCE public.term_id_seq TO portal_staff;



GRANT SELECT ON TABLE public.trail_head TO portal_staff;



GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.unit TO portal_staff;
GRANT SELECT ON TABLE public.unit TO portal_public;



GRANT USAGE ON SEQUENCE public.unit_id_seq TO portal_staff;



GRANT SELECT,INSERT,UPDATE ON TABLE public.workday TO portal_staff;
GRANT SELECT ON TABLE public.workday TO portal_public;



GRANT USAGE ON SEQUENCE public.workday_id_seq TO portal_staff;




