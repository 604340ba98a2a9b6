-- Who holds an event, where it is in parts, how one takes part, and under which addresses it was found before.

CREATE TYPE attendance_mode AS ENUM ('OFFLINE', 'ONLINE', 'MIXED');

ALTER TABLE event
  ADD COLUMN venue jsonb CONSTRAINT event_venue_is_object CHECK (jsonb_typeof(venue) = 'object'),
  ADD COLUMN organiser jsonb CONSTRAINT event_organiser_has_name
    CHECK (organiser IS NULL OR jsonb_typeof(organiser) = 'object' AND coalesce(organiser->>'name', '') <> ''),
  ADD COLUMN attendance attendance_mode NOT NULL DEFAULT 'OFFLINE',
  ADD COLUMN online_url text,
  ADD COLUMN previous_starts_at timestamptz(3);

-- Imports without a place wrote the word instead.
UPDATE event SET attendance = 'ONLINE', version = version + 1 WHERE location = 'Online';
UPDATE event SET attendance = 'MIXED', version = version + 1 WHERE location LIKE '% and online';

-- A ticket repeats how one takes part and the link, so a sale must not work on what they were.
DROP TRIGGER event_moves_stock ON event;
CREATE TRIGGER event_moves_stock AFTER UPDATE ON event FOR EACH ROW WHEN (
  (OLD.status, OLD.starts_at, OLD.ends_at, OLD.time_zone, OLD.currency, OLD.slug, OLD.name, OLD.category, OLD.location,
   OLD.image_url, OLD.attendance, OLD.online_url)
  IS DISTINCT FROM
  (NEW.status, NEW.starts_at, NEW.ends_at, NEW.time_zone, NEW.currency, NEW.slug, NEW.name, NEW.category, NEW.location,
   NEW.image_url, NEW.attendance, NEW.online_url)
) EXECUTE FUNCTION event_moves_stock();

CREATE TABLE former_slug (
  slug text PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX former_slug_event_id_idx ON former_slug (event_id);

-- An address that an event leaves goes on leading to it; one that an event has is nobody's former one.
CREATE FUNCTION keep_former_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM former_slug WHERE slug = NEW.slug;
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO former_slug (slug, event_id) VALUES (OLD.slug, NEW.id)
      ON CONFLICT (slug) DO UPDATE SET event_id = excluded.event_id, created_at = now();
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER event_keeps_new_slug AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION keep_former_slug();
CREATE TRIGGER event_keeps_former_slug AFTER UPDATE OF slug ON event FOR EACH ROW
  WHEN (OLD.slug IS DISTINCT FROM NEW.slug) EXECUTE FUNCTION keep_former_slug();

-- The sitemap is read along it and nothing else.
CREATE INDEX event_id_updated_at_status_idx ON event (id, updated_at, status);
