import { queries } from '@/composition';
import type { SignedIn } from '@/domain/user';

const MAILS_PER_PAGE = 25;

/** `page` counts from 1; what makes no sense is the first. */
export async function loadWrittenMail(actor: SignedIn, asked: string | string[] | undefined) {
  const page = typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  return { mails: await queries.writtenMail(actor, { page: page - 1, size: MAILS_PER_PAGE }), page };
}
