'use client';

import { Link2 } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { toast } from 'sonner';
import { isServiceProblem, type LinkedAccountDto } from '@/application/linked-accounts/schema';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import type { Owner } from '../second-factor/owner-form';
import { LinkDialog, UnlinkDialog } from './link-dialogs';
import type { Service } from './service-buttons';
import { ServiceIcon } from './service-icon';
import { ServiceProblem } from './service-problem';

export type LinkedAccountsSectionProps = {
  /** Those that this shop knows. */
  services: readonly Service[];
  links: readonly LinkedAccountDto[];
  owner: Owner;
  isEmailVerified: boolean;
};

/** The accounts with other services that open this one. Nothing where the shop knows none and none is linked. */
export function LinkedAccountsSection({ services, links, owner, isEmailVerified }: LinkedAccountsSectionProps) {
  const t = useTranslations('account.services');
  const format = useFormatter();
  const heading = useRef<HTMLHeadingElement>(null);
  const [linking, setLinking] = useState<Service | null>(null);
  const [unlinking, setUnlinking] = useState<(LinkedAccountDto & { name: string }) | null>(null);
  if (services.length === 0 && links.length === 0) return null;

  // A service may be switched off while accounts are linked to it.
  const nameOf = (provider: string) => services.find(({ id }) => id === provider)?.name ?? provider;
  const dated = (date: string) => format.dateTime(new Date(date), { dateStyle: 'medium' });
  return (
    <div className="grid gap-4">
      <div className="grid gap-1.5">
        <h3 ref={heading} tabIndex={-1} className="flex items-center gap-2.5 font-semibold text-lg outline-none">
          <Link2 className="size-5 shrink-0 text-ink-soft" aria-hidden="true" />
          {t('title')}
        </h3>
        <p className="max-w-prose text-ink-soft">{t('text')}</p>
      </div>
      <Outcome nameOf={nameOf} />
      {links.length > 0 ? (
        <ul className="grid divide-y divide-line">
          {links.map((link) => (
            <li
              key={`${link.provider} ${link.subject}`}
              className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4 first:pt-0 last:pb-0"
            >
              <ServiceIcon service={link.provider} className="size-6 shrink-0" />
              <div className="min-w-0 flex-1 basis-56">
                <p className="break-words font-semibold">{nameOf(link.provider)}</p>
                <p className="break-words text-ink-soft text-sm">
                  {link.email} · {t('since', { date: dated(link.linkedAt) })} ·{' '}
                  {t('used', { date: dated(link.lastUsedAt) })}
                </p>
              </div>
              <Button
                variant="outline"
                size="sm"
                aria-label={t('unlink.of', { name: nameOf(link.provider), email: link.email })}
                onClick={() => setUnlinking({ ...link, name: nameOf(link.provider) })}
              >
                {t('unlink.action')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {isEmailVerified ? (
        <div className="flex flex-wrap gap-3">
          {services
            .filter(({ id }) => links.every(({ provider }) => provider !== id))
            .map((service) => (
              <Button key={service.id} variant="outline" onClick={() => setLinking(service)}>
                <ServiceIcon service={service.id} />
                {t('link.action', { name: service.name })}
              </Button>
            ))}
        </div>
      ) : (
        <p className="max-w-prose text-ink-soft">{t('problems.verify_email_first')}</p>
      )}
      <LinkDialog service={linking} owner={owner} close={() => setLinking(null)} />
      <UnlinkDialog
        link={unlinking}
        owner={owner}
        close={() => setUnlinking(null)}
        onUnlinked={() => {
          setUnlinking(null);
          toast.success(t('unlink.done'));
          // The row whose button had the focus is gone.
          heading.current?.focus();
        }}
      />
    </div>
  );
}

/** What became of the way to the service and back. */
function Outcome({ nameOf }: { nameOf: (provider: string) => string }) {
  const t = useTranslations('account.services');
  const asked = useSearchParams();
  const [problem, linked] = [asked.get('problem'), asked.get('linked')];
  if (isServiceProblem(problem)) return <ServiceProblem problem={problem} />;
  return linked ? <Alert tone="ok">{t('link.done', { name: nameOf(linked) })}</Alert> : null;
}
