import type { Pool } from 'pg';
import type { BegunTask, Standing, TaskRuns } from '../../../application/long-tasks/ports.ts';

/** The tasks as the jobs run them. Every write is fenced by the run: one that was taken for dead changes nothing more. */

const BEGIN = `
WITH begun AS (
  UPDATE long_task SET state = 'RUNNING', runs = runs + 1, started_at = coalesce(started_at, $2), updated_at = $2
  WHERE id = $1 AND ended_at IS NULL
  RETURNING id, user_id, runs, input, checkpoint, done, total, cancel_asked_at
), emptied AS (
  DELETE FROM long_task_chunk WHERE task_id IN (SELECT id FROM begun)
)
SELECT id, user_id AS "userId", runs AS run, input, checkpoint, done, total, cancel_asked_at IS NOT NULL AS "isCancelled"
FROM begun`;

const MINE = `id = $1 AND runs = $2 AND state = 'RUNNING'`;

const REPORT = `
UPDATE long_task SET done = $3, total = $4, checkpoint = coalesce($5, checkpoint), updated_at = now()
WHERE ${MINE} RETURNING cancel_asked_at IS NOT NULL AS "isCancelled"`;

const WRITE_CHUNK = `
WITH task AS (
  SELECT id, cancel_asked_at IS NOT NULL AS "isCancelled" FROM long_task WHERE ${MINE} FOR SHARE
), written AS (
  INSERT INTO long_task_chunk (task_id, number, bytes) SELECT id, $3, $4 FROM task
)
SELECT "isCancelled" FROM task`;

// A file is of use only whole.
const END = `
WITH ended AS (
  UPDATE long_task SET state = $3, ended_at = $4, updated_at = $4, problem = $5, result = $6, detail = $7,
    file_name = $8, file_type = $9, input = NULL, checkpoint = NULL
  WHERE ${MINE} RETURNING id, file_name
)
DELETE FROM long_task_chunk WHERE task_id IN (SELECT id FROM ended WHERE file_name IS NULL)`;

// Its job is there until it has run, however often it has to be run again. What waits for the dispatcher has none yet.
const FAIL_LOST = `
UPDATE long_task t SET state = 'FAILED', problem = 'lost', ended_at = $1, updated_at = $1, input = NULL, checkpoint = NULL
WHERE t.state = 'RUNNING' AND t.updated_at < $1::timestamptz - interval '5 minutes' AND NOT EXISTS (
  SELECT FROM pgboss.job j WHERE j.name = 'task-' || t.kind AND j.state < 'completed' AND j.data->>'taskId' = t.id::text)`;

function standingOf([row]: { isCancelled: boolean }[]): Standing {
  if (!row) return 'lost';
  return row.isCancelled ? 'cancelled' : 'goes-on';
}

const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));

export const taskRuns = (pool: Pool): TaskRuns => ({
  async begin(id, now) {
    const { rows } = await pool.query<BegunTask>(BEGIN, [id, now]);
    return rows[0] ?? null;
  },

  async report({ id, run, total: before }, { done, total = before }, checkpoint) {
    const { rows } = await pool.query<{ isCancelled: boolean }>(REPORT, [id, run, done, total, json(checkpoint)]);
    return standingOf(rows);
  },

  async writeChunk({ id, run }, number, bytes) {
    const { rows } = await pool.query<{ isCancelled: boolean }>(WRITE_CHUNK, [id, run, number, Buffer.from(bytes)]);
    return standingOf(rows);
  },

  async end({ id, run }, outcome, now) {
    const { state } = outcome;
    const problem = state === 'FAILED' ? outcome.problem : null;
    const { result, detail, file } = state === 'DONE' ? outcome : { result: null, detail: null, file: null };
    const { name, type } = file ?? { name: null, type: null };
    await pool.query(END, [id, run, state, now, problem, json(result), json(detail), name, type]);
  },

  async failLost(now) {
    await pool.query(FAIL_LOST, [now]);
  },
});
