'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';

export type Warning =
  | { kind: 'nowhere' }
  | { kind: 'left-lying' }
  | { kind: 'failing'; failures: number; lastAnswer: string | null };

/** Above every page of the administration, because nobody looks for mail that does not come: whole where mail is, a line elsewhere. */
export function MailWarning({ warning }: { warning: Warning }) {
  const { tone, title, text, link } = useWords(warning);
  if (useSelectedLayoutSegment() === 'mail') {
    return (
      <Alert tone={tone} title={title} className="mb-6">
        {text.map((paragraph) => (
          <p key={paragraph} className="max-w-prose break-words">
            {paragraph}
          </p>
        ))}
      </Alert>
    );
  }
  return (
    <Alert tone={tone} className="mb-4 py-2 sm:mb-6">
      <span className="font-semibold">{title}.</span>{' '}
      <Link href={paths.adminMail} prefetch={false} className="whitespace-nowrap">
        {link}
      </Link>
    </Alert>
  );
}

function useWords(warning: Warning) {
  const t = useTranslations('admin.mail.warning');
  switch (warning.kind) {
    case 'nowhere':
      return { tone: 'warn', title: t('nowhere.title'), text: [t('nowhere.text')], link: t('nowhere.link') } as const;
    case 'left-lying':
      return {
        tone: 'danger',
        title: t('leftLying.title'),
        text: [t('leftLying.text')],
        link: t('leftLying.link'),
      } as const;
    case 'failing': {
      const { failures, lastAnswer } = warning;
      const answer = lastAnswer ? [t('failing.answer', { answer: lastAnswer })] : [];
      return {
        tone: 'danger',
        title: t('failing.title', { count: failures }),
        text: [...answer, t('failing.text')],
        link: t('failing.link'),
      } as const;
    }
    default:
      return warning satisfies never;
  }
}
