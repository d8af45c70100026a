-- What readers ask for is counted by this function alone: folded words of one day, once a minute, from a process that
-- keeps no address and no session (I-19). What was asked on fewer than five days is thrown away after a month.

DROP FUNCTION IF EXISTS count_asked(date, text[], integer[], integer[]);
CREATE OR REPLACE FUNCTION count_asked(day_ date, keys text[], words_ text[], ns integer[], nothings integer[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT count(*) FROM (SELECT FROM asked_words WHERE day = day_ LIMIT 20000) AS few) >= 20000 THEN
        RETURN; -- a flood of words that nobody asks for
    END IF;
    INSERT INTO asked_words (key, words, day, n, nothing)
    SELECT left(k, 64), '', day_, sum(n), sum(nothing) FROM unnest(keys, ns, nothings) AS told (k, n, nothing)
     WHERE k <> '' AND n > 0 GROUP BY 1 ORDER BY 1
    ON CONFLICT (key, day) DO UPDATE SET n = asked_words.n + excluded.n, nothing = asked_words.nothing + excluded.nothing;
    -- What somebody asked for once, a name perhaps, is never written: words come with the fifth day (popular.LEAST_DAYS).
    UPDATE asked_words AS a SET words = left(told.w, 40) FROM unnest(keys, words_) AS told (k, w)
     WHERE a.key = told.k AND a.day = day_ AND a.words = ''
       AND (SELECT count(*) FROM asked_words AS b WHERE b.key = a.key) >= 5;
END $$;

CREATE OR REPLACE FUNCTION forget_asked(before date, least_days integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM asked_words WHERE day < before AND key NOT IN (
        SELECT key FROM asked_words GROUP BY key HAVING count(*) >= least_days)
$$;

REVOKE ALL ON FUNCTION count_asked(date, text[], text[], integer[], integer[]), forget_asked(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_asked(date, text[], text[], integer[], integer[]) TO portal_public, portal_staff;
GRANT EXECUTE ON FUNCTION forget_asked(date, integer) TO portal_staff;
