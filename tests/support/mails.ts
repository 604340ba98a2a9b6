import { background } from '@/infrastructure/background';
import { testDatabase } from './database.ts';

type Mail = { template: string; locale: string; payload: Record<string, string> };

/** What was mailed to `recipient`, the newest first, once all that was begun has ended. */
export async function mailsTo(recipient: string): Promise<Mail[]> {
  await background().settled();
  const { rows } = await testDatabase().query<Mail>(
    'SELECT template, locale, payload FROM outgoing_mail WHERE recipient = $1 ORDER BY created_at DESC, id DESC',
    [recipient],
  );
  return rows;
}

/** The token of the newest link that went to `recipient` by this template. */
export async function mailedToken(recipient: string, template: string): Promise<string> {
  const mail = (await mailsTo(recipient)).find((each) => each.template === template);
  const token = mail?.payload.url && new URL(mail.payload.url).searchParams.get('token');
  if (!token) throw new Error(`no ${template} was mailed to ${recipient}`);
  return token;
}
