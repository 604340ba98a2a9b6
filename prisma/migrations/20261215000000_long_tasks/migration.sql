-- Work that somebody started and that takes a while: how far it is, and what came of it. Survives whoever runs it.
CREATE TABLE long_task (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  -- Whoever started it.
  user_id uuid NOT NULL REFERENCES "user"(id) ON DELETE CASCADE ON UPDATE CASCADE,
  state text NOT NULL DEFAULT 'WAITING',
  done int NOT NULL DEFAULT 0,
  -- Null as long as nobody knows.
  total int,
  -- What its words are written with, and the page that it belongs to.
  facts jsonb NOT NULL DEFAULT '{}',
  href text,
  -- What it works on, and where it goes on after its process died; emptied when it ends.
  input jsonb,
  checkpoint jsonb,
  runs int NOT NULL DEFAULT 0,
  cancel_asked_at timestamptz(3),
  -- Why it failed, by a code.
  problem text,
  result jsonb,
  detail jsonb,
  file_name text,
  file_type text,
  dismissed_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  started_at timestamptz(3),
  ended_at timestamptz(3),
  updated_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT long_task_state_check CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  CONSTRAINT long_task_done_check CHECK (done >= 0 AND total >= 0),
  CONSTRAINT long_task_ended_check CHECK ((ended_at IS NULL) = (state IN ('WAITING', 'RUNNING'))),
  CONSTRAINT long_task_problem_check CHECK ((problem IS NULL) = (state <> 'FAILED'))
);
CREATE INDEX long_task_user_id_created_at_idx ON long_task (user_id, created_at);
CREATE INDEX long_task_ended_at_idx ON long_task (ended_at);
CREATE TRIGGER account_is_there AFTER INSERT ON long_task FOR EACH ROW EXECUTE FUNCTION refuse_deleted_account();

-- The file that a task made, in pieces: whichever process made it, whichever is asked for it.
CREATE TABLE long_task_chunk (
  task_id uuid NOT NULL REFERENCES long_task(id) ON DELETE CASCADE ON UPDATE CASCADE,
  number int NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (task_id, number)
);
