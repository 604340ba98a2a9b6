import type { ReactNode } from 'react';

type AdminPageProps = {
  /** What stands above the title: the way back, or the other pages of the same matter. */
  above?: ReactNode;
  title: ReactNode;
  intro?: ReactNode;
  /** What the page is opened for, most often. */
  action?: ReactNode;
  children: ReactNode;
};

/** How every page of the administration begins, and the distance between its parts. */
export function AdminPage({ above, title, intro, action, children }: AdminPageProps) {
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="grid grid-cols-1 gap-3">
        {above}
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div className="min-w-0">
            <h1 className="break-words font-extrabold text-3xl sm:text-4xl">
              <bdi>{title}</bdi>
            </h1>
            {intro ? <p className="mt-1 max-w-prose break-words text-ink-soft">{intro}</p> : null}
          </div>
          {action}
        </div>
      </div>
      {children}
    </div>
  );
}

export function AdminSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="font-bold text-xl">{title}</h2>
      {children}
    </section>
  );
}
