import { cn } from '../ui/class-names';

/** The name set on a torn ticket: two parts with a perforation between them. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex items-stretch whitespace-nowrap font-display font-extrabold text-[1.05rem] leading-none',
        className,
      )}
    >
      <span className="wordmark-main bg-ink py-2 pr-2.5 pl-3 text-paper">Event</span>
      <span className="wordmark-stub bg-coral py-2 pr-3 pl-2.5 text-coral-ink">Hub</span>
    </span>
  );
}
