-- Who may what beside the role in the whole shop: in chosen events, by a key, and by an invitation that is still open.

CREATE TYPE event_role AS ENUM ('ORGANISER', 'DOOR');
CREATE TYPE invitation_role AS ENUM ('ADMIN', 'ORGANISER', 'DOOR');

CREATE TABLE event_staff (
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE ON UPDATE CASCADE,
  role event_role NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (user_id, event_id)
);
CREATE INDEX event_staff_event_id_idx ON event_staff (event_id);

-- Of the key itself the SHA-256 is kept, and its beginning, by which its owner knows it.
CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name text NOT NULL,
  prefix text NOT NULL,
  hash bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
  scopes text[] NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  CONSTRAINT api_key_scopes_check CHECK (cardinality(scopes) > 0),
  CONSTRAINT api_key_expires_at_check CHECK (expires_at > created_at)
);
CREATE INDEX api_key_user_id_idx ON api_key (user_id);

-- Nobody uses an ended key again: its end stays as it is, and so does what it is good for.
CREATE FUNCTION refuse_key_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS DISTINCT FROM NEW.revoked_at AND OLD.revoked_at IS NOT NULL
    OR (OLD.user_id, OLD.hash, OLD.scopes) IS DISTINCT FROM (NEW.user_id, NEW.hash, NEW.scopes)
    OR NEW.expires_at > OLD.expires_at
  THEN
    RAISE EXCEPTION 'a key can only end' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER api_key_only_ends BEFORE UPDATE ON api_key FOR EACH ROW EXECUTE FUNCTION refuse_key_change();

-- A key that was made without a second factor must not become an administrator's, by whatever way its owner does.
CREATE FUNCTION end_keys_of_new_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE api_key SET revoked_at = now() WHERE user_id = NEW.id AND revoked_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER new_admin_has_no_keys AFTER UPDATE OF role ON "user"
  FOR EACH ROW WHEN (OLD.role <> 'ADMIN' AND NEW.role = 'ADMIN') EXECUTE FUNCTION end_keys_of_new_admin();

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  email text NOT NULL CHECK (email = lower(email)),
  role invitation_role NOT NULL,
  event_ids uuid[] NOT NULL DEFAULT '{}',
  invited_by uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  accepted_by uuid REFERENCES "user" (id) ON DELETE SET NULL ON UPDATE CASCADE,
  revoked_at timestamptz(3),
  CONSTRAINT invitation_events_check CHECK ((role = 'ADMIN') = (cardinality(event_ids) = 0)),
  CONSTRAINT invitation_end_check CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
CREATE INDEX invitation_email_idx ON invitation (email);
CREATE INDEX invitation_invited_by_idx ON invitation (invited_by);
CREATE INDEX invitation_accepted_by_idx ON invitation (accepted_by);
CREATE INDEX invitation_expires_at_idx ON invitation (expires_at);

-- What was under way when an account went gives it no right.
CREATE TRIGGER account_is_there AFTER INSERT ON event_staff FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();
CREATE TRIGGER account_is_there AFTER INSERT ON api_key FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();

-- People are looked for by any part of their name, username or address.
CREATE INDEX user_words_idx ON "user"
  USING gin (lower(name || ' ' || username || ' ' || email) gin_trgm_ops) WHERE deleted_at IS NULL;
CREATE INDEX user_created_at_id_idx ON "user" (created_at, id);
CREATE INDEX user_admins_idx ON "user" (id) WHERE role = 'ADMIN';
-- The audit log by what was done, newest first.
CREATE INDEX audit_log_action_created_at_idx ON audit_log (action, created_at);
