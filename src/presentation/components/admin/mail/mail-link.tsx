'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import type { MailDto } from '@/application/mail/schema';
import { showMailLink } from '@/presentation/actions/mail';
import { Button } from '../../ui/button';
import { Input } from '../../ui/input';
import { useActionForm } from '../../use-action-form';
import { useTemplateWords } from './mail-words';

/** The secret of a mail: fetched when somebody asks for it, and never part of the list. */
export function MailLink({ mail }: { mail: MailDto }) {
  const t = useTranslations('admin.mail');
  const errors = useTranslations('errors');
  const template = useTemplateWords()(mail.template);
  const [url, setUrl] = useState<string | null>(null);
  const show = useRef<HTMLButtonElement>(null);
  const [wasHidden, setHidden] = useState(false);
  // Back to where one came from.
  useEffect(() => {
    if (wasHidden && url === null) show.current?.focus();
  }, [wasHidden, url]);
  const { form, submit, isPending, error } = useActionForm({
    action: showMailLink,
    initial: {},
    onDone: (shown) => setUrl(shown.url),
  });
  const hide = () => {
    setUrl(null);
    setHidden(true);
  };
  if (url !== null) return <ShownLink url={url} label={t('linkOf', { recipient: mail.recipient })} hide={hide} />;
  return (
    <form ref={form} action={submit} className="grid justify-items-start gap-1.5">
      <input type="hidden" name="id" value={mail.id} />
      <Button
        ref={show}
        type="submit"
        variant="outline"
        size="sm"
        pending={isPending}
        aria-label={isPending ? undefined : t('showOf', { recipient: mail.recipient, template })}
      >
        {isPending ? t('showing') : t('show')}
      </Button>
      {error ? (
        <span role="alert" className="text-danger text-sm">
          {error.code === 'RESOURCE_NOT_FOUND' ? t('linkGone') : errors(error.code)}
        </span>
      ) : null}
    </form>
  );
}

function ShownLink({ url, label, hide }: { url: string; label: string; hide: () => void }) {
  const t = useTranslations('admin.mail');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      toast.success(t('copied'));
    } catch {
      toast.error(t('copyFailed'));
    }
  };
  return (
    <div className="grid gap-2">
      <Input ref={field} readOnly value={url} aria-label={label} className="h-9 text-sm" />
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" size="sm" onClick={copy}>
          {t('copy')}
        </Button>
        <Button variant="ghost" size="sm" onClick={hide}>
          {t('hide')}
        </Button>
      </div>
    </div>
  );
}
