-- The public role sees a release only while its publication has an entry; a withdrawn one gives no row.
-- Always read by key, so the policy costs one look-up. What is searched (entry, entry_terms) lies behind no policy.

ALTER TABLE release ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_file ENABLE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS staff_all ON release;
CREATE POLICY staff_all ON release TO portal_staff USING (true) WITH CHECK (true);
-- A withdrawal takes every version up to it away for good: what was released anew later does not bring them back.
CREATE OR REPLACE FUNCTION withdrawn_up_to(publication_ uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
    SELECT coalesce(max(x.no), 0) FROM public.release x JOIN public.revision r ON r.id = x.revision_id
    WHERE x.publication_id = publication_ AND r.state = 'withdrawn'
$$;

DROP POLICY IF EXISTS public_live ON release;
CREATE POLICY public_live ON release FOR SELECT TO portal_public
    USING (EXISTS (SELECT 1 FROM entry e WHERE e.publication_id = release.publication_id)
           AND release.no > withdrawn_up_to(release.publication_id));

DROP POLICY IF EXISTS staff_all ON release_file;
CREATE POLICY staff_all ON release_file TO portal_staff USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS public_live ON release_file;
CREATE POLICY public_live ON release_file FOR SELECT TO portal_public
    USING (EXISTS (SELECT 1 FROM entry e WHERE e.release_id = release_file.release_id));
