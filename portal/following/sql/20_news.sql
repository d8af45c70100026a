-- News is what a release brings, written in its transaction. What an older site had published long ago is none.

CREATE OR REPLACE FUNCTION news_came() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO news (publication_id, what, at, matched)
    SELECT publication_id, 'new', now(), false FROM come WHERE sort_at > now() - interval '7 days';
    RETURN NULL;
END $$;

-- Something released of late says that it amends, replaces or repeals this (publishing/sql/70_links.sql). Row by row, so
-- that a statement that changes very many entries and none of these dates costs nothing.
CREATE OR REPLACE FUNCTION news_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO news (publication_id, what, at, matched)
    SELECT NEW.publication_id, 'changed', now(), false
    WHERE EXISTS (SELECT FROM link l JOIN entry e ON e.publication_id = l.from_id
                  WHERE l.to_id = NEW.publication_id AND l.kind IN ('repeals', 'revises', 'amends')
                  AND e.sort_at > now() - interval '7 days');
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER news_came AFTER INSERT ON entry REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION news_came();
CREATE OR REPLACE TRIGGER news_changed AFTER UPDATE ON entry FOR EACH ROW
    WHEN ((NEW.repealed_on, NEW.replaced_on, NEW.amended_on)
          IS DISTINCT FROM (OLD.repealed_on, OLD.replaced_on, OLD.amended_on))
    EXECUTE FUNCTION news_changed();
REVOKE ALL ON FUNCTION news_came(), news_changed() FROM PUBLIC;
