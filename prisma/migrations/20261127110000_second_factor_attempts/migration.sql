-- Codes that were guessed wrong, and counters of authenticators, which are unsigned.

ALTER TABLE passkey ALTER COLUMN counter TYPE bigint;

-- Wrong codes of a second factor: whoever may guess has shown the password, or has a session.
CREATE TABLE code_attempt (
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  -- The address or the session they came from; empty for all of them together.
  source text NOT NULL,
  failures integer NOT NULL CHECK (failures >= 0),
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (user_id, source)
);
