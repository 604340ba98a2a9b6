'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { LIMITS } from '@/domain/limits';
import { ATTENDANCE_MODES, isStreamed, takesPlace } from '@/domain/venue';
import { Select } from '../../ui/select';
import { FormSection } from '../form-section';
import { type EventFormValues, readAttendance } from './event-form-values';
import { FormField, TextField } from './form-field';

/** A country by its code, in the words of the reader. */
export type CountryOption = { code: string; name: string };

export function WhereSection({ countries }: { countries: readonly CountryOption[] }) {
  const t = useTranslations('admin.form');
  const { control, register } = useFormContext<EventFormValues>();
  const [chosen, venue, onlineUrl] = useWatch({ control, name: ['attendance', 'venue', 'onlineUrl'] });
  const attendance = readAttendance(chosen);
  // What was typed before is never hidden: it would be saved unseen.
  const showsVenue = takesPlace(attendance) || Object.values(venue).some(Boolean);
  const showsLink = isStreamed(attendance) || onlineUrl !== '';
  return (
    <FormSection title={t('sections.where')} hint={t('sections.whereHint')}>
      <TextField name="location" label={t('location')} hint={t('locationHint')} maxLength={LIMITS.location} />
      <FormField name="attendance" label={t('attendance')} className="sm:max-w-64">
        <Select {...register('attendance')}>
          {ATTENDANCE_MODES.map((mode) => (
            <option key={mode} value={mode}>
              {t(`attendances.${mode}`)}
            </option>
          ))}
        </Select>
      </FormField>
      {showsVenue ? <VenueFields countries={countries} /> : null}
      {showsLink ? (
        <TextField
          name="onlineUrl"
          label={t('onlineUrl')}
          hint={t('onlineUrlHint')}
          inputMode="url"
          spellCheck={false}
          maxLength={LIMITS.url}
        />
      ) : null}
    </FormSection>
  );
}

function VenueFields({ countries }: { countries: readonly CountryOption[] }) {
  const t = useTranslations('admin.form');
  const { register } = useFormContext<EventFormValues>();
  return (
    <>
      <TextField name="venue.name" label={t('venue.name')} hint={t('venueNameHint')} maxLength={LIMITS.venueName} />
      <TextField name="venue.street" label={t('venue.street')} maxLength={LIMITS.street} />
      <div className="grid items-start gap-5 sm:grid-cols-[1fr_2fr]">
        <TextField name="venue.postalCode" label={t('venue.postalCode')} maxLength={LIMITS.postalCode} />
        <TextField name="venue.city" label={t('venue.city')} maxLength={LIMITS.city} />
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField name="venue.region" label={t('venue.region')} maxLength={LIMITS.region} />
        <FormField name="venue.country" label={t('venue.country')}>
          <Select {...register('venue.country')}>
            <option value="">{t('venueCountryNone')}</option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </FormField>
      </div>
      <TextField
        name="venue.mapUrl"
        label={t('venue.mapUrl')}
        hint={t('venueMapUrlHint')}
        inputMode="url"
        spellCheck={false}
        maxLength={LIMITS.url}
      />
    </>
  );
}
