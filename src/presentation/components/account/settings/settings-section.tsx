import type { ReactNode } from 'react';

type SettingsSectionProps = {
  /** Where the page's own navigation leads. */
  id: string;
  title: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
};

/** One matter of the account page: what it is about, and below it all that can be done. */
export function SettingsSection({ id, title, hint, children }: SettingsSectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-24 gap-5 rounded-ticket border border-line bg-card p-5 sm:p-7"
    >
      <div>
        <h2 id={`${id}-title`} tabIndex={-1} className="font-bold text-2xl outline-none">
          {title}
        </h2>
        {hint ? <p className="mt-1.5 max-w-prose text-ink-soft">{hint}</p> : null}
      </div>
      {children}
    </section>
  );
}
