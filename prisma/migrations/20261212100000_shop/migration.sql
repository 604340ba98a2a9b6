-- What the shop is called and looks like. One row at most; without it everything is as it comes.

CREATE TABLE shop (
  id integer PRIMARY KEY DEFAULT 1 CONSTRAINT shop_is_one CHECK (id = 1),
  name text NOT NULL CONSTRAINT shop_has_name CHECK (name <> ''),
  accent text CONSTRAINT shop_accent_is_hex CHECK (accent ~ '^#[0-9a-f]{6}$'),
  logo text,
  locale text NOT NULL,
  currency text NOT NULL,
  time_zone text NOT NULL,
  -- Counts changes.
  version integer NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
