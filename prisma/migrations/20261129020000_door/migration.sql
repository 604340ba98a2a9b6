-- What doors leave behind: when a check-in became known, and each scan of a ticket that was in already.

-- A scanner without a network tells later: `checked_in_at` is when the ticket was scanned, this is when we heard of it.
ALTER TABLE check_in ADD COLUMN recorded_at timestamptz(3) NOT NULL DEFAULT now();
CREATE INDEX check_in_event_id_recorded_at_idx ON check_in (event_id, recorded_at);
CREATE INDEX check_in_actor_id_idx ON check_in (actor_id);

CREATE TABLE duplicate_scan (
  -- The scanner's own, so that the same scan sent twice is one.
  id uuid PRIMARY KEY,
  ticket_id uuid NOT NULL REFERENCES ticket (id) ON DELETE CASCADE ON UPDATE CASCADE,
  event_id uuid NOT NULL,
  -- By which the ticket was in.
  check_in_id uuid NOT NULL REFERENCES check_in (id) ON DELETE CASCADE ON UPDATE CASCADE,
  actor_id uuid,
  device text,
  scanned_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX duplicate_scan_ticket_id_idx ON duplicate_scan (ticket_id);
CREATE INDEX duplicate_scan_check_in_id_idx ON duplicate_scan (check_in_id);
CREATE INDEX duplicate_scan_actor_id_idx ON duplicate_scan (actor_id);
CREATE INDEX duplicate_scan_event_id_recorded_at_idx ON duplicate_scan (event_id, recorded_at);

-- ── Erasure ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- An undone check-in names its ticket's participant as any other event of a ticket does: all of them may be emptied, whatever
-- they are called.
CREATE OR REPLACE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND NEW.payload = without_person(OLD.payload)
    AND to_jsonb(NEW) - 'payload' = to_jsonb(OLD) - 'payload'
    AND EXISTS (
      SELECT FROM "user" u WHERE u.deleted_at IS NOT NULL AND u.id = CASE
        WHEN OLD.type = 'user.registered' THEN OLD.subject_id
        WHEN OLD.type LIKE 'ticket.%' THEN (SELECT t.owner_id FROM ticket t WHERE t.id = OLD.subject_id) END)
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
  -- In the order in which whoever cancels an event locks them.
  PERFORM FROM ticket WHERE owner_id = the_user ORDER BY id FOR NO KEY UPDATE;
  UPDATE ticket SET participant_name = '', participant_email = ''
  WHERE owner_id = the_user AND (participant_name <> '' OR participant_email <> '');
  UPDATE domain_event SET payload = without_person(payload)
  WHERE subject_id = the_user AND type = 'user.registered' AND payload <> without_person(payload);
  UPDATE domain_event d SET payload = without_person(d.payload)
  FROM ticket t
  WHERE t.owner_id = the_user AND d.subject_id = t.id AND d.type LIKE 'ticket.%' AND d.payload <> without_person(d.payload);
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
  EXECUTE format('ALTER FUNCTION forget_buyer(uuid) SET search_path = %I, pg_temp', current_schema());
END $$;
