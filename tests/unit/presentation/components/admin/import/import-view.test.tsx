import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import type { TaskDto } from '@/application/long-tasks/schema';
import eventsEn from '@/messages/admin-events/en.json';
import eventsPt from '@/messages/admin-events/pt-BR.json';
import tasksEn from '@/messages/admin-tasks/en.json';
import tasksPt from '@/messages/admin-tasks/pt-BR.json';
import en from '@/messages/en.json';
import pt from '@/messages/pt-BR.json';
import { ImportView } from '@/presentation/components/admin/import/import-view';
import { uuid } from '../../../../../support/builders.ts';

// Next's router and its actions are there in Next alone, and nothing here leads anywhere or does anything.
vi.mock('@/presentation/i18n/navigation', () => ({ Link: 'a', useRouter: vi.fn() }));
vi.mock('@/presentation/actions/imports', () => ({ confirmImport: vi.fn() }));
vi.mock('@/presentation/actions/tasks', () => ({ cancelTask: vi.fn() }));

const WORDS = { en: { ...en, ...eventsEn, ...tasksEn }, 'pt-BR': { ...pt, ...eventsPt, ...tasksPt } };

const failed = (problem: string): TaskDto => ({
  id: uuid(1),
  kind: 'import-events',
  state: 'FAILED',
  done: 0,
  total: null,
  facts: { file: 'events.csv' },
  href: null,
  isCancelling: false,
  problem,
  result: null,
  file: null,
  createdAt: '2031-01-01T00:00:00Z',
  endedAt: '2031-01-01T00:01:00Z',
});

it.each([
  ['en', 'UNAVAILABLE', tasksEn.adminTasks.problems.UNAVAILABLE],
  ['pt-BR', 'UNAVAILABLE', tasksPt.adminTasks.problems.UNAVAILABLE],
  ['en', 'interrupted', tasksEn.adminTasks.problems.interrupted],
  ['pt-BR', 'CONFLICT', pt.errors.CONFLICT],
] as const)('says in %s why an import failed: %s', (locale, problem, words) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={WORDS[locale]} timeZone="UTC">
      <ImportView id={uuid(2)} task={failed(problem)} isImport preview={null} outcome={null} />
    </NextIntlClientProvider>,
  );
  expect(html).toContain(words);
});
