-- The catalog is public once saved; coverage once counted.
DO $$
DECLARE name_ text;
BEGIN
    FOREACH name_ IN ARRAY ARRAY['domain', 'item', 'item_version', 'item_question', 'unconcerned_domain', 'coverage',
                                 'coverage_night', 'policy_contact'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER bump_edition AFTER INSERT OR UPDATE OR DELETE ON %I
                        FOR EACH ROW EXECUTE FUNCTION bump_edition()', name_);
    END LOOP;
END $$;
