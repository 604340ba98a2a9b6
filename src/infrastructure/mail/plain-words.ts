import type { LetterWords } from '../../application/mail/ports.ts';

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What a mail was told, line by line. */
export const plainWords: LetterWords = {
  async word({ template, payload }) {
    const text = JSON.stringify(payload, null, 2);
    return { subject: `EventHub: ${template}`, text, html: `<pre>${escaped(text)}</pre>` };
  },
};
