-- What makes a ticket good at the door: a signed code, and a trace of every check-in and of every change of hands.

ALTER TABLE ticket
  -- Part of the signed code. It grows when the ticket changes hands, and the code before is good for nothing.
  ADD COLUMN serial integer NOT NULL DEFAULT 1 CHECK (serial >= 1);

-- Keys that sign codes (Ed25519), the private half encrypted under the server's secret. A code names its key.
CREATE TABLE ticket_key (
  id text PRIMARY KEY CHECK (id <> ''),
  public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
  private_key bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  -- It signs no more; what it signed stays good.
  retired_at timestamptz(3)
);

CREATE TABLE check_in (
  id uuid PRIMARY KEY,
  ticket_id uuid NOT NULL REFERENCES ticket (id) ON DELETE CASCADE ON UPDATE CASCADE,
  event_id uuid NOT NULL,
  checked_in_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Who did it, where that is somebody's account, and on which scanner.
  actor_id uuid,
  device text,
  undone_at timestamptz(3),
  undone_by uuid,
  undo_reason text,
  CONSTRAINT check_in_undo_check CHECK ((undone_at IS NULL) = (undo_reason IS NULL))
);
CREATE INDEX check_in_ticket_id_idx ON check_in (ticket_id);
CREATE INDEX check_in_event_id_checked_in_at_idx ON check_in (event_id, checked_in_at);
-- A ticket is in once at most.
CREATE UNIQUE INDEX check_in_once_idx ON check_in (ticket_id) WHERE undone_at IS NULL;
INSERT INTO check_in (id, ticket_id, event_id, checked_in_at)
SELECT gen_random_uuid(), id, event_id, used_at FROM ticket WHERE status = 'USED' AND used_at IS NOT NULL;

-- A ticket on its way to somebody else, by the SHA-256 of the token that was mailed.
CREATE TABLE ticket_transfer (
  id uuid PRIMARY KEY,
  ticket_id uuid NOT NULL REFERENCES ticket (id) ON DELETE CASCADE ON UPDATE CASCADE,
  from_user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  to_email text NOT NULL,
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  taken_back_at timestamptz(3),
  accepted_at timestamptz(3),
  accepted_by uuid REFERENCES "user" (id) ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX ticket_transfer_ticket_id_idx ON ticket_transfer (ticket_id);
CREATE INDEX ticket_transfer_from_user_id_idx ON ticket_transfer (from_user_id);
CREATE INDEX ticket_transfer_accepted_by_idx ON ticket_transfer (accepted_by);
-- On one way at a time.
CREATE UNIQUE INDEX ticket_transfer_open_idx ON ticket_transfer (ticket_id)
  WHERE taken_back_at IS NULL AND accepted_at IS NULL;
