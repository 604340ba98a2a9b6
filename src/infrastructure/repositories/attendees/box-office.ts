import type { BoxOffice } from '../../../application/attendees/ports.ts';
import { BOX_OFFICE } from '../../../domain/user.ts';
import type { Database } from '../../db/prisma.ts';
import { readRows } from '../../db/read-pool.ts';
import { prismaSql } from '../../db/sql.ts';

// No username that somebody registers has a space in it, and no address is empty.
const ASSURE = `
INSERT INTO "user" (id, username, email, name, locale) VALUES ($1::uuid, 'box office', '', '', $2)
ON CONFLICT (id) DO UPDATE SET locale = EXCLUDED.locale WHERE "user".locale <> EXCLUDED.locale`;

const VERIFIED = `
SELECT id FROM "user" WHERE email = lower($1) AND email_verified_at IS NOT NULL AND deleted_at IS NULL`;

export const boxOffice = (database: () => Database): BoxOffice => ({
  async assure(locale) {
    await prismaSql(database())(ASSURE, [BOX_OFFICE, locale]);
  },
  async verifiedOwner(email) {
    const [owner] = await readRows<{ id: string }>({ text: VERIFIED, values: [email] });
    return owner?.id ?? null;
  },
});
