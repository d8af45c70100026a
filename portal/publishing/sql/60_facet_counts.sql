-- How many entries stand under each facet and pair of facets. Counted here, whoever writes an entry and however: nobody
-- else may write the counters, so they hold released things only. No axis is known here but those counted beside items.

-- The cells in which one entry is counted: the whole site, its section, each facet, each pair of two axes; each catalog
-- item alone, and beside the organ and the stage.
CREATE OR REPLACE FUNCTION facet_cells(section_ text, facets_ text[], items_ text[])
RETURNS TABLE (section text, a text, b text) LANGUAGE sql IMMUTABLE AS $$
    SELECT '', '', ''
    UNION ALL SELECT section_, '', ''
    UNION ALL SELECT section_, x, '' FROM unnest(facets_) AS x
    UNION ALL SELECT section_, 'item:' || x, '' FROM unnest(items_) AS x
    UNION ALL SELECT section_, x, y FROM unnest(facets_) AS x, unnest(facets_) AS y
              WHERE x < y AND split_part(x, ':', 1) <> split_part(y, ':', 1)
    UNION ALL SELECT section_, 'item:' || x, y FROM unnest(items_) AS x, unnest(facets_) AS y
              WHERE split_part(y, ':', 1) IN ('organ', 'stage')
$$;

-- Every writer takes the cell of the whole site first, then all others in their order: two never wait for each other.
CREATE OR REPLACE FUNCTION count_facets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    come text := 'SELECT 1 AS d, section, facets, items, sort_at FROM come';
    gone_ text := 'SELECT -1 AS d, section, facets, items, sort_at FROM went';
BEGIN
    PERFORM FROM facet_count WHERE section = '' FOR UPDATE;
    EXECUTE format(
        'INSERT INTO facet_count AS c (section, a, b, n, newest)
         SELECT cell.section, cell.a, cell.b, sum(e.d), max(e.sort_at) FILTER (WHERE cell.a LIKE ''item:%%'')
         FROM (%s) AS e, facet_cells(e.section, e.facets, e.items) AS cell
         GROUP BY 1, 2, 3 HAVING sum(e.d) <> 0 ORDER BY 1, 2, 3
         ON CONFLICT (section, a, b) DO UPDATE
         SET n = c.n + excluded.n,
             newest = CASE WHEN excluded.n > 0 THEN greatest(c.newest, excluded.newest) ELSE c.newest END',
        CASE TG_OP WHEN 'INSERT' THEN come WHEN 'DELETE' THEN gone_ ELSE come || ' UNION ALL ' || gone_ END);
    IF TG_OP <> 'INSERT' THEN
        UPDATE facet_count AS c
        SET newest = (SELECT max(e.sort_at) FROM entry e
                      WHERE e.section = c.section AND e.items @> ARRAY[substr(c.a, 6)::varchar]
                      AND (c.b = '' OR e.facets @> ARRAY[c.b]))
        WHERE (c.section, c.a, c.b) IN (
            SELECT w.section, cell.a, cell.b FROM went w, facet_cells(w.section, w.facets, w.items) AS cell
            WHERE cell.a LIKE 'item:%');
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER count_facets_come AFTER INSERT ON entry REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION count_facets();
CREATE OR REPLACE TRIGGER count_facets_changed AFTER UPDATE ON entry REFERENCING OLD TABLE AS went NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION count_facets();
CREATE OR REPLACE TRIGGER count_facets_went AFTER DELETE ON entry REFERENCING OLD TABLE AS went
    FOR EACH STATEMENT EXECUTE FUNCTION count_facets();

-- What the counters should hold.
CREATE OR REPLACE FUNCTION counted_facets()
RETURNS TABLE (section text, a text, b text, n bigint, newest timestamptz) LANGUAGE sql STABLE AS $$
    SELECT cell.section, cell.a, cell.b, count(*), max(e.sort_at) FILTER (WHERE cell.a LIKE 'item:%')
    FROM entry e, facet_cells(e.section, e.facets, e.items) AS cell GROUP BY 1, 2, 3
$$;

-- The cells that hold something else; none, or something went round the triggers.
CREATE OR REPLACE FUNCTION wrong_facet_counts()
RETURNS TABLE (section text, a text, b text, held integer, counted bigint) LANGUAGE sql STABLE AS $$
    SELECT section, a, b, c.n, k.n FROM counted_facets() AS k FULL JOIN facet_count AS c USING (section, a, b)
    WHERE coalesce(c.n, 0) <> coalesce(k.n, 0) OR (k.n > 0 AND c.newest IS DISTINCT FROM k.newest)
$$;

-- Count anew. A release that waits meanwhile adds itself afterwards.
CREATE OR REPLACE FUNCTION recount_facets() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    LOCK TABLE facet_count IN EXCLUSIVE MODE;
    DELETE FROM facet_count;
    INSERT INTO facet_count (section, a, b, n, newest) SELECT * FROM counted_facets();
END $$;

REVOKE ALL ON FUNCTION count_facets(), recount_facets(), wrong_facet_counts(), counted_facets() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recount_facets(), wrong_facet_counts(), counted_facets() TO portal_staff;

ALTER TABLE facet_count SET (fillfactor = 50);  -- a counter changes where it stands

-- The first time, for what was released before there were counters.
SELECT recount_facets() WHERE NOT EXISTS (SELECT FROM facet_count) AND EXISTS (SELECT FROM entry);

-- And items beside organ and stage, for what was counted before these were.
INSERT INTO facet_count (section, a, b, n, newest)
SELECT e.section, 'item:' || x, y, count(*), max(e.sort_at) FROM entry e, unnest(e.items) AS x, unnest(e.facets) AS y
WHERE split_part(y, ':', 1) IN ('organ', 'stage')
AND NOT EXISTS (SELECT FROM facet_count WHERE a LIKE 'item:%' AND b <> '')
GROUP BY 1, 2, 3;

-- The code of an organ stands in addresses and in facets.
CREATE OR REPLACE FUNCTION refuse_new_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the code of an organ is permanent' USING ERRCODE = 'PT004';
END $$;

CREATE OR REPLACE TRIGGER refuse_new_code BEFORE UPDATE ON organ FOR EACH ROW
    WHEN (NEW.code IS DISTINCT FROM OLD.code) EXECUTE FUNCTION refuse_new_code();
