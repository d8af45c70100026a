-- What was decided stays as it was decided.
CREATE OR REPLACE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON cleanup_decision
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
