'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';

/** Shows what visitors will see at `address`, or says that they would see nothing. */
export function ImagePreview({ address }: { address: string }) {
  const t = useTranslations('admin.form');
  const [broken, setBroken] = useState<string | null>(null);
  const isAddress = /^(https?:\/\/[^\s/]+\/\S|\/[^/\s])\S*$/.test(address);
  const words = address === '' ? t('imageNone') : t('imageBroken');
  return (
    <div className="relative grid aspect-video w-full max-w-72 place-items-center overflow-hidden rounded-ticket border border-line border-dashed bg-sunken">
      {isAddress && broken !== address ? (
        // Not next/image, which writes styles into the element that the page's policy forbids.
        <img
          src={address}
          alt={t('imagePreview')}
          loading="lazy"
          decoding="async"
          className="absolute inset-0 size-full object-cover"
          onError={() => setBroken(address)}
        />
      ) : (
        <p role="status" className="px-4 text-center text-ink-soft text-sm">
          {words}
        </p>
      )}
    </div>
  );
}
