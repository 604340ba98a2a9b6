-- Who comes to what, for whoever runs events: found by name, address or code, sold to at a desk, written to.

-- ── Search ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Apart from the tickets, because an index for this would be written by every sale. A job brings in what was sold, and
-- whoever searches looks at what it has not come to by itself.

CREATE FUNCTION attendee_words(name text, email text, code text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ' ' || folded(name) || ' ' || lower(email) || ' ' || lower(code);

CREATE TABLE attendee_search (
  ticket_id uuid PRIMARY KEY REFERENCES ticket (id) ON DELETE CASCADE ON UPDATE CASCADE,
  event_id uuid NOT NULL,
  words text NOT NULL
);
-- A list of pending entries would be read whole by every search.
CREATE INDEX attendee_search_words_idx ON attendee_search USING gin (words gin_trgm_ops) WITH (fastupdate = off);

-- From the beginning of the log, so that what was sold before is brought in as well.
INSERT INTO event_consumer (name, transaction_id, event_id)
VALUES ('attendee-search', '0', '00000000-0000-0000-0000-000000000000');

-- A name that changes, is handed on or forgotten is no longer found, even where the job has not come to the ticket yet.
-- Sales insert and never come here.
CREATE FUNCTION keep_attendee_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO attendee_search (ticket_id, event_id, words)
  VALUES (NEW.id, NEW.event_id, attendee_words(NEW.participant_name, NEW.participant_email, NEW.confirmation_code))
  ON CONFLICT (ticket_id) DO UPDATE SET words = EXCLUDED.words;
  RETURN NULL;
END $$;
CREATE TRIGGER attendee_search_follows AFTER UPDATE OF participant_name, participant_email, confirmation_code ON ticket
  FOR EACH ROW WHEN (
    (OLD.participant_name, OLD.participant_email, OLD.confirmation_code)
      IS DISTINCT FROM (NEW.participant_name, NEW.participant_email, NEW.confirmation_code))
  EXECUTE FUNCTION keep_attendee_search();

-- ── The desk ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- What an organiser gave away or sold by hand: {"kind", "by", "payment"}. Null for what somebody bought.

ALTER TABLE "order" ADD COLUMN desk jsonb CONSTRAINT order_desk_check CHECK (
  desk->>'kind' IN ('complimentary', 'door') AND desk ? 'by'
  AND (desk->>'kind' = 'door') = (desk->>'payment' IS NOT NULL));

-- ── Messages ───────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE attendee_message (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE ON UPDATE CASCADE,
  author_id uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  texts jsonb NOT NULL CHECK (jsonb_typeof(texts) = 'object'),
  audience jsonb NOT NULL CHECK (jsonb_typeof(audience) = 'object'),
  is_news boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'DRAFT' CHECK (status IN ('DRAFT', 'SENDING', 'SENT', 'CANCELLED')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  sent_at timestamptz(3)
);
CREATE INDEX attendee_message_event_id_created_at_idx ON attendee_message (event_id, created_at);
CREATE INDEX attendee_message_author_id_idx ON attendee_message (author_id);
