-- Scenarios are public once saved.
CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON scenario
    FOR EACH ROW EXECUTE FUNCTION bump_edition();
