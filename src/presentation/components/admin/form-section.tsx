import type { ReactNode } from 'react';

export function FormSection({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-line border-t py-8 lg:grid-cols-[16rem_1fr]">
      <div>
        <h2 className="font-bold text-xl">{title}</h2>
        <p className="mt-1.5 text-ink-soft text-sm">{hint}</p>
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-5">{children}</div>
    </section>
  );
}
