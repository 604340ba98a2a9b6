-- Where a buyer came from, as the link said that led them here (utm_source). Cleaned and cut by the app: see domain/order-source.ts.
ALTER TABLE "order" ADD COLUMN source text CONSTRAINT order_source_check CHECK (source <> '' AND char_length(source) <= 40);

-- What the last hour at the doors looked like, of all events.
CREATE INDEX check_in_checked_in_at_idx ON check_in (checked_in_at);
