import { describe, expect, it } from 'vitest';
import { type Letter, readLetter, withoutSecret } from '@/application/mail/letters';
import { LOCALES } from '@/domain/locale';
import { letterWords } from '@/presentation/mail/letter-words';
import { samples, TEMPLATES } from '@/presentation/mail/samples';

const words = letterWords({ appUrl: 'https://shop.example', services: [{ id: 'google', name: 'Google' }] });

function letterOf(template: string, payload: unknown): Letter {
  const letter = readLetter(template, payload);
  if (!letter) throw new Error(`${template} was not read`);
  return letter;
}

const every = TEMPLATES.flatMap((template) => LOCALES.map((locale) => ({ template, locale })));

describe.each(every)('$template in $locale', ({ template, locale }) => {
  const written = words.word(letterOf(template, samples[template]), locale, { hasFiles: true });

  it('has a subject of one line, and says the same with and without HTML', async () => {
    const { subject, html, text } = await written;
    expect(subject).toMatch(/^\S.*\S$/);
    expect(html).toContain(`lang="${locale}"`);
    for (const address of text.match(/https:\/\/\S+/g) ?? []) expect(html).toContain(address.replace(/&/g, '&amp;'));
    for (const code of text.match(/\b[A-HJKMNP-Z2-9]{9}\b/g) ?? []) expect(html).toContain(code);
  });

  it('leaves no word untold and loads nothing', async () => {
    const { subject, html, text } = await written;
    expect(`${subject}${text}`).not.toMatch(/\{|\}|undefined|null|\bmail\.\w|\[object/);
    expect(html).not.toMatch(/<img|<script|url\(|@import|<link/);
  });

  it('keeps the lines of its text short, addresses and single words apart', async () => {
    const { text } = await written;
    expect(text.split('\n').filter((line) => line.length > 72 && line.includes(' '))).toEqual([]);
  });
});

describe('a letter', () => {
  it('makes no markup, no further line and no link of what people call themselves', async () => {
    const name = '<b>Ana</b>\nBcc: x@example.com http://evil.example/win';
    const { subject, html, text } = await words.word(
      letterOf('ticket-transfer-offered', { ...samples['ticket-transfer-offered'], fromName: name }),
      'en',
    );
    expect(html).not.toContain('<b>Ana</b>');
    expect(`${html}${text}`).not.toMatch(/evil\.example|http:\/\/evil|\nBcc/);
    expect(subject).not.toContain('\n');
    expect(readLetter('welcome', { name: 'J. R. Smith' })?.payload).toEqual({ name: 'J. R. Smith' });
  });

  it('is dark to its edges where the reader likes the dark', async () => {
    const { html } = await words.word(letterOf('welcome', samples.welcome), 'en');
    const [, dark] = /prefers-color-scheme:dark\)\{(.*)/.exec(html) ?? [];
    expect(dark).toMatch(/^body>table>tbody>tr>td\{background-color:#0e1526!important\}/);
    const classes = [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '));
    for (const name of new Set(classes.filter((each) => /^[tgl]-/.test(each)))) expect(dark).toContain(`.${name}{`);
  });

  it('is shown to others without its secret', async () => {
    const letter = withoutSecret(letterOf('reset-password', samples['reset-password']));
    const { html, text } = await words.word(letter, 'en');
    expect(`${html}${text}`).not.toContain('token=');
    expect(text).toContain('is not shown');
  });

  it('is none where nobody knows the template, or what it was told is not its own', () => {
    expect(readLetter('poem', {})).toBeNull();
    expect(readLetter('constructor', {})).toBeNull();
    expect(readLetter('welcome', { name: 7 })).toBeNull();
    expect(readLetter('order-confirmed', { ...samples['order-confirmed'], tickets: [] })).toBeNull();
  });

  it('tells of attached files, and of a way out, only where there are some', async () => {
    const confirmed = letterOf('order-confirmed', samples['order-confirmed']);
    expect((await words.word(confirmed, 'en')).text).not.toContain('attached');
    expect((await words.word(confirmed, 'en', { hasFiles: true })).text).toContain('attached');
    const reminder = letterOf('event-reminder', samples['event-reminder']);
    const unsubscribeUrl = 'https://shop.example/unsubscribe?token=x';
    expect((await words.word(reminder, 'en')).text).not.toContain('unsubscribe');
    const { html, text } = await words.word(reminder, 'en', { unsubscribeUrl });
    expect(html).toContain(unsubscribeUrl);
    expect(text).toContain(unsubscribeUrl);
  });

  it('names what changed of an event, and nothing else', async () => {
    const { before: _, ...told } = samples['event-changed'];
    const moved = letterOf('event-changed', { ...told, before: { location: 'Blue Note' } });
    const { subject, text } = await words.word(moved, 'en');
    expect(subject).toBe('New place: São Paulo Jazz Night');
    expect(text).toContain('(before: Blue Note)');
    expect(text.match(/before:/g)).toHaveLength(1);
  });
});
