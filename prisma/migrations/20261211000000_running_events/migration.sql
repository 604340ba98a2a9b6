-- When a draft is to be published by itself.
CREATE TABLE planned_publication (
  event_id uuid PRIMARY KEY REFERENCES event(id) ON DELETE CASCADE ON UPDATE CASCADE,
  publish_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX planned_publication_publish_at_idx ON planned_publication (publish_at);

-- Whoever publishes or cancels a draft by hand has done with its plan, and a draft that it becomes again has none.
CREATE FUNCTION forget_planned_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM planned_publication WHERE event_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER forget_planned_publication AFTER UPDATE OF status ON event FOR EACH ROW
  WHEN (OLD.status = 'DRAFT' AND NEW.status <> 'DRAFT') EXECUTE FUNCTION forget_planned_publication();

-- What the organiser says to those who held tickets of an event that was cancelled. Written freely, so not in the log.
CREATE TABLE cancellation_message (
  event_id uuid PRIMARY KEY REFERENCES event(id) ON DELETE CASCADE ON UPDATE CASCADE,
  message text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT cancellation_message_length_check CHECK (char_length(message) BETWEEN 1 AND 2000)
);

-- A file of events that somebody looks at before it is imported. Kept for a week.
CREATE TABLE event_import (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user"(id) ON DELETE CASCADE ON UPDATE CASCADE,
  file_name text NOT NULL,
  -- 'csv' or 'ics'.
  format text NOT NULL,
  bytes bytea NOT NULL,
  options jsonb NOT NULL,
  -- What it would change; null until that is known.
  preview jsonb,
  -- The task that imports it, once somebody has said so, and what came of it.
  task_id uuid,
  outcome jsonb,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT event_import_format_check CHECK (format IN ('csv', 'ics'))
);
CREATE INDEX event_import_user_id_created_at_idx ON event_import (user_id, created_at);
CREATE INDEX event_import_created_at_idx ON event_import (created_at);
CREATE TRIGGER account_is_there AFTER INSERT ON event_import FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();
