'use client';

import { useTranslations } from 'next-intl';
import { Outcome } from './outcome';

/** There is no token, or it is good for nothing any more. */
export function NoLink({ wasThere }: { wasThere: boolean }) {
  const t = useTranslations('recovery');
  const which = wasThere ? 'gone' : 'noToken';
  return <Outcome key={which} takesFocus={wasThere} title={t(`${which}.title`)} text={t(`${which}.text`)} />;
}
