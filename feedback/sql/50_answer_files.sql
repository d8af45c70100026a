-- What goes with an answer is settled while the request is handled; the original never changes.
CREATE OR REPLACE FUNCTION answer_file_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM information_request r WHERE r.id = NEW.request_id AND r.state = 'handling') THEN
        RAISE EXCEPTION '办理中的申请才能加文件、改遮盖' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.request_id, OLD.name, OLD.extension, OLD.sealed, OLD.pages, OLD.added_by_id)
                         IS DISTINCT FROM (NEW.request_id, NEW.name, NEW.extension, NEW.sealed, NEW.pages, NEW.added_by_id) THEN
        RAISE EXCEPTION '收下的文件不能换' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER answer_file_settled BEFORE INSERT OR UPDATE ON answer_file
    FOR EACH ROW EXECUTE FUNCTION answer_file_settled();
