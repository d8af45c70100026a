-- What a reader may do, by functions: the public role can neither list subscriptions nor read one whose token it lacks.

-- Ask for one. The same again, not yet confirmed, takes the place of the former; what is confirmed already stays as it is,
-- and the caller does not learn that.
CREATE OR REPLACE FUNCTION follow_ask(
    token_hash_ text, reader_hash_ text, sealed_ text, facets_ text[], words_ text, rhythm_ text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF cardinality(facets_) > 10 OR length(sealed_) > 2000 OR NOT sealed_ LIKE 'sealed1:%'
       OR rhythm_ NOT IN ('at_once', 'daily', 'weekly') THEN
        RAISE EXCEPTION '订阅的内容不对' USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM subscription s WHERE s.reader_hash = reader_hash_ AND s.facets = facets_::varchar[] AND s.words = words_
        AND s.confirmed_at IS NULL;
    INSERT INTO subscription (token_hash, reader_hash, sealed, facets, words, rhythm, asked_at)
    SELECT token_hash_, reader_hash_, sealed_, facets_, words_, rhythm_, clock_timestamp()
    WHERE NOT EXISTS (SELECT FROM subscription s WHERE s.reader_hash = reader_hash_ AND s.facets = facets_::varchar[]
                      AND s.words = words_ AND s.rhythm = rhythm_);
END $$;

-- What the holder of a token follows; hashes under every key of the ring.
CREATE OR REPLACE FUNCTION follow_see(hashes text[])
RETURNS TABLE (facets varchar[], words varchar, rhythm varchar, confirmed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.facets, s.words, s.rhythm, s.confirmed_at IS NOT NULL FROM subscription s
    WHERE s.token_hash = ANY (hashes) AND (s.confirmed_at IS NOT NULL OR s.asked_at > clock_timestamp() - interval '2 days')
$$;

-- Confirmed, it takes the place of what the same reader had of the same (in another rhythm).
CREATE OR REPLACE FUNCTION follow_confirm(hashes text[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE own subscription;
BEGIN
    UPDATE subscription s SET confirmed_at = coalesce(s.confirmed_at, clock_timestamp())
    WHERE s.token_hash = ANY (hashes) AND (s.confirmed_at IS NOT NULL OR s.asked_at > clock_timestamp() - interval '2 days')
    RETURNING * INTO own;
    IF own.id IS NULL THEN
        RETURN false;
    END IF;
    DELETE FROM telling t USING subscription s WHERE t.subscription_id = s.id AND s.id <> own.id
        AND s.reader_hash = own.reader_hash AND s.facets = own.facets AND s.words = own.words;
    DELETE FROM subscription s WHERE s.id <> own.id AND s.reader_hash = own.reader_hash AND s.facets = own.facets
        AND s.words = own.words;
    RETURN true;
END $$;

CREATE OR REPLACE FUNCTION follow_stop(hashes text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM telling t USING subscription s WHERE t.subscription_id = s.id AND s.token_hash = ANY (hashes);
    DELETE FROM subscription s WHERE s.token_hash = ANY (hashes);
$$;

REVOKE ALL ON FUNCTION follow_ask(text, text, text, text[], text, text), follow_see(text[]), follow_confirm(text[]),
    follow_stop(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION follow_ask(text, text, text, text[], text, text), follow_see(text[]), follow_confirm(text[]),
    follow_stop(text[]) TO portal_public, portal_staff;
