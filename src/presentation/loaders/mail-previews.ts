import { readLetter } from '@/application/mail/letters';
import { platform } from '@/composition';
import type { Locale } from '@/domain/locale';
import { letterWords } from '../mail/letter-words';
import { samples, TEMPLATES } from '../mail/samples';

/** One of each kind of mail, worded as it goes out. */
export async function loadMailPreviews(locale: Locale) {
  const { APP_URL, SIGN_IN_SERVICES } = platform.env();
  const words = letterWords({ appUrl: APP_URL, services: SIGN_IN_SERVICES, shop: () => platform.shop().name });
  const extras = { hasFiles: true };
  const previews = TEMPLATES.map(async (template) => {
    const letter = readLetter(template, samples[template]);
    return letter ? [{ template, ...(await words.word(letter, locale, extras)) }] : [];
  });
  return (await Promise.all(previews)).flat();
}
