CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TYPE user_role AS ENUM ('USER', 'ADMIN');
CREATE TYPE event_status AS ENUM ('DRAFT', 'SCHEDULED', 'CANCELLED');
CREATE TYPE order_status AS ENUM ('PENDING', 'PAID', 'CANCELLED', 'REFUNDED');
CREATE TYPE ticket_status AS ENUM ('ACTIVE', 'CANCELLED', 'USED');
CREATE TYPE mail_status AS ENUM ('QUEUED', 'SENT', 'FAILED');

-- unaccent() is only STABLE because its dictionary could change; ours does not, and a generated column needs IMMUTABLE.
CREATE FUNCTION folded(text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(unaccent('unaccent'::regdictionary, $1));

CREATE TABLE "user" (
  id uuid PRIMARY KEY,
  username text NOT NULL CHECK (username = lower(username) AND position('@' IN username) = 0),
  email text NOT NULL CHECK (email = lower(email)),
  name text NOT NULL,
  password_hash text NOT NULL,
  role user_role NOT NULL DEFAULT 'USER',
  locale text NOT NULL DEFAULT 'en',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX user_username_key ON "user" (username);
CREATE UNIQUE INDEX user_email_key ON "user" (email);

CREATE TABLE session (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  user_agent text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3)
);
CREATE INDEX session_user_id_idx ON session (user_id);

CREATE TABLE refresh_token (
  hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
  session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  used_at timestamptz(3)
);
CREATE INDEX refresh_token_session_id_idx ON refresh_token (session_id);

-- fillfactor 70 leaves room on the page for the next versions of a hot row (HOT updates);
-- for the same reason no index covers available or version.
CREATE TABLE event (
  id uuid PRIMARY KEY,
  slug text NOT NULL,
  source_key text,
  name text NOT NULL CHECK (name <> ''),
  description text NOT NULL DEFAULT '',
  translations jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object'),
  category text NOT NULL DEFAULT 'community',
  location text NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  time_zone text NOT NULL DEFAULT 'America/Sao_Paulo',
  capacity integer NOT NULL CHECK (capacity > 0),
  available integer NOT NULL,
  price integer NOT NULL DEFAULT 0 CHECK (price >= 0),
  currency text NOT NULL DEFAULT 'BRL' CHECK (currency ~ '^[A-Z]{3}$'),
  image_url text,
  status event_status NOT NULL DEFAULT 'SCHEDULED',
  version integer NOT NULL DEFAULT 0 CHECK (version >= 0),
  search tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', folded(name || ' ' || coalesce(translations #>> '{en,name}', '') || ' ' || coalesce(translations #>> '{pt-BR,name}', ''))), 'A') ||
    setweight(to_tsvector('simple', folded(location)), 'B') ||
    setweight(to_tsvector('simple', folded(description || ' ' || coalesce(translations #>> '{en,description}', '') || ' ' || coalesce(translations #>> '{pt-BR,description}', ''))), 'C')
  ) STORED,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT event_available_check CHECK (available >= 0 AND available <= capacity),
  CONSTRAINT event_dates_check CHECK (ends_at > starts_at)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX event_slug_key ON event (slug);
CREATE UNIQUE INDEX event_source_key_key ON event (source_key);
CREATE INDEX event_starts_at_id_idx ON event (starts_at, id);
CREATE INDEX event_category_starts_at_idx ON event (category, starts_at);
CREATE INDEX event_price_idx ON event (price);
CREATE INDEX event_folded_name_idx ON event (folded(name));
CREATE INDEX event_created_at_idx ON event (created_at);
CREATE INDEX event_search_idx ON event USING gin (search);
CREATE INDEX event_name_trgm_idx ON event USING gin (folded(name) gin_trgm_ops);

CREATE FUNCTION refuse_version_jump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'event % must go from version % to %, not %', OLD.id, OLD.version, OLD.version + 1, NEW.version
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'event_version_step';
END $$;

-- AFTER, not BEFORE: with a BEFORE trigger PostgreSQL would compute the search column again at every sale.
CREATE TRIGGER event_version_step AFTER UPDATE ON event
  FOR EACH ROW WHEN (NEW.version <> OLD.version + 1) EXECUTE FUNCTION refuse_version_jump();

CREATE TABLE "order" (
  id uuid PRIMARY KEY,
  buyer_id uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  total integer NOT NULL CHECK (total >= 0),
  currency text NOT NULL,
  status order_status NOT NULL DEFAULT 'PAID',
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX order_buyer_id_idx ON "order" (buyer_id);

CREATE TABLE ticket (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES "order" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  event_id uuid NOT NULL REFERENCES event (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  owner_id uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  confirmation_code text NOT NULL CHECK (confirmation_code ~ '^[A-HJKMNP-Z2-9]{9}$'),
  status ticket_status NOT NULL DEFAULT 'ACTIVE',
  participant_name text NOT NULL,
  participant_email text NOT NULL,
  price integer NOT NULL CHECK (price >= 0),
  currency text NOT NULL,
  purchased_at timestamptz(3) NOT NULL DEFAULT now(),
  cancelled_at timestamptz(3),
  used_at timestamptz(3),
  CONSTRAINT ticket_status_dates_check CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL) AND (status = 'USED') = (used_at IS NOT NULL))
);
CREATE UNIQUE INDEX ticket_confirmation_code_key ON ticket (confirmation_code);
CREATE INDEX ticket_order_id_idx ON ticket (order_id);
CREATE INDEX ticket_event_id_status_idx ON ticket (event_id, status);
CREATE INDEX ticket_owner_id_id_idx ON ticket (owner_id, id);

CREATE TABLE idempotency_key (
  user_id uuid NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
  response_status integer NOT NULL,
  response_body text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_key_created_at_idx ON idempotency_key (created_at);

CREATE TABLE domain_event (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  subject_id uuid NOT NULL,
  payload jsonb NOT NULL DEFAULT '{}',
  occurred_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX domain_event_subject_id_idx ON domain_event (subject_id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER domain_event_append_only BEFORE UPDATE OR DELETE ON domain_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER domain_event_no_truncate BEFORE TRUNCATE ON domain_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE outgoing_mail (
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  locale text NOT NULL DEFAULT 'en',
  template text NOT NULL,
  payload jsonb NOT NULL DEFAULT '{}',
  status mail_status NOT NULL DEFAULT 'QUEUED',
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  last_error text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  sent_at timestamptz(3)
);
CREATE INDEX outgoing_mail_status_created_at_idx ON outgoing_mail (status, created_at);

CREATE TABLE audit_log (
  id uuid PRIMARY KEY,
  actor_id uuid,
  action text NOT NULL,
  subject_id uuid,
  detail jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX audit_log_subject_id_idx ON audit_log (subject_id);
CREATE INDEX audit_log_created_at_idx ON audit_log (created_at);
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
