-- Events are found by the name of their venue, by its city and by who holds them, too.

-- What the line of the place says already is not said twice, or an event with a venue would stand before one without.
CREATE FUNCTION placed_words(e event) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  BEGIN ATOMIC
    SELECT concat_ws(' ', plain_words(e.location), string_agg(word, ' '))
    FROM string_to_table(plain_words(concat_ws(' ', e.venue ->> 'name', e.venue ->> 'city')), ' ') AS word
    WHERE word <> ALL (string_to_array(plain_words(e.location), ' '));
  END;

-- Of less weight than the place: who looks for a town means events there before those of "Amigos de Recife".
CREATE FUNCTION kind_and_organiser_words(e event) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN plain_words(concat_ws(' ', category_words(e.category), e.organiser ->> 'name'));

CREATE OR REPLACE FUNCTION searched_words(e event) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('simple', named_words(e)), 'A') ||
    setweight(to_tsvector('simple', placed_words(e)), 'B') ||
    setweight(to_tsvector('simple', kind_and_organiser_words(e)), 'C') ||
    strip(to_tsvector('simple', described_words(e)));

CREATE OR REPLACE FUNCTION guessed_words(e event) RETURNS SETOF text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  BEGIN ATOMIC
    SELECT DISTINCT word
    FROM string_to_table(concat_ws(' ', named_words(e), placed_words(e), kind_and_organiser_words(e)), ' ') AS word
    WHERE length(word) BETWEEN 3 AND 40 AND word ~ '[^0-9]';
  END;

DROP TRIGGER event_keep_search ON event;
CREATE TRIGGER event_keep_search
  AFTER UPDATE OF name, translations, description, location, venue, organiser, category, currency, starts_at, ends_at, status
  ON event FOR EACH ROW EXECUTE FUNCTION keep_event_search();

-- The words of all others are as they were.
UPDATE event_search s SET words = searched_words(e)
FROM event e WHERE e.id = s.id AND (e.venue IS NOT NULL OR e.organiser IS NOT NULL);
INSERT INTO search_word (word)
SELECT DISTINCT guessed FROM event e, guessed_words(e) AS guessed
WHERE e.status <> 'DRAFT' AND (e.venue IS NOT NULL OR e.organiser IS NOT NULL)
  AND NOT EXISTS (SELECT FROM search_word known WHERE known.word = guessed COLLATE "C");

-- A statement that asks this runs in one process. To start two more takes PostgreSQL longer (10 ms) than to rank what words
-- find, and it starts them even for the part of a statement that then has nothing to do.
CREATE FUNCTION in_one_process() RETURNS boolean LANGUAGE sql STABLE PARALLEL UNSAFE RETURN true;
