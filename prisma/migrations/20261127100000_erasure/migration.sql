-- A deleted account keeps its row and its sales, and nothing that says who it was, whatever was under way meanwhile.

ALTER TABLE "user" ADD CONSTRAINT user_deleted_check CHECK (
  deleted_at IS NULL
  OR (username LIKE 'deleted-%' AND email = username || '@deleted.invalid' AND name = '' AND role = 'USER'
      AND password_hash IS NULL AND email_verified_at IS NULL)
);

-- What was under way when the account went may not give it a session, a key or an address again. Fires after the check
-- of the foreign key (triggers go by name), which waits for whoever deletes the account.
CREATE FUNCTION refuse_deleted_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "user" WHERE id = NEW.user_id AND deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'account % was deleted', NEW.user_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'account_is_there';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER account_is_there AFTER INSERT ON session FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();
CREATE TRIGGER account_is_there AFTER INSERT ON one_time_link FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();
CREATE TRIGGER account_is_there AFTER INSERT ON linked_account FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();
CREATE TRIGGER account_is_there AFTER INSERT ON totp FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();
CREATE TRIGGER account_is_there AFTER INSERT ON recovery_code FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();
CREATE TRIGGER account_is_there AFTER INSERT ON passkey FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();

-- ── The log of what happened ───────────────────────────────────────────────────────────────────────────────────────

-- What happened, without whom.
CREATE FUNCTION without_person(payload jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_object_agg(key, CASE
    WHEN key IN ('username', 'email', 'name', 'participantName', 'participantEmail') THEN '""'::jsonb ELSE value END), '{}')
  FROM jsonb_each(payload)
$$;

-- It stays append-only but for this: of a deleted account, what names a person may be emptied. Nothing else may change,
-- and nothing of anybody who is still there, whoever asks.
CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND NEW.payload = without_person(OLD.payload)
    AND to_jsonb(NEW) - 'payload' = to_jsonb(OLD) - 'payload'
    AND EXISTS (
      SELECT FROM "user" u WHERE u.deleted_at IS NOT NULL AND u.id = CASE
        WHEN OLD.type = 'user.registered' THEN OLD.subject_id
        WHEN OLD.type IN ('ticket.purchased', 'ticket.cancelled', 'ticket.checked-in')
          THEN (SELECT t.owner_id FROM ticket t WHERE t.id = OLD.subject_id) END)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER domain_event_append_only ON domain_event;
CREATE TRIGGER domain_event_append_only BEFORE UPDATE OR DELETE ON domain_event
  FOR EACH ROW EXECUTE FUNCTION refuse_event_change();

-- Empties what sales keep of a deleted account: names and addresses on its tickets, in the log, in kept answers. With
-- the rights of its owner, since the app may change nothing in the log.
CREATE FUNCTION forget_buyer(the_user uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "user" WHERE id = the_user AND deleted_at IS NOT NULL) THEN
    RETURN;
  END IF;
  -- In the order in which whoever cancels an event locks them.
  PERFORM FROM ticket WHERE owner_id = the_user ORDER BY id FOR NO KEY UPDATE;
  UPDATE ticket SET participant_name = '', participant_email = ''
  WHERE owner_id = the_user AND (participant_name <> '' OR participant_email <> '');
  UPDATE domain_event SET payload = without_person(payload)
  WHERE subject_id = the_user AND type = 'user.registered' AND payload <> without_person(payload);
  UPDATE domain_event d SET payload = without_person(d.payload)
  FROM ticket t
  WHERE t.owner_id = the_user AND d.subject_id = t.id
    AND d.type IN ('ticket.purchased', 'ticket.cancelled', 'ticket.checked-in') AND d.payload <> without_person(d.payload);
  DELETE FROM idempotency_key WHERE user_id = the_user;
END $$;
REVOKE EXECUTE ON FUNCTION forget_buyer(uuid) FROM PUBLIC;
DO $$
BEGIN
  -- A table that somebody makes for the moment must not be taken for one of ours.
  EXECUTE format('ALTER FUNCTION forget_buyer(uuid) SET search_path = %I, pg_temp', current_schema());
END $$;

-- A purchase that was under way when its buyer's account was deleted is a sale to nobody, like those before it. Once a
-- batch, after the checks of its foreign keys, which wait for whoever deletes the account.
CREATE FUNCTION forget_deleted_buyers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone uuid;
BEGIN
  FOR gone IN SELECT DISTINCT u.id FROM sold JOIN "user" u ON u.id = sold.buyer_id WHERE u.deleted_at IS NOT NULL LOOP
    PERFORM forget_buyer(gone);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER order_forgets_deleted AFTER INSERT ON "order"
  REFERENCING NEW TABLE AS sold FOR EACH STATEMENT EXECUTE FUNCTION forget_deleted_buyers();
