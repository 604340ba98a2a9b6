-- Lists of a catalogue of 100,000 events, and how many they find.

-- Counting reads this instead of the wide rows of the table.
DROP INDEX event_starts_at_id_idx;
CREATE INDEX event_starts_at_id_idx ON event (starts_at, id, status, ends_at, category, currency);

-- By price: the types in the order of their prices, and of those that cost the same, in that of their events.
CREATE INDEX ticket_type_price_event_id_idx ON ticket_type (price, event_id);

CREATE INDEX event_location_trgm_idx ON event USING gin (folded(location) gin_trgm_ops);
