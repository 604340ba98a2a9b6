import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { UnsubscribeLinks } from '../../application/mail/ports.ts';
import { DEFAULT_LOCALE } from '../../domain/locale.ts';

const SIGNATURE = 16;

/** A link names the address and is signed, so that nobody can say for somebody else that they want no mail. */
export function unsubscribeLinks(serverSecret: string, appUrl: string): UnsubscribeLinks {
  const key = Buffer.from(hkdfSync('sha256', serverSecret, '', 'eventhub:unsubscribe', 32));
  const sign = (address: string) => createHmac('sha256', key).update(address).digest().subarray(0, SIGNATURE);
  return {
    of(address, locale) {
      const given = Buffer.from(address.toLowerCase());
      const token = Buffer.concat([sign(address.toLowerCase()), given]).toString('base64url');
      const prefix = locale === DEFAULT_LOCALE ? '' : `/${locale}`;
      return {
        page: `${appUrl}${prefix}/unsubscribe?token=${token}`,
        oneClick: `${appUrl}/api/mail/unsubscribe?token=${token}`,
      };
    },

    read(token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length <= SIGNATURE) return null;
      const address = bytes.subarray(SIGNATURE).toString();
      return timingSafeEqual(sign(address), bytes.subarray(0, SIGNATURE)) ? address : null;
    },
  };
}
