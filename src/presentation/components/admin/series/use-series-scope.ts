'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import type { UpdateEventInput } from '@/application/events/schema';
import type { ChangeScope, DatePreview } from '@/application/series/schema';
import { type UpdateOutcome, updateEvent } from '@/presentation/actions/events';
import type { ActionResult } from '@/presentation/actions/result';
import { changeSeries, previewSeriesChange } from '@/presentation/actions/series';

/** The date of a series that a form edits; null for an event that does not repeat. */
export type EditedDate = { events: number } | null;

/** Dates as they were seen, each of which is to change. */
type Chosen = { id: string; version: number }[];

/** A preview that waits for a word: which dates to change too, or null for none and nothing saved. */
export type AskedPreview = {
  dates: DatePreview[];
  /** Something changed since it was shown before. */
  isAgain: boolean;
  answer: (chosen: Chosen | null) => void;
};

export type SaveResult = ActionResult<UpdateOutcome & { isTold?: true }>;

/**
 * How the form of one date saves: that date alone, or with those that follow, or with all. What becomes of the others is
 * shown before anything is written, and each changes only as it was shown.
 */
export function useSeriesScope(date: EditedDate) {
  const t = useTranslations('adminSeries.preview');
  const [scope, setScope] = useState<ChangeScope>('one');
  const [asked, setAsked] = useState<AskedPreview | null>(null);

  const ask = async (dates: DatePreview[], isAgain: boolean) => {
    const chosen = await new Promise<Chosen | null>((answer) => setAsked({ dates, isAgain, answer }));
    setAsked(null);
    return chosen;
  };

  /** Null where its author thought better of it. */
  const save = async (input: { id: string; patch: UpdateEventInput }): Promise<SaveResult | null> => {
    if (!date || scope === 'one') return updateEvent(null, input);
    const { id: eventId, patch } = input;
    for (let isAgain = false; ; isAgain = true) {
      const preview = await previewSeriesChange(null, { eventId, scope, patch });
      if (!preview.ok) return preview;
      const dates = await ask(preview.data, isAgain);
      if (!dates) return null;
      const answer = await changeSeries(null, { eventId, patch, dates });
      if (!answer.ok) return answer;
      const { data } = answer;
      if (data.outcome === 'conflict') return { ok: true, data };
      if (data.outcome === 'saved') {
        toast.success(t('saved', { count: data.dates }));
        return { ok: true, data: { outcome: 'saved', event: data.event, isTold: true } };
      }
    }
  };

  return { scope, setScope, asked, save };
}
