import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

/** The door: what it is about on one side, the form on the other. Children place themselves in its two columns. */
export function AccountPage({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-10 sm:px-6 lg:grid-cols-[1fr_28rem] lg:grid-rows-[auto_1fr] lg:gap-x-16 lg:gap-y-12 lg:py-20">
      <div className="lg:pt-4">
        <h1 className="font-extrabold text-4xl sm:text-5xl lg:text-7xl">{title}</h1>
        <p className="mt-3 max-w-md text-ink-soft text-lg lg:mt-5 lg:text-xl">{intro}</p>
      </div>
      {children}
    </div>
  );
}

/** What an account is good for, on the empty side of the door. */
export function Promises({ items }: { items: string[] }) {
  return (
    <ul className="grid max-w-md gap-3 self-start lg:text-lg">
      {items.map((item) => (
        <li key={item} className="flex items-start gap-3">
          <Check className="mt-1 size-5 shrink-0 text-coral-text" aria-hidden="true" />
          {item}
        </li>
      ))}
    </ul>
  );
}
