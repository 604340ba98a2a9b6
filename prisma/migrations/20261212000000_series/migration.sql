-- Events that repeat. Each date is an event like any other; what joins them stands here alone, so that no sale reads it.

CREATE TABLE event_series (
  id uuid PRIMARY KEY,
  slug text NOT NULL CONSTRAINT event_series_slug_key UNIQUE,
  -- How its last dates were made: an RRULE of RFC 5545, without a start.
  rule text NOT NULL,
  -- Grows by one with each change of its dates.
  version integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE series_date (
  series_id uuid NOT NULL REFERENCES event_series (id) ON DELETE CASCADE ON UPDATE CASCADE,
  number integer NOT NULL CONSTRAINT series_date_number_counts CHECK (number >= 0),
  -- As the series has it: an event that begins at another time was moved by itself.
  starts_at timestamptz(3) NOT NULL,
  -- Null for an exception: there is no event on this date.
  event_id uuid REFERENCES event (id) ON DELETE SET NULL ON UPDATE CASCADE,
  PRIMARY KEY (series_id, number)
);
-- An event is one date of one series.
CREATE UNIQUE INDEX series_date_event_id_key ON series_date (event_id);

-- A series whose last event was deleted is nothing.
CREATE FUNCTION drop_empty_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event_series s WHERE s.id = NEW.series_id
    AND NOT EXISTS (SELECT FROM series_date d WHERE d.series_id = s.id AND d.event_id IS NOT NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER series_date_drops_empty AFTER UPDATE OF event_id ON series_date FOR EACH ROW
  WHEN (OLD.event_id IS NOT NULL AND NEW.event_id IS NULL) EXECUTE FUNCTION drop_empty_series();
