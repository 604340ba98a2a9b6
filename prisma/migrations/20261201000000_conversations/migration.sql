-- What was asked of the assistant. It is an account's, or that of a browser whose cookie holds the secret of this hash.
CREATE TABLE conversation (
  id uuid PRIMARY KEY,
  user_id uuid REFERENCES "user"(id) ON DELETE CASCADE ON UPDATE CASCADE,
  visitor_hash bytea,
  locale text NOT NULL,
  -- Turns that it ever had; the oldest go where they are many.
  turns int NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT conversation_owner_check CHECK ((user_id IS NULL) <> (visitor_hash IS NULL)),
  CONSTRAINT conversation_turns_check CHECK (turns > 0)
);
CREATE INDEX conversation_user_id_updated_at_idx ON conversation (user_id, updated_at);
CREATE INDEX conversation_visitor_hash_updated_at_idx ON conversation (visitor_hash, updated_at);
CREATE INDEX conversation_updated_at_idx ON conversation (updated_at);

CREATE TABLE conversation_turn (
  conversation_id uuid NOT NULL REFERENCES conversation(id) ON DELETE CASCADE ON UPDATE CASCADE,
  number int NOT NULL,
  question text NOT NULL,
  answer text NOT NULL,
  -- 'model' or 'built-in'.
  answered_by text NOT NULL,
  -- [{"id", "slug", "name"}], in the order in which they were shown.
  events jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (conversation_id, number)
);

-- A question that was being answered when its account went is kept for nobody.
CREATE TRIGGER account_is_there AFTER INSERT ON conversation FOR EACH ROW WHEN (NEW.user_id IS NOT NULL)
  EXECUTE FUNCTION refuse_deleted_account();
