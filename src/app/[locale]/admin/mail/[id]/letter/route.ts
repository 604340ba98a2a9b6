import { notFound } from 'next/navigation';
import { localeOf } from '@/presentation/i18n/params';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadMail } from '@/presentation/loaders/mail';
import { paths } from '@/presentation/paths';

/** What a mail says, as its reader's mail program shows it. Its policy is in security-headers.ts. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; id: string }> }) {
  const [locale, { id }] = await Promise.all([localeOf(params), params]);
  const actor = await requireAdminPage(locale, paths.adminMailOne(id));
  const { letter } = await loadMail(actor, id);
  if (!letter) notFound();
  return new Response(letter.html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
  });
}
