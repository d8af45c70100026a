-- Nobody changes or removes a step, the owner included. A superuser who switches this off is found by the chain.

CREATE OR REPLACE FUNCTION trail_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- From inside another trigger: the head is moved by trail_chain(), the only one who may.
    IF TG_TABLE_NAME = 'trail_head' AND TG_OP = 'UPDATE' AND pg_trigger_depth() >= 2 THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '留痕只能追加，不能改、不能删（% %）', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

REVOKE ALL ON FUNCTION trail_refuse() FROM PUBLIC;

CREATE OR REPLACE TRIGGER trail_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trail
    FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse();
CREATE OR REPLACE TRIGGER trail_head_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON trail_head
    FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse();
ALTER TABLE trail ENABLE ALWAYS TRIGGER trail_append_only;
ALTER TABLE trail_head ENABLE ALWAYS TRIGGER trail_head_guard;
