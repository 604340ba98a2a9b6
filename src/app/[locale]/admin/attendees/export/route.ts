import { localeOf } from '@/presentation/i18n/params';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { attendeesFile } from '@/presentation/loaders/attendees-file';
import { paths } from '@/presentation/paths';

/** Attendees as a file, written while it is read. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params);
  const actor = await requireAdminPage(locale, paths.adminAttendees, 'event.list-attendees');
  return attendeesFile(actor, new URL(request.url).searchParams, locale);
}
