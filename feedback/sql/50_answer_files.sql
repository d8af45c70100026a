-- What goes with an answer is settled while the request is handled; the original never changes.
-- When it is approved, its copy is locked for the applicant; when its term is over, all of it goes (21_request_purge.sql).
CREATE OR REPLACE FUNCTION answer_file_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (current_user = 'portal_owner' AND octet_length(NEW.sealed) = 0
            OR (OLD.request_id, OLD.name, OLD.extension, OLD.sealed, OLD.pages, OLD.marks, OLD.copy, OLD.copy_sha256,
                OLD.is_dropped, OLD.added_by_id, OLD.added_at)
               IS NOT DISTINCT FROM
               (NEW.request_id, NEW.name, NEW.extension, NEW.sealed, NEW.pages, NEW.marks, NEW.copy, NEW.copy_sha256,
                NEW.is_dropped, NEW.added_by_id, NEW.added_at)
               AND EXISTS (SELECT FROM information_request r WHERE r.id = NEW.request_id AND r.state = 'in_review')) THEN
        RETURN NEW;
    END IF;
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
