-- How somebody is known: a password, another service, a passkey, a second factor; and what becomes of their account.

ALTER TABLE "user"
  -- Who came by another service, or whose account was deleted, has no password.
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD COLUMN email_verified_at timestamptz(3),
  -- A deleted account keeps its row, without anything personal: what it bought stays counted.
  ADD COLUMN deleted_at timestamptz(3);

ALTER TABLE session
  ADD COLUMN address text,
  -- Whether a second factor or a passkey was shown when it was opened.
  ADD COLUMN is_strong boolean NOT NULL DEFAULT false;
UPDATE session SET expires_at = created_at + interval '30 days' WHERE expires_at > created_at + interval '30 days';
ALTER TABLE session
  ADD CONSTRAINT session_lifetime_check CHECK (expires_at <= created_at + interval '30 days');
CREATE INDEX session_expires_at_idx ON session (expires_at);

CREATE TYPE link_purpose AS ENUM ('VERIFY_EMAIL', 'CHANGE_EMAIL', 'RESET_PASSWORD');

-- A link that was mailed, by the SHA-256 of its token.
CREATE TABLE one_time_link (
  hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  purpose link_purpose NOT NULL,
  email text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3)
);
CREATE INDEX one_time_link_user_id_purpose_idx ON one_time_link (user_id, purpose);
CREATE INDEX one_time_link_expires_at_idx ON one_time_link (expires_at);

CREATE TABLE linked_account (
  provider text NOT NULL CHECK (provider <> ''),
  subject text NOT NULL CHECK (subject <> ''),
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  email text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_used_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (provider, subject)
);
CREATE INDEX linked_account_user_id_idx ON linked_account (user_id);

-- The secret of an authenticator app (RFC 6238), encrypted under the server's own.
CREATE TABLE totp (
  user_id uuid PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  secret bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Not asked for before its owner has shown a first code.
  confirmed_at timestamptz(3),
  -- The time step of the last code that was taken: none is taken twice.
  last_step integer NOT NULL DEFAULT 0
);

CREATE TABLE recovery_code (
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  used_at timestamptz(3),
  PRIMARY KEY (user_id, hash)
);

CREATE TABLE passkey (
  -- The credential's id as the browser names it, base64url.
  id text PRIMARY KEY CHECK (id <> ''),
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name text NOT NULL CHECK (name <> ''),
  public_key bytea NOT NULL,
  counter integer NOT NULL DEFAULT 0 CHECK (counter >= 0),
  transports jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(transports) = 'array'),
  is_backed_up boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_used_at timestamptz(3)
);
CREATE INDEX passkey_user_id_idx ON passkey (user_id);

-- What a browser was asked to sign, once.
CREATE TABLE passkey_challenge (
  challenge text PRIMARY KEY CHECK (challenge <> ''),
  user_id uuid REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX passkey_challenge_user_id_idx ON passkey_challenge (user_id);
CREATE INDEX passkey_challenge_expires_at_idx ON passkey_challenge (expires_at);

ALTER TABLE audit_log
  ADD COLUMN actor_kind text,
  ADD COLUMN session_id uuid,
  ADD COLUMN address text;
CREATE INDEX audit_log_actor_id_idx ON audit_log (actor_id);
