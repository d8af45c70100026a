"""The database's list of legal moves and of possible decisions, from their tables (REQ-20, N10)."""

from feedback.requests.composing import LEAST_REASONS
from feedback.requests.consulting import BOUND
from feedback.requests.fees import COPYING, FeeBasis
from feedback.requests.kinds import KINDS
from feedback.requests.outcomes import ALL, Need
from feedback.requests.provision import MAY_DIFFER
from feedback.requests.states import ENDED, LAPSED, MOVES

KEPT = (
    "id", "number", "code_hash", "form_hash", "content_hash", "lock", "kind", "applicant_hash", "channel",
    "applicant_kind", "title",
    "text", "way", "carrier", "needs_help", "sealed", "masked", "wants_mail", "submitted_at", "submitted_on",
    "addressed_id", "purged_on",
)  # fmt: skip
WORDS = [need.value for need in Need if need is not Need.AVAILABLE_ON]


def _row(of: str) -> str:
    return ", ".join(f"{of}.{column}" for column in KEPT)


def _decisions() -> str:
    """(outcome, ground, needed words, whether it says from when, what the ledger must hold before, of which kind)."""
    return ", ".join(
        f"('{outcome.code}', '{ground.code}', "
        f"ARRAY[{', '.join(repr(str(need)) for need in ground.needs if need is not Need.AVAILABLE_ON)}]::text[], "
        f"{Need.AVAILABLE_ON in ground.needs}, '{outcome.after}', '{outcome.kind}')"
        for outcome in ALL.values()
        if outcome.is_written
        for ground in outcome.grounds
    )


