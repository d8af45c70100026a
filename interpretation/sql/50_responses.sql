-- The record of a response is part of its revision: frozen with it, and whoever writes it contributes.
CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON response_header
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();
