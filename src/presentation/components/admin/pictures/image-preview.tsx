'use client';

import { useTranslations } from 'next-intl';
import { EventPicture } from '../../posters/event-picture';

/** Shows what visitors will see at `address`, or says that they would see nothing. */
export function ImagePreview({ address }: { address: string }) {
  const t = useTranslations('admin.form');
  const isAddress = /^(https?:\/\/[^\s/]+\/\S|\/[^/\s])\S*$/.test(address);
  const nothing = (
    <p role="status" className="px-4 text-center text-ink-soft text-sm">
      {address === '' ? t('imageNone') : t('imageBroken')}
    </p>
  );
  return (
    <div className="relative grid aspect-video w-full max-w-72 place-items-center overflow-hidden rounded-ticket border border-line border-dashed bg-sunken">
      {isAddress ? (
        <EventPicture
          key={address}
          src={address}
          alt={t('imagePreview')}
          fallback={nothing}
          className="absolute inset-0 size-full"
        />
      ) : (
        nothing
      )}
    </div>
  );
}
