import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from '@/presentation/i18n/navigation';
import { AdminNav } from '../admin-nav';

type DatesPageProps = {
  title: string;
  intro: string;
  /** Where one comes from. */
  back: { href: string; name: string };
  children: ReactNode;
};

/** The frame of the pages on which dates are made. */
export function DatesPage({ title, intro, back, children }: DatesPageProps) {
  return (
    <div className="grid grid-cols-1 gap-8">
      <AdminNav current="series" />
      <div className="grid gap-3">
        <Link
          href={back.href}
          prefetch={false}
          className="inline-flex w-fit items-center gap-1.5 font-semibold text-ink-soft text-sm hover:text-ink"
        >
          <ArrowLeft className="size-4 shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-words">{back.name}</span>
        </Link>
        <h1 className="font-extrabold text-3xl sm:text-4xl">{title}</h1>
        <p className="max-w-prose break-words text-ink-soft">{intro}</p>
      </div>
      {children}
    </div>
  );
}
