import { isLocale } from '@/domain/locale';
import { localeOf } from '@/presentation/i18n/params';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadMessageLetter } from '@/presentation/loaders/attendee-messages';
import { paths } from '@/presentation/paths';

/** How a message reads in a language, as a mail program shows it. Its policy is in security-headers.ts. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string; id: string }> }) {
  const [locale, { id }] = await Promise.all([localeOf(params), params]);
  const actor = await requireAdminPage(locale, paths.adminMessage(id), 'attendees.write-to');
  const asked = new URL(request.url).searchParams.get('in');
  const { html } = await loadMessageLetter(actor, id, isLocale(asked) ? asked : locale);
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
  });
}
