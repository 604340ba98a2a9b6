import { randomUUID } from 'node:crypto';
import { env } from '../src/infrastructure/env.ts';
import { isMailable, smtpSettings } from '../src/infrastructure/mail/smtp-settings.ts';
import { smtpTransport } from '../src/infrastructure/mail/smtp-transport.ts';
import { letterWords } from '../src/presentation/mail/letter-words.tsx';

/** `npm run mail:test -- ADDRESS`: sends one mail as the shop would, and says what its server answered. */

const DONE = 0;
const REFUSED = 1;
const UNUSABLE = 2;

async function main([recipient = '', ...rest]: string[]): Promise<number> {
  if (!isMailable(recipient) || rest.length > 0) {
    console.error('Usage: npm run mail:test -- ADDRESS\nSMTP_URL and MAIL_FROM say through whom and from whom.');
    return UNUSABLE;
  }
  // It needs neither a database nor the server's secret.
  process.env.DATABASE_URL ||= 'postgresql://none.invalid/none';
  process.env.AUTH_SECRET ||= randomUUID();
  process.env.LOG_LEVEL ||= 'silent';
  const { SMTP_URL, MAIL_FROM, APP_URL, SIGN_IN_SERVICES } = env();
  if (!SMTP_URL) {
    console.error('SMTP_URL is not set: mail goes nowhere. See docs/mail.md.');
    return UNUSABLE;
  }
  const settings = smtpSettings(SMTP_URL);
  const { host, port, secure, requireTLS, ignoreTLS, auth } = settings;
  const encryption = secure || requireTLS ? 'encrypted' : ignoreTLS ? 'in the clear' : 'encrypted if it can';
  console.log(`${host}:${port}, ${encryption}, ${auth ? `as ${auth.user}` : 'without signing in'}`);
  console.log(`From ${MAIL_FROM.name || 'the shop'} <${MAIL_FROM.address}> to ${recipient}`);

  const words = letterWords({ appUrl: APP_URL, services: SIGN_IN_SERVICES });
  const worded = await words.word({ template: 'test-mail', payload: { sentFrom: APP_URL } }, 'en');
  const transport = smtpTransport({ settings, from: MAIL_FROM });
  const message = { ...worded, id: randomUUID(), recipient, createdAt: new Date(), attachments: [] };
  const { outcome, answer } = await transport.send(message);
  transport.close();
  console.log(`${outcome === 'accepted' ? 'Handed over' : 'Not taken'}: ${answer}`);
  return outcome === 'accepted' ? DONE : REFUSED;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(UNUSABLE);
  },
);
