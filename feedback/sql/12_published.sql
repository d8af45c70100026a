-- Only what was answered, with the consent of who wrote it, and never a report (BOX-10, BOX-14); for good.
CREATE OR REPLACE FUNCTION answer_may_be_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM letter l JOIN publication p ON p.id = NEW.publication_id
                   WHERE l.id = NEW.letter_id AND l.state = 'answered' AND l.consent_public AND l.kind <> 'report'
                   AND p.kind = 'answer' AND p.organ_id = l.organ_id) THEN
        RAISE EXCEPTION '这封信的答复不能公开' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER answer_may_be_published BEFORE INSERT OR UPDATE ON published_answer
    FOR EACH ROW EXECUTE FUNCTION answer_may_be_published();
