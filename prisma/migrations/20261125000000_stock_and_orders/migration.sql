-- Stock, price and sale version leave the event: a pool counts seats, a ticket type has a price, an order has lines.
-- Every event that is there becomes one with a single type, which says nothing that the event did not say before.

-- ── Stock ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The hot row of every sale: narrow, and with room on its page for the next versions of it (HOT updates);
-- for the same reason no index covers available or version.
CREATE TABLE stock_pool (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE ON UPDATE CASCADE,
  capacity integer NOT NULL CHECK (capacity > 0),
  available integer NOT NULL,
  version integer NOT NULL DEFAULT 0 CHECK (version >= 0),
  CONSTRAINT stock_pool_available_check CHECK (available >= 0 AND available <= capacity)
) WITH (fillfactor = 70);

CREATE TABLE ticket_type (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name text NOT NULL CHECK (name <> ''),
  description text NOT NULL DEFAULT '',
  translations jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object'),
  price integer NOT NULL CHECK (price >= 0),
  sales_start timestamptz(3),
  sales_end timestamptz(3),
  min_per_order integer NOT NULL DEFAULT 1 CHECK (min_per_order >= 1),
  max_per_order integer NOT NULL DEFAULT 10,
  is_hidden boolean NOT NULL DEFAULT false,
  position integer NOT NULL DEFAULT 0 CHECK (position >= 0),
  CONSTRAINT ticket_type_per_order_check CHECK (max_per_order >= min_per_order)
);

CREATE TABLE ticket_type_pool (
  ticket_type_id uuid NOT NULL,
  pool_id uuid NOT NULL,
  event_id uuid NOT NULL,
  PRIMARY KEY (ticket_type_id, pool_id)
);

-- The pool of all seats carries its event's id. What was seats and version of the event is its pool now.
INSERT INTO stock_pool (id, event_id, capacity, available, version)
SELECT id, id, capacity, available, version FROM event;

INSERT INTO ticket_type (id, event_id, name, translations, price)
SELECT gen_random_uuid(), id, 'Ticket', '{"pt-BR": {"name": "Ingresso"}}', price FROM event;

INSERT INTO ticket_type_pool (ticket_type_id, pool_id, event_id)
SELECT id, event_id, event_id FROM ticket_type;

CREATE INDEX stock_pool_event_id_idx ON stock_pool (event_id);
CREATE UNIQUE INDEX stock_pool_id_event_id_key ON stock_pool (id, event_id);
CREATE INDEX ticket_type_event_id_position_idx ON ticket_type (event_id, position);
CREATE UNIQUE INDEX ticket_type_id_event_id_key ON ticket_type (id, event_id);
CREATE INDEX ticket_type_pool_pool_id_event_id_idx ON ticket_type_pool (pool_id, event_id);
CREATE INDEX ticket_type_pool_ticket_type_id_event_id_idx ON ticket_type_pool (ticket_type_id, event_id);

-- A type draws on pools of its own event only: both ends name the event.
ALTER TABLE ticket_type_pool
  ADD CONSTRAINT ticket_type_pool_ticket_type_id_event_id_fkey FOREIGN KEY (ticket_type_id, event_id)
    REFERENCES ticket_type (id, event_id) ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT ticket_type_pool_pool_id_event_id_fkey FOREIGN KEY (pool_id, event_id)
    REFERENCES stock_pool (id, event_id) ON DELETE CASCADE ON UPDATE CASCADE;

-- Every event has the pool of all its seats, and every type draws on it. Deferred: they are made together.
ALTER TABLE event ADD CONSTRAINT event_id_fkey FOREIGN KEY (id)
  REFERENCES stock_pool (id) ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ticket_type ADD CONSTRAINT ticket_type_id_event_id_fkey FOREIGN KEY (id, event_id)
  REFERENCES ticket_type_pool (ticket_type_id, pool_id) ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION refuse_event_without_type() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_event uuid;
BEGIN
  -- Two statements: one expression would ask the row of either table for the columns of both.
  IF TG_TABLE_NAME = 'event' THEN the_event := NEW.id; ELSE the_event := OLD.event_id; END IF;
  IF EXISTS (SELECT FROM event WHERE id = the_event) AND NOT EXISTS (SELECT FROM ticket_type WHERE event_id = the_event) THEN
    RAISE EXCEPTION 'event % has no ticket type', the_event
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'event_has_type';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER event_has_type AFTER INSERT ON event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_event_without_type();
CREATE CONSTRAINT TRIGGER event_keeps_type AFTER DELETE OR UPDATE OF event_id ON ticket_type
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_event_without_type();

CREATE OR REPLACE FUNCTION refuse_version_jump() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% % must go from version % to %, not %', TG_TABLE_NAME, OLD.id, OLD.version, OLD.version + 1, NEW.version
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_version_step';
END $$;
CREATE TRIGGER stock_pool_version_step AFTER UPDATE ON stock_pool
  FOR EACH ROW WHEN (NEW.version <> OLD.version + 1) EXECUTE FUNCTION refuse_version_jump();

