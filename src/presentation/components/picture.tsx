import type { ComponentProps } from 'react';

/** A picture as it is. Uploads are cut to sizes and formats when they come in: Next's optimiser would do it again. */
export function Picture({ alt, ...props }: ComponentProps<'img'> & { alt: string }) {
  return <img alt={alt} {...props} />;
}
