import { readableOf } from '@/presentation/http/answers/readable';
import { localeOf } from '@/presentation/i18n/params';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadTaskFile } from '@/presentation/loaders/tasks';
import { paths } from '@/presentation/paths';

/** The file that a task made, sent piece by piece. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; id: string }> }) {
  const [locale, { id }] = await Promise.all([localeOf(params), params]);
  const actor = await requireAdminPage(locale, paths.adminTaskFile(id), 'event.list-managed');
  const { name, type, pieces } = await loadTaskFile(actor, id);
  return new Response(readableOf(pieces), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
      // Nobody on the way shall keep it, or hold it back to compress it.
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