-- ── Orders ─────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE order_line (
  order_id uuid NOT NULL REFERENCES "order" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ticket_type_id uuid NOT NULL REFERENCES ticket_type (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  quantity integer NOT NULL CHECK (quantity > 0),
  unit_price integer NOT NULL CHECK (unit_price >= 0),
  PRIMARY KEY (order_id, ticket_type_id)
);

ALTER TABLE ticket ADD COLUMN ticket_type_id uuid;
UPDATE ticket SET ticket_type_id = ticket_type.id FROM ticket_type WHERE ticket_type.event_id = ticket.event_id;
ALTER TABLE ticket ALTER COLUMN ticket_type_id SET NOT NULL;

INSERT INTO order_line (order_id, ticket_type_id, quantity, unit_price)
SELECT order_id, ticket_type_id, count(*), max(price) FROM ticket GROUP BY order_id, ticket_type_id;
CREATE INDEX order_line_ticket_type_id_idx ON order_line (ticket_type_id);

-- A ticket belongs to a line of its order, and to a type of its event.
ALTER TABLE ticket
  DROP CONSTRAINT ticket_order_id_fkey,
  DROP CONSTRAINT ticket_event_id_fkey,
  ADD CONSTRAINT ticket_order_id_ticket_type_id_fkey FOREIGN KEY (order_id, ticket_type_id)
    REFERENCES order_line (order_id, ticket_type_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT ticket_ticket_type_id_event_id_fkey FOREIGN KEY (ticket_type_id, event_id)
    REFERENCES ticket_type (id, event_id) ON DELETE RESTRICT ON UPDATE CASCADE;
DROP INDEX ticket_event_id_status_idx;
CREATE INDEX ticket_event_id_ticket_type_id_status_idx ON ticket (event_id, ticket_type_id, status);

DROP INDEX order_buyer_id_idx;
CREATE INDEX order_buyer_id_id_idx ON "order" (buyer_id, id);

-- What domain/order.ts says of an order's way: PENDING to PAID or CANCELLED, PAID to CANCELLED or REFUNDED.
CREATE FUNCTION refuse_order_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'order % cannot go from % to %', OLD.id, OLD.status, NEW.status
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'order_status_step';
END $$;
CREATE TRIGGER order_status_step AFTER UPDATE ON "order"
  FOR EACH ROW WHEN (
    NEW.status <> OLD.status
    AND NOT (OLD.status = 'PENDING' AND NEW.status IN ('PAID', 'CANCELLED'))
    AND NOT (OLD.status = 'PAID' AND NEW.status IN ('CANCELLED', 'REFUNDED'))
  ) EXECUTE FUNCTION refuse_order_step();

-- Only what was sold is kept under a key, and its status is the contract's.
ALTER TABLE idempotency_key DROP COLUMN response_status;

-- ── Event ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- From here on its version counts edits. It goes on from where it is, so that no client sees it fall.
ALTER TABLE event
  DROP COLUMN capacity,
  DROP COLUMN available,
  DROP COLUMN price;

-- Whatever a sale or a ticket says of an event and its types moves the versions of its pools on, in the same transaction:
-- no sale then holds that was decided on what was read before. Here and not in code, so that nobody can forget it.
CREATE FUNCTION move_stock(the_event uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- In the order in which sales lock them.
  PERFORM FROM stock_pool WHERE event_id = the_event ORDER BY id FOR NO KEY UPDATE;
  UPDATE stock_pool SET version = version + 1 WHERE event_id = the_event;
END $$;

CREATE FUNCTION event_moves_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_stock(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER event_moves_stock AFTER UPDATE ON event FOR EACH ROW WHEN (
  (OLD.status, OLD.starts_at, OLD.ends_at, OLD.time_zone, OLD.currency, OLD.slug, OLD.name, OLD.category, OLD.location, OLD.image_url)
  IS DISTINCT FROM
  (NEW.status, NEW.starts_at, NEW.ends_at, NEW.time_zone, NEW.currency, NEW.slug, NEW.name, NEW.category, NEW.location, NEW.image_url)
) EXECUTE FUNCTION event_moves_stock();

CREATE FUNCTION ticket_type_moves_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM move_stock(CASE TG_OP WHEN 'DELETE' THEN OLD.event_id ELSE NEW.event_id END);
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_type_moves_stock AFTER INSERT OR UPDATE OR DELETE ON ticket_type
  FOR EACH ROW EXECUTE FUNCTION ticket_type_moves_stock();

-- The lowest and the highest price that an event shows: of what can still be bought, else of what is shown, else of all.
-- A table, so that PostgreSQL writes it into the query that asks.
CREATE FUNCTION shown_prices(the_event uuid) RETURNS TABLE (price integer, max_price integer)
  LANGUAGE sql STABLE PARALLEL SAFE
  BEGIN ATOMIC
    SELECT
      coalesce(min(t.price) FILTER (WHERE NOT t.is_hidden AND (t.sales_end IS NULL OR t.sales_end > now())),
               min(t.price) FILTER (WHERE NOT t.is_hidden), min(t.price)),
      coalesce(max(t.price) FILTER (WHERE NOT t.is_hidden AND (t.sales_end IS NULL OR t.sales_end > now())),
               max(t.price) FILTER (WHERE NOT t.is_hidden), max(t.price))
    FROM ticket_type t WHERE t.event_id = the_event;
  END;

-- ── What happened ──────────────────────────────────────────────────────────────────────────────────────────────────

-- A commit-safe cursor: ids and times are drawn before the commit, so whoever reads by them skips a transaction that
-- commits late. By transaction, and only below the oldest one still open, nothing can appear behind the reader.
ALTER TABLE domain_event ADD COLUMN transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX domain_event_transaction_id_id_idx ON domain_event (transaction_id, id);

CREATE TABLE event_consumer (
  name text PRIMARY KEY,
  transaction_id xid8 NOT NULL,
  event_id uuid NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);

-- Wakes those who follow the log. Not for what happens thousands of times a second: NOTIFY holds up commits.
CREATE FUNCTION notify_domain_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('domain_event', '');
  RETURN NULL;
END $$;
CREATE TRIGGER domain_event_notify AFTER INSERT ON domain_event
  FOR EACH ROW WHEN (NEW.type NOT IN ('ticket.purchased', 'ticket.checked-in')) EXECUTE FUNCTION notify_domain_event();
