-- Tickets change hands: what was recorded of one may tell of several holders, each of whom may be forgotten alone.

-- How many offers went to one address lately.
CREATE INDEX ticket_transfer_to_email_created_at_idx ON ticket_transfer (to_email, created_at);
-- Which of those that nobody accepted still name an address.
CREATE INDEX ticket_transfer_offered_to_idx ON ticket_transfer (expires_at) WHERE accepted_at IS NULL AND to_email <> '';

-- Nothing can be given by or to a deleted account, whatever was under way when it went.
CREATE FUNCTION refuse_deleted_giver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "user" WHERE id = NEW.from_user_id AND deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'account % was deleted', NEW.from_user_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'account_is_there';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER account_is_there AFTER INSERT ON ticket_transfer FOR EACH ROW EXECUTE FUNCTION refuse_deleted_giver();

CREATE FUNCTION refuse_deleted_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "user" WHERE id = NEW.owner_id AND deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'account % was deleted', NEW.owner_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'account_is_there';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER account_is_there AFTER UPDATE OF owner_id ON ticket
  FOR EACH ROW WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION refuse_deleted_holder();

-- Whom a recorded event tells of: who held the ticket at that moment, not who holds it now.
CREATE FUNCTION person_of(type text, subject_id uuid, payload jsonb) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN type = 'user.registered' THEN subject_id
    WHEN type LIKE 'ticket.%' THEN
      coalesce((payload->>'ownerId')::uuid, (SELECT t.owner_id FROM ticket t WHERE t.id = subject_id)) END
$$;

CREATE OR REPLACE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND NEW.payload = without_person(OLD.payload)
    AND to_jsonb(NEW) - 'payload' = to_jsonb(OLD) - 'payload'
    AND EXISTS (
      SELECT FROM "user" u
      WHERE u.deleted_at IS NOT NULL AND u.id = person_of(OLD.type, OLD.subject_id, OLD.payload))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE FUNCTION forget_buyer(the_user uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "user" WHERE id = the_user AND deleted_at IS NOT NULL) THEN
    RETURN;
  END IF;
  -- In the order in which whoever cancels an event locks them. One that was accepted meanwhile is somebody else's by now.
  PERFORM FROM ticket WHERE owner_id = the_user ORDER BY id FOR NO KEY UPDATE;
  UPDATE ticket SET participant_name = '', participant_email = ''
  WHERE owner_id = the_user AND (participant_name <> '' OR participant_email <> '');
  UPDATE domain_event SET payload = without_person(payload)
  WHERE subject_id = the_user AND type = 'user.registered' AND payload <> without_person(payload);
  UPDATE domain_event d SET payload = without_person(d.payload)
  WHERE d.subject_id IN (SELECT id FROM ticket WHERE owner_id = the_user
                         UNION SELECT ticket_id FROM ticket_transfer WHERE from_user_id = the_user)
    AND d.type LIKE 'ticket.%' AND person_of(d.type, d.subject_id, d.payload) = the_user
    AND d.payload <> without_person(d.payload);
  -- The mail that offered it was its giver's; once accepted it names the holder.
  DELETE FROM outgoing_mail m USING ticket_transfer x
  WHERE x.accepted_by = the_user AND m.subject_id = x.ticket_id AND m.recipient = x.to_email;
  -- Nobody accepts from nobody. What was accepted stays as a change of hands.
  DELETE FROM ticket_transfer WHERE from_user_id = the_user AND accepted_at IS NULL;
  UPDATE ticket_transfer SET to_email = '' WHERE (from_user_id = the_user OR accepted_by = the_user) AND to_email <> '';
  -- Why a check-in was undone is written freely, and may name whom it was about.
  UPDATE check_in c SET undo_reason = ''
  FROM ticket t
  WHERE t.owner_id = the_user AND c.ticket_id = t.id AND c.undo_reason <> '';
  -- Whoever stands at the door may have called the scanner by their own name.
  UPDATE check_in SET device = NULL WHERE actor_id = the_user AND device IS NOT NULL;
  UPDATE duplicate_scan SET device = NULL WHERE actor_id = the_user AND device IS NOT NULL;
  DELETE FROM idempotency_key WHERE user_id = the_user;
END $$;
DO $$
BEGIN
  -- A table that somebody makes for the moment must not be taken for one of ours.
  EXECUTE format('ALTER FUNCTION forget_buyer(uuid) SET search_path = %I, pg_temp', current_schema());
END $$;