_steps = ", ".join(f"('{source}', '{target}')" for source, target in sorted(MOVES.steps()) if source != target)
_ended = ", ".join(
    f"('{source}', '{outcome}', '{move}')" for move, outcome in ENDED.items() for source in MOVES[move].sources
)
_in_time = ", ".join(f"'{move.name}'" for move in MOVES if move.in_time)
_ends = ", ".join(f"'{move}'" for move in ENDED)
_lapsed = ", ".join(f"'{outcome}'" for outcome in LAPSED.values())
_after = ", ".join(f"('{move.name}', '{move.after}')" for move in MOVES if move.after)
_bound = ", ".join(
    f"('{outcome}', '{said}', ARRAY[{', '.join(map(repr, beside))}]::text[])"
    for outcome, (said, beside) in BOUND.items()
)
_differ = ", ".join(f"'{outcome}'" for outcome in MAY_DIFFER)
_of_one = ", ".join(f"('{move.name}', '{move.kinds[0]}')" for move in MOVES if len(move.kinds) < len(KINDS))
_copying = ", ".join(f"'{carrier}'" for carrier in sorted(COPYING))
_filled = ", ".join(f"CASE WHEN btrim(NEW.{word}) <> '' THEN '{word}' END" for word in WORDS)
STATEMENTS = [
    f"""CREATE OR REPLACE FUNCTION request_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.purged_on IS NOT NULL OR NEW.purged_on IS NULL OR current_user <> 'portal_owner')
       AND ({_row("OLD")}) IS DISTINCT FROM ({_row("NEW")}) THEN
        RAISE EXCEPTION '申请的内容不能改' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN ({_steps}) THEN
        RAISE EXCEPTION '申请不能从 % 到 %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.received_on IS NOT NULL AND OLD.received_on IS DISTINCT FROM NEW.received_on
       OR OLD.outcome <> '' AND (OLD.outcome, OLD.decided_on) IS DISTINCT FROM (NEW.outcome, NEW.decided_on)
          AND NOT (OLD.outcome IN ({_lapsed}) AND NEW.outcome = '' AND NEW.decided_on IS NULL AND EXISTS (
              SELECT FROM request_event e WHERE e.request_id = NEW.id AND e.name = 'take_back')) THEN
        RAISE EXCEPTION '收到的日期和结果定下后不能改' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.state <> 'submitted' AND (NEW.received_on IS NULL OR NEW.organ_id IS NULL) THEN
        RAISE EXCEPTION '没有登记收到的日期和单位' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.received_on IS NOT NULL AND OLD.addressed_id IS NOT NULL AND NEW.organ_id <> OLD.organ_id THEN
        RAISE EXCEPTION '收到以后由申请人所写的单位答复' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF (NEW.state IN ('answered', 'archived')) <> (NEW.outcome <> '') AND NOT (NEW.outcome <> '' AND EXISTS (
        SELECT FROM request_event e WHERE e.request_id = NEW.id AND e.name = 'redo')) THEN
        RAISE EXCEPTION '答复和结果要在一起' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state NOT IN ('answered', 'archived') AND NEW.state = 'answered' AND OLD.outcome <> '' AND NOT EXISTS (
        SELECT FROM request_reply r
        WHERE r.request_id = NEW.id AND r.approved_by_id IS NOT NULL AND r.annulled_on IS NULL) AND NOT EXISTS (
        SELECT FROM request_event e WHERE e.request_id = NEW.id AND e.name IN ({_ends})) THEN
        RAISE EXCEPTION '答复要由另一人审核' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.outcome NOT IN ('', OLD.outcome) AND NOT EXISTS (
        SELECT FROM (VALUES {_ended}) AS d (source, outcome, move) JOIN request_event e ON e.name = d.move
        WHERE d.source = OLD.state AND d.outcome = NEW.outcome AND e.request_id = NEW.id) AND NOT EXISTS (
        SELECT FROM request_reply r
        WHERE r.request_id = NEW.id AND r.outcome = NEW.outcome AND r.approved_by_id IS NOT NULL) THEN
        RAISE EXCEPTION '答复要由另一人审核' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$""",
    """CREATE OR REPLACE TRIGGER request_kept BEFORE UPDATE ON information_request
    FOR EACH ROW EXECUTE FUNCTION request_kept()""",
    f"""CREATE OR REPLACE FUNCTION reply_possible() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE needed text[]; says_when boolean; after_ text; filled text[] := array_remove(ARRAY[{_filled}]::text[], NULL);
BEGIN
    IF TG_OP = 'UPDATE' AND current_user = 'portal_owner' AND NEW.reasons || NEW.adds = '' THEN
        RETURN NEW;  -- cleared by its term (sql/21_request_purge.sql)
    END IF;
    SELECT d.needed, d.says_when, d.after_ INTO needed, says_when, after_
    FROM (VALUES {_decisions()}) AS d (outcome, ground, needed, says_when, after_, kind)
    JOIN information_request r ON r.id = NEW.request_id AND r.kind = d.kind
    WHERE d.outcome = NEW.outcome AND d.ground = NEW.ground;
    IF NOT FOUND OR NOT (filled @> needed AND needed @> filled) OR says_when <> (NEW.available_on IS NOT NULL) THEN
        RAISE EXCEPTION '这个结果、理由和内容不能放在一起' USING ERRCODE = 'check_violation';
    END IF;
    IF char_length(btrim(NEW.reasons)) BETWEEN 1 AND {LEAST_REASONS - 1} THEN
        RAISE EXCEPTION '理由写得太短' USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.instead = '') <> (NEW.instead_why = '') OR NEW.instead <> '' AND NEW.outcome NOT IN ({_differ}) THEN
        RAISE EXCEPTION '提供信息的，才写改成什么形式、为什么' USING ERRCODE = 'check_violation';
    END IF;
    IF after_ <> '' AND NOT EXISTS (
        SELECT FROM request_event e WHERE e.request_id = NEW.request_id AND e.name = after_) THEN
        RAISE EXCEPTION '台账里没有这个结果要先有的环节' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM (VALUES {_bound}) AS b (outcome, said, beside)
        JOIN request_event e ON e.name = b.said AND e.request_id = NEW.request_id
        WHERE b.outcome = NEW.outcome AND NOT EXISTS (
            SELECT FROM request_event f WHERE f.request_id = NEW.request_id AND f.name = ANY (b.beside))) THEN
        RAISE EXCEPTION '与第三方的意见不符' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$""",
    f"""CREATE OR REPLACE FUNCTION request_event_possible() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.name = 'redo' AND NOT EXISTS (
        SELECT FROM request_challenge c WHERE c.request_id = NEW.request_id AND c.result = 'corrected') THEN
        RAISE EXCEPTION '没有被纠正的决定不重新办理' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM (VALUES {_of_one}) AS m (name, kind) JOIN information_request r ON r.id = NEW.request_id
               WHERE m.name = NEW.name AND r.kind <> m.kind) THEN
        RAISE EXCEPTION '这类申请没有这个环节' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM (VALUES {_after}) AS m (name, after_) WHERE m.name = NEW.name AND NOT EXISTS (
        SELECT FROM request_event e WHERE e.request_id = NEW.request_id AND e.name = m.after_)) THEN
        RAISE EXCEPTION '台账里没有这个环节要先有的环节' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM information_request r WHERE r.id = NEW.request_id
               AND (NEW.name IN ({_in_time}) AND r.due_on < NEW."on" OR NEW.due_on <= r.due_on)) THEN
        RAISE EXCEPTION '答复期限已过，或者新的期限不晚于原来的' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$""",
    """CREATE OR REPLACE TRIGGER request_event_possible BEFORE INSERT ON request_event
    FOR EACH ROW EXECUTE FUNCTION request_event_possible()""",
    f"""CREATE OR REPLACE FUNCTION fee_notice_possible() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.basis = '{FeeBasis.BY_VOLUME}' AND NOT EXISTS (
        SELECT FROM information_request r WHERE r.id = NEW.request_id AND r.way <> 'on_site'
        AND r.carrier IN ({_copying})) THEN
        RAISE EXCEPTION '没有复制件的申请不按量收费' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$""",
    """CREATE OR REPLACE TRIGGER fee_notice_possible BEFORE INSERT ON fee_notice
    FOR EACH ROW EXECUTE FUNCTION fee_notice_possible()""",
    """CREATE OR REPLACE TRIGGER reply_possible BEFORE INSERT OR UPDATE ON request_reply
    FOR EACH ROW EXECUTE FUNCTION reply_possible()""",
]
