-- What visitors search among, apart from the wide rows that are shown: to find and count 100,000 events by words, kind and
-- date PostgreSQL reads these. Sales touch no row of it.

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Folded words with spaces between them. ASCII alone is named, so that it means the same under every collation; and
-- PostgreSQL's parser would make one word of "node.js" or "rock/jazz", which nobody could find by its second half.
CREATE FUNCTION plain_words(text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN btrim(regexp_replace(folded($1), '[ -/:-@\[-`{-~]+', ' ', 'g'));

-- A kind of event in the words of both languages, as src/messages has them.
CREATE FUNCTION category_words(text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN CASE $1
    WHEN 'music' THEN 'music música'
    WHEN 'theatre' THEN 'theatre teatro'
    WHEN 'technology' THEN 'technology tecnologia'
    WHEN 'sport' THEN 'sport esporte'
    WHEN 'food' THEN 'food drink comida bebida'
    WHEN 'art' THEN 'art arte'
    WHEN 'family' THEN 'family família'
    WHEN 'community' THEN 'community comunidade'
    ELSE '' END;

DROP INDEX event_name_trgm_idx;
ALTER TABLE event DROP COLUMN search;

CREATE TABLE event_search (
  id uuid PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE ON UPDATE CASCADE,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  status event_status NOT NULL,
  category text NOT NULL,
  currency text NOT NULL,
  location text NOT NULL,
  -- Name A, place B, kind C. A description may be long, so its words say neither where they stand nor how much they weigh.
  words tsvector NOT NULL
);
CREATE INDEX event_search_starts_at_id_idx ON event_search (starts_at, id);
-- A list of pending entries would be read whole by every search.
CREATE INDEX event_search_words_idx ON event_search USING gin (words) WITH (fastupdate = off);

-- The words of names and places, to find what somebody who mistypes may have meant. Equal ones are no harm: two events
-- made at once would otherwise wait for each other.
CREATE TABLE search_word (
  id bigserial PRIMARY KEY,
  word text COLLATE "C" NOT NULL
);
CREATE INDEX search_word_word_idx ON search_word (word);
CREATE INDEX search_word_reversed_idx ON search_word (reverse(word));
CREATE INDEX search_word_trgm_idx ON search_word USING gin (word gin_trgm_ops);

-- In all languages.
CREATE FUNCTION named_words(e event) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN plain_words(concat_ws(' ', e.name, e.translations #>> '{en,name}', e.translations #>> '{pt-BR,name}'));
CREATE FUNCTION described_words(e event) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN plain_words(concat_ws(' ', e.description, e.translations #>> '{en,description}', e.translations #>> '{pt-BR,description}'));

CREATE FUNCTION searched_words(e event) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('simple', named_words(e)), 'A') ||
    setweight(to_tsvector('simple', plain_words(e.location)), 'B') ||
    setweight(to_tsvector('simple', plain_words(category_words(e.category))), 'C') ||
    strip(to_tsvector('simple', described_words(e)));

-- Numbers are not mistyped words, and of two letters everything is near.
CREATE FUNCTION guessed_words(e event) RETURNS SETOF text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  BEGIN ATOMIC
    SELECT DISTINCT word
    FROM string_to_table(concat_ws(' ', named_words(e), plain_words(e.location), plain_words(category_words(e.category))), ' ') AS word
    WHERE length(word) BETWEEN 3 AND 40 AND word ~ '[^0-9]';
  END;

CREATE FUNCTION keep_event_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_search (id, starts_at, ends_at, status, category, currency, location, words)
  VALUES (NEW.id, NEW.starts_at, NEW.ends_at, NEW.status, NEW.category, NEW.currency, NEW.location, searched_words(NEW))
  ON CONFLICT (id) DO UPDATE SET (starts_at, ends_at, status, category, currency, location, words) =
    (EXCLUDED.starts_at, EXCLUDED.ends_at, EXCLUDED.status, EXCLUDED.category, EXCLUDED.currency, EXCLUDED.location, EXCLUDED.words);
  -- What is not public is guessed by nobody.
  IF NEW.status <> 'DRAFT' THEN
    INSERT INTO search_word (word)
    SELECT guessed FROM guessed_words(NEW) AS guessed
    WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = guessed COLLATE "C");
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER event_keep_search_new AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION keep_event_search();
CREATE TRIGGER event_keep_search AFTER UPDATE OF name, translations, description, location, category, currency, starts_at, ends_at, status
  ON event FOR EACH ROW EXECUTE FUNCTION keep_event_search();

INSERT INTO event_search (id, starts_at, ends_at, status, category, currency, location, words)
SELECT id, starts_at, ends_at, status, category, currency, location, searched_words(e) FROM event e;
INSERT INTO search_word (word)
SELECT DISTINCT word FROM event e, guessed_words(e) AS word WHERE status <> 'DRAFT';
