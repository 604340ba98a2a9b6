import type { ReactNode } from 'react';

/** A part of the gallery, which is in English: it is for whoever develops. */
export function GallerySection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 className="font-bold text-2xl">{title}</h2>
      {children}
    </section>
  );
}
