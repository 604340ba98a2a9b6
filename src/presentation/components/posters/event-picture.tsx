'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { pictureSources } from '@/domain/picture';
import { Picture } from '../picture';
import { cn } from '../ui/class-names';

type EventPictureProps = {
  src: string;
  alt: string;
  /** What to show when the address answers no picture. */
  fallback: ReactNode;
  priority?: boolean;
  className?: string;
};

/** No page shows one wider than its column of text. */
const SIZES = '(min-width: 64rem) 45rem, 100vw';

/** The organiser's picture, or our poster where it cannot be loaded. Other sites do not learn which page shows it. */
export function EventPicture({ src, alt, fallback, priority, className }: EventPictureProps) {
  const image = useRef<HTMLImageElement>(null);
  const [isBroken, setIsBroken] = useState(false);
  // It may have failed before this component was there to hear of it.
  useEffect(() => {
    if (image.current?.complete && image.current.naturalWidth === 0) setIsBroken(true);
  }, []);
  if (isBroken) return fallback;
  const picture = (
    <Picture
      ref={image}
      src={src}
      alt={alt}
      loading={priority ? 'eager' : 'lazy'}
      fetchPriority={priority ? 'high' : 'auto'}
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setIsBroken(true)}
      className={cn('object-cover', className)}
    />
  );
  const sources = pictureSources(src);
  if (!sources) return picture;
  return (
    <picture className="contents">
      {sources.map(({ type, srcSet }) => (
        <source key={type} type={type} srcSet={srcSet} sizes={SIZES} />
      ))}
      {picture}
    </picture>
  );
}
