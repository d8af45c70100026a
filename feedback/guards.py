"""The database's list of legal moves, from the table of moves."""

from feedback.letters.states import MOVES
from feedback.requests.guards import STATEMENTS as OF_REQUESTS

_steps = ", ".join(f"('{source}', '{target}')" for source, target in sorted(MOVES.steps()) if source != target)
STATEMENTS = [
    f"""CREATE OR REPLACE FUNCTION letter_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.purged_on IS NOT NULL OR NEW.purged_on IS NULL OR current_user <> 'portal_owner') AND
       (OLD.id, OLD.number, OLD.code_hash, OLD.form_hash, OLD.content_hash, OLD.lane_id, OLD.kind, OLD.title, OLD.text,
        OLD.sealed, OLD.masked, OLD.received_at, OLD.consent_public, OLD.addressed_id, OLD.about, OLD.wants_mail,
        OLD.purged_on, OLD.channel, OLD.ticket, OLD.entered_by_id, OLD.assessor_id)
       IS DISTINCT FROM
       (NEW.id, NEW.number, NEW.code_hash, NEW.form_hash, NEW.content_hash, NEW.lane_id, NEW.kind, NEW.title, NEW.text,
        NEW.sealed, NEW.masked, NEW.received_at, NEW.consent_public, NEW.addressed_id, NEW.about, NEW.wants_mail,
        NEW.purged_on, NEW.channel, NEW.ticket, NEW.entered_by_id, NEW.assessor_id) THEN
        RAISE EXCEPTION '来信的内容不能改' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN ({_steps}) THEN
        RAISE EXCEPTION '来信不能从 % 到 %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'answered' AND OLD.state <> 'answered' AND NOT EXISTS (
        SELECT FROM letter_answer a WHERE a.letter_id = NEW.id AND a.round = NEW.round AND a.approved_by_id IS NOT NULL)
    THEN
        RAISE EXCEPTION '答复要由另一人审核' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$""",
    "CREATE OR REPLACE TRIGGER letter_kept BEFORE UPDATE ON letter FOR EACH ROW EXECUTE FUNCTION letter_kept()",
    *OF_REQUESTS,
]
