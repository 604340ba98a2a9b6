import { z } from 'zod';

/** What `SMTP_URL` and `MAIL_FROM` may say. */

const TLS = ['required', 'off', 'unverified'] as const;

/** `smtp://user:password@host:587` or `smtps://…:465`; `?tls=` says how to encrypt where the default does not suit. */
export const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: 'must look like smtp://user:password@host:587 or smtps://user:password@host' })
  .refine((text) => z.enum(TLS).nullable().safeParse(new URL(text).searchParams.get('tls')).success, {
    error: `knows of TLS: ${TLS.join(', ')}`,
  });

const ADDRESS = /^[^\s<>()[\]\\,;:@"]+@[^\s<>()[\]\\,;:@"]+$/;

/** An address that can stand in an envelope and a header without being read as anything else. */
export const isMailable = (address: string): boolean => ADDRESS.test(address) && address.length <= 254;

export type Mailbox = { name: string; address: string };

/** `EventHub <tickets@example.com>` or the address alone. */
export const mailbox = z.string().transform((text, context): Mailbox => {
  const [, name = '', address = ''] = /^(?:"?([^"<>\r\n]*?)"?\s*<)?([^<>\s]+)>?$/.exec(text.trim()) ?? [];
  if (!isMailable(address)) {
    context.addIssue({ code: 'custom', message: 'must look like EventHub <tickets@example.com>' });
    return z.NEVER;
  }
  return { name: name.trim(), address };
});

export type SmtpSettings = {
  host: string;
  port: number;
  /** From the first byte on. */
  secure: boolean;
  requireTLS: boolean;
  ignoreTLS: boolean;
  tls: { rejectUnauthorized: boolean };
  auth: { user: string; pass: string } | null;
};

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127\./.test(host);

/**
 * A password never goes over a network in the clear, nor to whoever cannot prove to be that server. A server on this
 * machine may show a certificate of its own making: nobody stands in between.
 */
export function smtpSettings(url: string): SmtpSettings {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const wish = searchParams.get('tls');
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && (wish === 'required' || (wish === null && username !== '' && !isLoopback(hostname))),
    ignoreTLS: wish === 'off',
    tls: { rejectUnauthorized: wish !== 'unverified' && !isLoopback(hostname) },
    auth: username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  };
}
