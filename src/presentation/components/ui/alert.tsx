import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './class-names';

const TONES = {
  info: { icon: Info, classes: 'bg-sunken text-ink' },
  ok: { icon: CircleCheck, classes: 'bg-ok-soft text-ok' },
  warn: { icon: TriangleAlert, classes: 'bg-warn-soft text-warn' },
  danger: { icon: CircleAlert, classes: 'bg-danger-soft text-danger' },
} as const;

type AlertProps = {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  children?: ReactNode;
  className?: string;
};

/** A message in the page. A `danger` one is announced at once, the others when the reader is idle. */
export function Alert({ tone = 'info', title, children, className }: AlertProps) {
  const { icon: Icon, classes } = TONES[tone];
  return (
    <div
      data-slot="alert"
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cn('flex items-start gap-2.5 rounded-lg px-3.5 py-3 text-sm', classes, className)}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="[&_a]:font-semibold [&_a]:underline">{children}</div> : null}
      </div>
    </div>
  );
}
