import bowser from 'bowser';
import type { Device } from './components/account/settings/shown-session';

const FORMS = { desktop: 'computer', mobile: 'phone', tablet: 'tablet' } as const;

const isForm = (type: string | undefined): type is keyof typeof FORMS => type !== undefined && type in FORMS;

/** `curl` of `curl/8.5.0`: programs name themselves first. */
const PROGRAM = /^[A-Za-z][A-Za-z0-9._-]{0,39}(?=$|[/ ])/;

/** What `userAgent` says of the device that it comes from; anybody may write anything into it. */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return { kind: 'unknown' };
  const { browser, os, platform } = bowser.parse(userAgent);
  if (browser.name && isForm(platform.type)) {
    // People say iPhone and not iOS; other makers' models are numbers that nobody knows by heart.
    const system = (os.name === 'iOS' && platform.model) || os.name || null;
    return { kind: 'browser', form: FORMS[platform.type], browser: browser.name, system };
  }
  const [name] = PROGRAM.exec(userAgent) ?? [];
  return name && name !== 'Mozilla' ? { kind: 'program', name } : { kind: 'unknown' };
}
