import { z } from 'zod';
import type {
  Conversation,
  ConversationOwner,
  ConversationSummary,
  Conversations,
  ConversationTurn,
} from '../../application/conversations/ports.ts';
import type { ConversationTurn as TurnRow } from '../db/generated/client.ts';
import type { Database } from '../db/prisma.ts';
import { bytes, prismaSql } from '../db/sql.ts';
import { toLocale } from './accounts/users.ts';

/** Of one conversation. More than anybody reads again. */
const MOST_TURNS = 100;

const keptEvents = z.array(z.object({ id: z.string(), slug: z.string(), name: z.string() })).catch([]);

const toTurn = ({ question, answer, answeredBy, events, createdAt }: TurnRow): ConversationTurn => ({
  question,
  answer,
  by: answeredBy === 'model' ? 'model' : 'built-in',
  events: keptEvents.parse(events),
  createdAt,
});

const whereOf = (owner: ConversationOwner) =>
  owner.kind === 'account' ? { userId: owner.id } : { visitorHash: bytes(owner.hash) };

const ownerValues = (owner: ConversationOwner) =>
  owner.kind === 'account' ? [owner.id, null] : [null, bytes(owner.hash)];

const turnValues = ({ question, answer, by, events, createdAt }: ConversationTurn) => [
  question,
  answer,
  by,
  JSON.stringify(events),
  createdAt,
];

const BEGIN = `
WITH begun AS (
  INSERT INTO conversation (id, user_id, visitor_hash, locale, created_at, updated_at)
  VALUES ($1::uuid, $2::uuid, $3::bytea, $4, $9::timestamptz, $9::timestamptz) RETURNING id)
INSERT INTO conversation_turn (conversation_id, number, question, answer, answered_by, events, created_at)
SELECT id, 1, $5, $6, $7, $8::jsonb, $9::timestamptz FROM begun`;

// The count gives each turn its number, whoever asks at the same moment. What is more than enough goes.
const APPEND = `
WITH grown AS (
  UPDATE conversation SET turns = turns + 1, updated_at = greatest(updated_at, $8::timestamptz)
  WHERE id = $1::uuid AND (user_id = $2::uuid OR visitor_hash = $3::bytea) RETURNING id, turns),
worn AS (
  DELETE FROM conversation_turn t USING grown
  WHERE t.conversation_id = grown.id AND t.number <= grown.turns - ${MOST_TURNS})
INSERT INTO conversation_turn (conversation_id, number, question, answer, answered_by, events, created_at)
SELECT id, turns, $4, $5, $6, $7::jsonb, $8::timestamptz FROM grown`;

const LIST = `
SELECT c.id, c.turns, c.updated_at AS "updatedAt", first.question AS "firstQuestion"
FROM conversation c
CROSS JOIN LATERAL (
  SELECT question FROM conversation_turn t WHERE t.conversation_id = c.id ORDER BY t.number LIMIT 1) AS first
WHERE c.user_id = $1::uuid OR c.visitor_hash = $2::bytea
ORDER BY c.updated_at DESC, c.id DESC LIMIT $3::int`;

export const conversations = (database: () => Database): Conversations => ({
  async find(id, owner, mostTurns): Promise<Conversation | null> {
    const found = await database().conversation.findFirst({
      where: { id, ...whereOf(owner) },
      include: { kept: { orderBy: { number: 'desc' }, take: mostTurns } },
    });
    if (!found) return null;
    const { locale, createdAt, updatedAt, kept } = found;
    return { id, locale: toLocale(locale), createdAt, updatedAt, turns: kept.reverse().map(toTurn) };
  },

  list: (owner, limit) => prismaSql(database())<ConversationSummary>(LIST, [...ownerValues(owner), limit]),

  async begin({ id, locale }, owner, first) {
    await prismaSql(database())(BEGIN, [id, ...ownerValues(owner), locale, ...turnValues(first)]);
  },

  async append(id, owner, turn) {
    await prismaSql(database())(APPEND, [id, ...ownerValues(owner), ...turnValues(turn)]);
  },

  async delete(id, owner) {
    const { count } = await database().conversation.deleteMany({ where: { id, ...whereOf(owner) } });
    return count > 0;
  },
});
