-- The public role may add a step only here: what it did, to which case, in whose name never.

CREATE OR REPLACE FUNCTION trail_from_public(
    action text, object_type text, object_id text, organ text, from_state text, to_state text, request_id text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

REVOKE ALL ON FUNCTION trail_from_public(text, text, text, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trail_from_public(text, text, text, text, text, text, text) TO portal_public;
