-- A decision may be challenged, and there being none in time. A denial, and silence, go to reconsideration before they may
-- go to court (行政复议法第二十三条); what has ended stays as it ended.
CREATE OR REPLACE FUNCTION challenge_possible() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked information_request; stands text;
BEGIN
    SELECT * INTO asked FROM information_request r WHERE r.id = NEW.request_id;
    -- Of a decision made anew the new one stands, and none while it is being made.
    SELECT coalesce(max(p.outcome), CASE WHEN asked.state IN ('answered', 'archived') THEN asked.outcome ELSE '' END)
    INTO stands FROM request_reply p
    WHERE p.request_id = NEW.request_id AND p.approved_by_id IS NOT NULL AND p.annulled_on IS NULL;
    IF TG_OP = 'INSERT' AND NOT coalesce(NEW.opened_on >= asked.decided_on, NEW.opened_on > asked.due_on, false) THEN
        RAISE EXCEPTION '答复以后，或者期限过了还没有答复，才有复议、诉讼' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'INSERT' AND NEW."group" = 'suit_direct' AND (stands = '' OR stands LIKE 'denied\_%') THEN
        RAISE EXCEPTION '不予公开、逾期不答复的，应当先申请行政复议' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW."group" = 'suit_after_review' AND NOT EXISTS (
        SELECT FROM request_challenge c WHERE c.request_id = NEW.request_id AND c."group" = 'review'
        AND c.opened_on <= NEW.opened_on) THEN
        RAISE EXCEPTION '还没有登记行政复议' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND ((OLD.request_id, OLD."group", OLD.opened_on) <> (NEW.request_id, NEW."group", NEW.opened_on)
                             OR OLD.result <> 'pending') THEN
        RAISE EXCEPTION '复议、诉讼的结果登记后不能改' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER challenge_possible BEFORE INSERT OR UPDATE ON request_challenge
    FOR EACH ROW EXECUTE FUNCTION challenge_possible();
