-- What a screen in the hall shows: three numbers, nothing else of any letter. What was hidden is counted nowhere.
CREATE OR REPLACE FUNCTION letter_board(since date) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT ARRAY[count(*) FILTER (WHERE state = 'received'),
                 count(*) FILTER (WHERE state IN ('assigned', 'in_review', 'merged')),
                 count(*) FILTER (WHERE closed_at IS NOT NULL)]
    FROM letter WHERE state IN ('received', 'assigned', 'in_review', 'merged')
        OR closed_at >= since::timestamp AT TIME ZONE 'Asia/Shanghai' AND state <> 'hidden' AND purged_on IS NULL
$$;
REVOKE ALL ON FUNCTION letter_board(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION letter_board(date) TO portal_public, portal_staff;

CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON letter_figure
    FOR EACH STATEMENT EXECUTE FUNCTION bump_edition();
