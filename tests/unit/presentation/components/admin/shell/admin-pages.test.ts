import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ADMIN_PAGES, currentPage } from '@/presentation/components/admin/shell/admin-pages';

const ADMIN = path.join(import.meta.dirname, '../../../../../../src/app/[locale]/admin');
const pages = readdirSync(ADMIN, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map((file) =>
    path
      .dirname(file)
      .split(path.sep)
      .filter((part) => part !== '.'),
  );

it('has an entry in the navigation for every page of the administration', () => {
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((parts) => currentPage(parts, ADMIN_PAGES) === null)).toEqual([]);
});

it.each([
  ['', 'overview'],
  ['events/[id]/edit', 'events'],
  ['events/[id]/desk', 'attendees'],
  ['events/[id]/attendees/print', 'attendees'],
  ['messages/[id]', 'attendees'],
  ['api-keys', 'access'],
])('shows that /admin/%s belongs to %s', (address, name) => {
  expect(currentPage(address.split('/').filter(Boolean), ADMIN_PAGES)).toBe(name);
});

it('takes keys for a page of their own where nobody may see people', () => {
  expect(currentPage(['api-keys'], [{ name: 'overview' }, { name: 'keys' }])).toBe('keys');
});
