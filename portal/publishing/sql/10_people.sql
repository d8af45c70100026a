-- Who acts, and who may decide for an organ. Asked by the guards below; the desk's own rule is portal/people/rights.py,
-- and a test holds the two together.

-- The person of this transaction (set_config('portal.actor', id, true)); nobody acts anonymously.
CREATE OR REPLACE FUNCTION require_actor() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE actor text := current_setting('portal.actor', true);
BEGIN
    IF actor IS NULL OR actor !~ '^[0-9]+$' THEN
        RAISE EXCEPTION 'no actor: portal.actor is not set' USING ERRCODE = 'PT001';
    END IF;
    RETURN actor::bigint;
END $$;

CREATE OR REPLACE FUNCTION holds_role(person_ bigint, organ_ bigint, role_ text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.organ_id = organ_ AND m.role = role_ AND (person_ IS NULL OR m.person_id = person_) AND p.is_active
          AND m.since <= (now() AT TIME ZONE 'Asia/Shanghai')::date
          AND (m.until IS NULL OR m.until >= (now() AT TIME ZONE 'Asia/Shanghai')::date))
$$;

-- The nearest organ, from this one upward, in which anybody holds the role today (null: nobody).
CREATE OR REPLACE FUNCTION deciding_organ(organ_ bigint, role_ text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE here bigint := organ_; steps int := 0;
BEGIN
    WHILE here IS NOT NULL AND steps < 20 LOOP
        IF holds_role(NULL, here, role_) THEN RETURN here; END IF;
        SELECT parent_id INTO here FROM organ WHERE id = here;
        steps := steps + 1;
    END LOOP;
    RETURN NULL;
END $$;

-- May this person decide at this step of this organ's documents, today?
CREATE OR REPLACE FUNCTION may_decide(person_ bigint, organ_ bigint, step_ text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE here bigint := organ_; steps int := 0; role_ text;
BEGIN
    IF step_ = 'batch_review' THEN  -- the openness office, for its own organ and all below it
        WHILE here IS NOT NULL AND steps < 20 LOOP
            IF holds_role(person_, here, 'openness_office') THEN RETURN true; END IF;
            SELECT parent_id INTO here FROM organ WHERE id = here;
            steps := steps + 1;
        END LOOP;
        RETURN false;
    END IF;
    role_ := CASE step_ WHEN 'first_review' THEN 'reviewer' WHEN 'second_review' THEN 'reviewer'
                        WHEN 'secrecy_review' THEN 'secrecy_reviewer'
                        WHEN 'final_review' THEN 'final_reviewer' END;
    RETURN role_ IS NOT NULL AND holds_role(person_, deciding_organ(organ_, role_), role_);
END $$;
