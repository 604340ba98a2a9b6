import type { ReactNode } from 'react';
import { Barcode } from '../ui/empty-state';

/** The door: what it is about on one side, the form on the other. */
export function AccountPage({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-10 sm:px-6 lg:grid-cols-[1fr_28rem] lg:gap-16 lg:py-20">
      <div className="lg:pt-6">
        <h1 className="font-extrabold text-4xl sm:text-5xl lg:text-7xl">{title}</h1>
        <p className="mt-3 max-w-md text-ink-soft text-lg lg:mt-5 lg:text-xl">{intro}</p>
        <Barcode className="mt-12 hidden h-64 w-28 text-ink/12 lg:block" />
      </div>
      {children}
    </div>
  );
}
