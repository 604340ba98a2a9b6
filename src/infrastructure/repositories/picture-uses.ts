import type { PictureUses } from '../../application/pictures/ports.ts';
import { picturePath } from '../../domain/picture.ts';
import type { Sql } from '../db/sql.ts';

const BEFORE_HASH = picturePath('');

/** Drafts are events, and so are the dates of a series. */
const NAMED = `
SELECT DISTINCT named.hash FROM (
  SELECT substr(image_url, length($2) + 1, 32) AS hash FROM event WHERE starts_with(image_url, $2)
  UNION ALL
  SELECT substr(logo, length($2) + 1, 32) FROM shop WHERE starts_with(logo, $2)
) AS named
WHERE named.hash = ANY($1::text[])`;

export const pictureUses = (sql: Sql): PictureUses => ({
  async among(hashes) {
    if (hashes.length === 0) return new Set();
    const rows = await sql<{ hash: string }>(NAMED, [hashes, BEFORE_HASH]);
    return new Set(rows.map(({ hash }) => hash));
  },
});
