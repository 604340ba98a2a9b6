import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from '@/presentation/i18n/navigation';

/** To what a page is a part of. Not fetched ahead: most readers go on. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-6 w-fit max-w-full items-center gap-1.5 font-semibold text-ink-soft text-sm hover:text-ink"
    >
      <ArrowLeft className="size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 break-words">
        <bdi>{children}</bdi>
      </span>
    </Link>
  );
}
