-- Header, items and relations of a document are part of its revision: frozen with it, and whoever writes them contributes.

CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON document_header
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();
CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON document_item
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();

CREATE OR REPLACE TRIGGER guard_revision_part BEFORE INSERT OR UPDATE OR DELETE ON relation
    FOR EACH ROW EXECUTE FUNCTION guard_revision_part();

-- The index number is permanent (IDX-03), and so is the organ that answers for the document.
CREATE OR REPLACE FUNCTION guard_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.publication_id, NEW.index_number, NEW.responsible_organ_id)
       IS DISTINCT FROM (OLD.publication_id, OLD.index_number, OLD.responsible_organ_id) THEN
        RAISE EXCEPTION 'index number and responsible organ are permanent' USING ERRCODE = 'PT004';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard_document BEFORE UPDATE ON document
    FOR EACH ROW EXECUTE FUNCTION guard_document();
