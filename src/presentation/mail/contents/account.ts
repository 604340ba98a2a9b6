import type { LetterPayload, Template } from '../../../application/mail/letters';
import { paths } from '../../paths';
import { type Block, type Content, small, text } from '../content';
import type { Writer } from '../writer';

/** Letters to the owner of an account, and of an address that is to be one's. */

export function welcome(w: Writer, { name }: LetterPayload<'welcome'>): Content {
  return {
    subject: w.t('welcome.subject', { shop: w.shop }),
    preview: w.t('welcome.text'),
    heading: w.t('welcome.heading'),
    blocks: [
      text(w.t('hello', { name })),
      text(w.t('welcome.text')),
      { kind: 'action', label: w.t('action.events'), url: w.url(paths.events) },
      small(w.t('welcome.tip')),
    ],
    reason: w.t('footer.owner', { site: w.site }),
  };
}

const LINK_LABELS = {
  'verify-email': 'action.verify',
  'change-email': 'action.changeEmail',
  'reset-password': 'action.newPassword',
} as const;

type LinkTemplate = keyof typeof LINK_LABELS;

/** Letters that bring a link which does something once. */
export const linkLetter =
  (template: LinkTemplate) =>
  (w: Writer, { name, ...letter }: LetterPayload<LinkTemplate>): Content => {
    const what =
      'reason' in letter && letter.reason === 'reset' ? w.t('verify-email.textReset') : w.t(`${template}.text`);
    return {
      subject: w.t(`${template}.subject`),
      preview: what,
      heading: w.t(`${template}.heading`),
      blocks: [
        text(w.t('hello', { name })),
        text(what),
        ...w.secretLink(w.t(LINK_LABELS[template]), letter),
        small(w.t(`${template}.note`, { site: w.site })),
      ],
      reason: w.t('footer.entered', { site: w.site }),
    };
  };

export function alreadyRegistered(w: Writer, { name, username }: LetterPayload<'already-registered'>): Content {
  const what = w.t('already-registered.text', { username });
  return {
    subject: w.t('already-registered.subject'),
    preview: what,
    heading: w.t('already-registered.heading'),
    blocks: [
      text(w.t('hello', { name })),
      text(what),
      { kind: 'action', label: w.t('action.signIn'), url: w.url(paths.login) },
      small(w.t('already-registered.note')),
    ],
    reason: w.t('footer.owner', { site: w.site }),
  };
}

type NoticeTemplate = {
  [T in Template]: LetterPayload<T> extends { name: string; at: string } ? T : never;
}[Template];

type Noticed = { name: string; at: string; left?: string; passkey?: string; provider?: string; key?: string };

/** Word of what was done to an account, so that its owner notices if it was not them. */
export const notice =
  (template: NoticeTemplate) =>
  (w: Writer, { name, at, ...told }: Noticed): Content => {
    const values = valuesOf(w, told);
    const what = w.t(`${template}.text`, values);
    return {
      subject: w.t(`${template}.subject`, values),
      preview: what,
      heading: w.t(`${template}.heading`, values),
      blocks: [
        text(w.t('hello', { name })),
        text(what),
        small(w.t('happenedAt', { date: w.instant(at) })),
        ...ifNotYou(w, template),
      ],
      reason: w.t('footer.owner', { site: w.site }),
    };
  };

function valuesOf(w: Writer, { left, passkey, provider, key }: Omit<Noticed, 'name' | 'at'>) {
  return {
    ...(left === undefined ? {} : { left: Number(left) }),
    ...(passkey === undefined ? {} : { passkey }),
    ...(key === undefined ? {} : { key }),
    ...(provider === undefined ? {} : { provider: w.serviceName(provider) }),
  };
}

/** A new password helps nobody whose address is no longer the account's. */
function ifNotYou(w: Writer, template: NoticeTemplate): Block[] {
  if (template === 'email-changed') return [text(w.t('email-changed.notYou', { site: w.site }))];
  return [text(w.t('notYou')), { kind: 'action', label: w.t('action.newPassword'), url: w.url(paths.forgotPassword) }];
}

export function testMail(w: Writer): Content {
  const what = w.t('test-mail.text', { site: w.site });
  return {
    subject: w.t('test-mail.subject', { shop: w.shop }),
    preview: what,
    heading: w.t('test-mail.heading'),
    blocks: [text(what)],
    reason: w.t('footer.asked', { site: w.site }),
  };
}
