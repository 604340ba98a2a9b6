import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { attendeeFilter, EXPORT_COLUMNS, EXPORT_FORMATS, type ExportColumn } from '@/application/attendees/schema';
import { platform, queries } from '@/composition';
import { AppError } from '@/domain/errors';
import type { SignedIn } from '@/domain/user';
import type { Locale } from '../i18n/routing';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A download; what keeps it from being one is said in the reader's words, as text. */
export async function attendeesFile(actor: SignedIn, asked: URLSearchParams, locale: Locale): Promise<Response> {
  const t = await getTranslations({ locale, namespace: 'people.export' });
  const { status, typeId } = attendeeFilter.shape;
  const format = EXPORT_FORMATS.find((known) => known === asked.get('format')) ?? 'csv';
  const headings = Object.fromEntries(EXPORT_COLUMNS.map((column) => [column, t(`columns.${column}`)]));
  try {
    const { slug, bytes } = await queries.exportAttendees(actor, {
      eventId: asked.get('event'),
      status: status.safeParse(asked.get('status') ?? undefined).data,
      typeId: typeId.safeParse(asked.get('type') ?? undefined).data,
      format,
      headings: headings as Record<ExportColumn, string>,
    });
    const day = new Date().toISOString().slice(0, 10);
    return new Response(streamOf(bytes), {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="${slug ?? 'attendees'}-${day}.${format}"`,
        // Nobody on the way shall keep it, or hold it back to compress it.
        'cache-control': 'private, no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  } catch (error) {
    const { code } = platform.asAppError(error);
    if (code === 'RESOURCE_NOT_FOUND' || code === 'FORBIDDEN') notFound();
    if (!(error instanceof AppError)) throw error;
    const isBusy = code === 'UNAVAILABLE';
    return new Response(isBusy ? t('busy') : t('tooMany'), {
      status: isBusy ? 503 : 409,
      headers: { 'content-type': 'text/plain; charset=utf-8', ...(isBusy ? { 'retry-after': '5' } : {}) },
    });
  }
}

/** Read as fast as its reader takes it, and no faster. */
function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
