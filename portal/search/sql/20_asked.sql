-- What readers ask for is counted by this function alone: folded words of one day, once a minute, from a process that
-- keeps no address and no session (I-19). What was asked on fewer than five days is thrown away after a month.

CREATE OR REPLACE FUNCTION count_asked(day_ date, words_ text[], ns integer[], nothings integer[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT count(*) FROM (SELECT FROM asked_words WHERE day = day_ LIMIT 20000) AS few) >= 20000 THEN
        RETURN; -- a flood of words that nobody asks for
    END IF;
    INSERT INTO asked_words (words, day, n, nothing)
    SELECT left(w, 40), day_, sum(n), sum(nothing) FROM unnest(words_, ns, nothings) AS told (w, n, nothing)
     WHERE w <> '' AND n > 0 GROUP BY 1 ORDER BY 1
    ON CONFLICT (words, day) DO UPDATE SET n = asked_words.n + excluded.n, nothing = asked_words.nothing + excluded.nothing;
END $$;

CREATE OR REPLACE FUNCTION forget_asked(before date, least_days integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM asked_words WHERE day < before AND words NOT IN (
        SELECT words FROM asked_words GROUP BY words HAVING count(*) >= least_days)
$$;

REVOKE ALL ON FUNCTION count_asked(date, text[], integer[], integer[]), forget_asked(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_asked(date, text[], integer[], integer[]) TO portal_public, portal_staff;
GRANT EXECUTE ON FUNCTION forget_asked(date, integer) TO portal_staff;
