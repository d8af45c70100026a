-- News is what a release brings, written in its transaction. What an older site had published long ago is none.

CREATE OR REPLACE FUNCTION news_came() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO news (publication_id, what, at, matched)
    SELECT publication_id, 'new', now(), false FROM come WHERE sort_at > now() - interval '7 days';
    RETURN NULL;
END $$;

-- Something released of late says that it amends, replaces or repeals these (publishing/sql/70_links.sql).
CREATE OR REPLACE FUNCTION news_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO news (publication_id, what, at, matched)
    SELECT c.publication_id, 'changed', now(), false FROM come c JOIN went w USING (publication_id)
    WHERE (c.repealed_on, c.replaced_on, c.amended_on) IS DISTINCT FROM (w.repealed_on, w.replaced_on, w.amended_on)
      AND EXISTS (SELECT FROM link l JOIN entry e ON e.publication_id = l.from_id
                  WHERE l.to_id = c.publication_id AND l.kind IN ('repeals', 'revises', 'amends')
                  AND e.sort_at > now() - interval '7 days');
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER news_came AFTER INSERT ON entry REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION news_came();
CREATE OR REPLACE TRIGGER news_changed AFTER UPDATE ON entry REFERENCING OLD TABLE AS went NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION news_changed();
REVOKE ALL ON FUNCTION news_came(), news_changed() FROM PUBLIC;
