-- Programs of others that hear of what happens here.
CREATE TABLE webhook_endpoint (
  id uuid PRIMARY KEY,
  url text NOT NULL,
  -- What whoever made it calls it; may be empty.
  name text NOT NULL DEFAULT '',
  -- The types of recorded events that it hears of.
  events jsonb NOT NULL,
  -- Sealed under the server's secret. The one before is good until then, so that its owner can change it in peace.
  secret bytea NOT NULL,
  previous_secret bytea,
  previous_until timestamptz(3),
  -- Since when every call failed; null where the last one came through.
  failing_since timestamptz(3),
  disabled_at timestamptz(3),
  -- 'admin' | 'failing' | 'gone'
  disabled_why text,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT webhook_endpoint_events_check CHECK (jsonb_array_length(events) > 0),
  CONSTRAINT webhook_endpoint_disabled_check CHECK ((disabled_at IS NULL) = (disabled_why IS NULL)),
  CONSTRAINT webhook_endpoint_previous_check CHECK ((previous_secret IS NULL) = (previous_until IS NULL))
);

-- One event for one of them. What it says is read from the log when it is sent, so that nothing of a deleted account is
-- kept here.
CREATE TABLE webhook_delivery (
  id uuid PRIMARY KEY,
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoint(id) ON DELETE CASCADE ON UPDATE CASCADE,
  -- Null where it only tries the endpoint.
  event_id uuid,
  type text NOT NULL,
  state text NOT NULL DEFAULT 'WAITING',
  -- All that there were, and those since it was last told to begin anew.
  attempts int NOT NULL DEFAULT 0,
  tries int NOT NULL DEFAULT 0,
  -- When it is tried next. Whoever tries it puts this off, so that it comes up again if they die.
  next_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at timestamptz(3),
  CONSTRAINT webhook_delivery_state_check CHECK (state IN ('WAITING', 'DELIVERED', 'FAILED')),
  CONSTRAINT webhook_delivery_ended_check CHECK ((ended_at IS NULL) = (state = 'WAITING'))
);
CREATE INDEX webhook_delivery_endpoint_id_created_at_idx ON webhook_delivery (endpoint_id, created_at, id);
CREATE INDEX webhook_delivery_endpoint_id_state_next_at_idx ON webhook_delivery (endpoint_id, state, next_at);
CREATE INDEX webhook_delivery_event_id_idx ON webhook_delivery (event_id);
CREATE INDEX webhook_delivery_created_at_idx ON webhook_delivery (created_at);

CREATE TABLE webhook_attempt (
  delivery_id uuid NOT NULL REFERENCES webhook_delivery(id) ON DELETE CASCADE ON UPDATE CASCADE,
  number int NOT NULL,
  started_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at timestamptz(3),
  -- Of the answer; null where there was none.
  status int,
  -- Why there was none, by a code.
  problem text,
  -- The first words of an answer that was no success.
  answer text,
  PRIMARY KEY (delivery_id, number)
);
