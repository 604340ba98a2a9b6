import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import words from '@/messages/admin-dashboard/en.json';
import { Attention } from '@/presentation/components/admin/dashboard/attention';

// Next's router is there in Next alone, and nothing here leads anywhere.
vi.mock('@/presentation/i18n/navigation', () => ({ Link: 'a' }));

const NONE = { events: [], count: 0 };
const QUIET = { troubles: [], sellingOut: NONE, unsold: NONE, drafts: NONE };

it.each([
  [true, 'Nothing else needs attention right now.'],
  [false, 'Nothing needs attention right now.'],
])('does not call quiet what is warned of above it: %s', (isWarned, text) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={words} timeZone="UTC">
      <Attention attention={QUIET} isWarned={isWarned} />
    </NextIntlClientProvider>,
  );
  expect(html).toContain(text);
});
