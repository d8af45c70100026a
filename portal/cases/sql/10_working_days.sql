-- The n-th working day after a day, as portal/cases/working_days.py counts it: by the announced calendar, else by weekends.
-- A year counts as announced when it names the thirteen days of the festivals at least (DAY-03, DAY-04).
CREATE OR REPLACE FUNCTION working_day_after(on_ date, n integer) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN n < 1 THEN on_ ELSE (
        SELECT d::date FROM generate_series(on_ + 1, on_ + 3 * n + 60, interval '1 day') d
        LEFT JOIN workday w ON w.date = d::date
        WHERE coalesce(w.is_working, extract(isodow FROM d) < 6)
        ORDER BY d OFFSET n - 1 LIMIT 1) END
$$;

-- A due date as a caller says it, as far as it can be so: exactly that day when the years it touches are announced, at most
-- the thirteen days of the festivals later when they are not.
CREATE OR REPLACE FUNCTION possible_due(on_ date, n integer, said date) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN every.announced THEN own.day ELSE least(greatest(said, own.day), own.day + 13) END
    FROM (SELECT working_day_after(on_, n) AS day) own, LATERAL (
        SELECT bool_and((SELECT count(*) >= 13 FROM workday w WHERE extract(year FROM w.date) = y
                         AND NOT w.is_working AND NOT w.provisional)) AS announced
        FROM generate_series(extract(year FROM on_)::integer, extract(year FROM own.day)::integer) y) every
$$;
REVOKE ALL ON FUNCTION working_day_after(date, integer), possible_due(date, integer, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION working_day_after(date, integer) TO portal_public, portal_staff;
