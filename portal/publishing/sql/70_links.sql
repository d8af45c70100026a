-- What released headers say of other things, as rows: read from them here, whoever releases and however many at once.
-- What is ours is named by its own entry: the words that a header had for it do not outlive a withdrawal.
-- A header's `relations` are [{kind, to, words, address, effective_on}], its `cites` the keys of the numbers in its text.

CREATE OR REPLACE FUNCTION touch_entries(targets uuid[]) RETURNS void LANGUAGE sql AS $$
    UPDATE entry SET turns_on = turns_on WHERE publication_id = ANY (targets)  -- date_entry() does the rest
$$;

CREATE OR REPLACE FUNCTION write_links(sources uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE went uuid[]; came uuid[];
BEGIN
    WITH gone AS (DELETE FROM link WHERE from_id = ANY (sources) RETURNING to_id)
    SELECT array_agg(to_id) INTO went FROM gone WHERE to_id IS NOT NULL;
    WITH released AS (
        SELECT e.publication_id AS id, x.header, (x.released_at AT TIME ZONE 'Asia/Shanghai')::date AS day
        FROM entry e JOIN release x ON x.id = e.release_id WHERE e.publication_id = ANY (sources)),
    put AS (
        INSERT INTO link (from_id, kind, to_id, number_key, words, address, effective_on, sort)
        SELECT r.id, said ->> 'kind', nullif(said ->> 'to', '')::uuid, '',
               CASE WHEN coalesce(said ->> 'to', '') = '' THEN left(coalesce(said ->> 'words', ''), 400) ELSE '' END,
               coalesce(said ->> 'address', ''), coalesce(nullif(said ->> 'effective_on', '')::date, r.day), n
        FROM released r, jsonb_array_elements(coalesce(r.header -> 'relations', '[]')) WITH ORDINALITY AS s(said, n)
        UNION ALL
        SELECT r.id, 'cites', NULL, left(key, 120), '', '', NULL, n
        FROM released r, jsonb_array_elements_text(coalesce(r.header -> 'cites', '[]')) WITH ORDINALITY AS c(key, n)
        RETURNING to_id)
    SELECT array_agg(to_id) INTO came FROM put WHERE to_id IS NOT NULL;
    PERFORM touch_entries(went || came);
END $$;

CREATE OR REPLACE FUNCTION write_links_of_many() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM write_links((SELECT array_agg(publication_id) FROM come));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION write_links_of_one() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM write_links(ARRAY[OLD.publication_id]);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER write_links_come AFTER INSERT ON entry REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION write_links_of_many();
CREATE OR REPLACE TRIGGER write_links_changed AFTER UPDATE ON entry FOR EACH ROW
    WHEN (NEW.release_id IS DISTINCT FROM OLD.release_id) EXECUTE FUNCTION write_links_of_one();
CREATE OR REPLACE TRIGGER write_links_went AFTER DELETE ON entry FOR EACH ROW EXECUTE FUNCTION write_links_of_one();

-- An entry knows from when others change it, whoever writes it. What that turns is filed by the release, or by the
-- next minute's tick: it is due since the beginning of time.
CREATE OR REPLACE FUNCTION date_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE amended date; replaced date; repealed date;
BEGIN
    SELECT min(effective_on) FILTER (WHERE kind IN ('amends', 'revises')),
           min(effective_on) FILTER (WHERE kind = 'revises'), min(effective_on) FILTER (WHERE kind = 'repeals')
        INTO amended, replaced, repealed FROM link WHERE to_id = NEW.publication_id;
    IF (amended, replaced, repealed) IS DISTINCT FROM (NEW.amended_on, NEW.replaced_on, NEW.repealed_on) THEN
        NEW.amended_on := amended; NEW.replaced_on := replaced; NEW.repealed_on := repealed;
        NEW.turns_on := date '0001-01-01';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER date_entry BEFORE INSERT OR UPDATE ON entry FOR EACH ROW EXECUTE FUNCTION date_entry();

-- Did it bind on that day? A text that was replaced as a whole does not; one that was amended does, as amended.
CREATE OR REPLACE FUNCTION in_force_on(e entry, day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT e.validity_mark NOT IN ('repealed', 'expired')
       AND day >= coalesce(lower(e.valid), e.issued_on, (e.sort_at AT TIME ZONE 'Asia/Shanghai')::date)
       AND (upper(e.valid) IS NULL OR day < upper(e.valid))
       AND (e.repealed_on IS NULL OR day < e.repealed_on) AND (e.replaced_on IS NULL OR day < e.replaced_on)
$$;

-- 机关代字, year, serial: the order in which an office keeps its numbers; what has none of its own comes last.
CREATE OR REPLACE FUNCTION number_order(numbers varchar[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN cardinality(numbers) < 2 THEN NULL ELSE ARRAY[
        substring(numbers[1] from '^[^〔0-9]*'), coalesce(substring(numbers[1] from '〔([0-9]{4})〕'), ''),
        lpad(coalesce(substring(numbers[1] from '([0-9]+)[^0-9]*$'), ''), 8, '0')] END
$$;

UPDATE link SET words = '' WHERE to_id IS NOT NULL AND words <> '';  -- written before this rule was known

-- Nobody puts a row here but the triggers above (grants.py); everybody may read what a release said.
REVOKE ALL ON FUNCTION write_links(uuid[]), touch_entries(uuid[]) FROM PUBLIC;
