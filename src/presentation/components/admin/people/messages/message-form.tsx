'use client';

import { useTranslations } from 'next-intl';
import type { ChangeEvent } from 'react';
import { toast } from 'sonner';
import { MESSAGE_LENGTH, type MessageDto, READERS } from '@/application/attendee-messages/schema';
import type { EventDetailDto } from '@/application/events/schema';
import { saveMessage } from '@/presentation/actions/attendee-messages';
import { useRouter } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { Input, Textarea } from '../../../ui/input';
import { Select } from '../../../ui/select';
import { useActionForm } from '../../../use-action-form';
import { FormRefusal } from '../form-refusal';
import { keepingChoices } from '../keep-choices';
import { DeleteMessage } from './delete-message';

type MessageFormProps = { event: Pick<EventDetailDto, 'id' | 'ticketTypes'>; message: MessageDto | null };

const LANGUAGES = [
  { name: 'english', subject: 'subjectEn', text: 'textEn', locale: 'en' },
  { name: 'portuguese', subject: 'subjectPt', text: 'textPt', locale: 'pt-BR' },
] as const;

/** A draft: what it says in each language, and who gets it. Kept when asked for; a new one gets a page of its own then. */
export function MessageForm({ event, message }: MessageFormProps) {
  const t = useTranslations('people.messages');
  const router = useRouter();
  const { form, submit, isPending, error, errorOf, control, typed, setTyped } = useActionForm({
    action: saveMessage,
    initial: {
      subjectEn: message?.texts.en?.subject ?? '',
      textEn: message?.texts.en?.text ?? '',
      subjectPt: message?.texts['pt-BR']?.subject ?? '',
      textPt: message?.texts['pt-BR']?.text ?? '',
      who: (message?.audience.who ?? 'everybody') as string,
      typeId: message?.audience.typeId ?? '',
      isNews: message?.isNews ? 'on' : '',
    },
    onDone: ({ id }) => {
      toast.success(t('saved'));
      if (!message) router.replace(paths.adminMessage(id));
    },
  });
  const set = (field: keyof typeof typed) => ({
    name: field,
    value: typed[field],
    onChange: ({ target }: ChangeEvent<HTMLSelectElement | HTMLTextAreaElement>) =>
      setTyped({ ...typed, [field]: target.value }),
  });
  return (
    <form
      ref={form}
      action={submit}
      onSubmit={keepingChoices(submit)}
      noValidate
      className="grid grid-cols-1 content-start gap-5"
    >
      <FormRefusal error={error} />
      <input type="hidden" name="eventId" value={event.id} />
      {message ? <input type="hidden" name="id" value={message.id} /> : null}
      <p className="text-ink-soft text-sm">{t('languagesHint')}</p>
      {LANGUAGES.map(({ name, subject, text, locale }) => (
        <fieldset key={name} className="grid grid-cols-1 gap-4 rounded-ticket border border-line p-4">
          <legend className="px-1.5 font-semibold">{t(name)}</legend>
          <Field label={t('subject')} error={errorOf(subject)}>
            <Input lang={locale} autoComplete="off" maxLength={MESSAGE_LENGTH.subject} {...control(subject)} />
          </Field>
          <Field label={t('text')} error={errorOf(text)}>
            <Textarea lang={locale} rows={7} maxLength={MESSAGE_LENGTH.text} {...set(text)} />
          </Field>
        </fieldset>
      ))}
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <Field label={t('who')} error={errorOf('who')}>
          <Select {...set('who')}>
            {READERS.map((who) => (
              <option key={who} value={who}>
                {t(`readers.${who}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('type')} error={errorOf('typeId')}>
          <Select {...set('typeId')}>
            <option value="">{t('allTypes')}</option>
            {event.ticketTypes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          name="isNews"
          checked={typed.isNews === 'on'}
          onChange={({ target }) => setTyped({ ...typed, isNews: target.checked ? 'on' : '' })}
          className="mt-1 size-4"
        />
        <span>
          <span className="block font-semibold text-sm">{t('isNews')}</span>
          <span className="block text-ink-soft text-sm">{t('isNewsHint')}</span>
        </span>
      </label>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant={message ? 'ink' : 'accent'} pending={isPending}>
          {isPending ? t('saving') : t('save')}
        </Button>
        {message ? <DeleteMessage id={message.id} eventId={event.id} /> : null}
      </div>
    </form>
  );
}
