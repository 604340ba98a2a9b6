import type { Shop } from '@/domain/shop';
import { tornName } from '@/domain/shop';
import { Picture } from '../picture';
import { cn } from '../ui/class-names';

/** The name set on a torn ticket: two parts with a perforation between them. A logo stands before it. */
export function Wordmark({
  shop: { name, logo },
  className,
}: {
  shop: Pick<Shop, 'name' | 'logo'>;
  className?: string;
}) {
  const [main, stub] = tornName(name);
  return (
    <span className={cn('inline-flex max-w-[60vw] items-center gap-2 sm:max-w-xs', className)}>
      {logo ? <Picture src={logo} alt="" className="h-9 max-w-24 shrink-0 rounded-sm object-contain" /> : null}
      <span className="inline-flex min-w-0 items-stretch whitespace-nowrap font-display font-extrabold text-[1.05rem] leading-none">
        <span className="wordmark-main truncate bg-ink py-2 pr-2.5 pl-3 text-paper">{main}</span>
        {stub ? (
          <span className="wordmark-stub max-w-40 truncate bg-coral py-2 pr-3 pl-2.5 text-coral-ink">{stub}</span>
        ) : null}
      </span>
    </span>
  );
}
