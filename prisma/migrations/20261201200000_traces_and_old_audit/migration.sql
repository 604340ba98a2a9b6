-- Which request led to it, for whoever follows one through log and jobs. Random, and of nobody.
ALTER TABLE domain_event ADD COLUMN request_id text;

-- The audit log stays append-only but for this: what is older than half a year may go, by age alone. So whoever gets hold
-- of the app cannot cover their tracks, whatever they ask for.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.created_at < now() - interval '180 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER audit_log_append_only ON audit_log;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();

-- Deletes the oldest entries from before `the_end`, so many at most. With the rights of its owner, since the app may only
-- append. Returns how many went.
CREATE FUNCTION forget_old_audit(the_end timestamptz, at_most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  gone integer;
BEGIN
  DELETE FROM audit_log WHERE id IN (
    SELECT id FROM audit_log WHERE created_at < least(the_end, now() - interval '180 days')
    ORDER BY created_at LIMIT at_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
REVOKE EXECUTE ON FUNCTION forget_old_audit(timestamptz, integer) FROM PUBLIC;
DO $$
BEGIN
  -- A table that somebody makes for the moment must not be taken for one of ours.
  EXECUTE format('ALTER FUNCTION forget_old_audit(timestamptz, integer) SET search_path = %I, pg_temp', current_schema());
END $$;
