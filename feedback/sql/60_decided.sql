-- What the public log shows changes the pages that show it.
CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON decided_request
    FOR EACH ROW EXECUTE FUNCTION bump_edition();
