import { Search } from 'lucide-react';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/presentation/i18n/navigation';
import { localePath } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { Input } from '../../ui/input';
import { Select } from '../../ui/select';

type ListSearchProps = {
  /** The list's address, without language. */
  path: string;
  /** Changes with whatever is asked for: what was typed then makes way for what is shown. */
  asked: string;
  q: string;
  words: { label: string; placeholder?: string; search: string };
  /** What the address keeps besides; empty ones are left out. */
  kept?: Readonly<Record<string, string>>;
  /** The way back to everything, where less is shown. */
  clear?: { href: string; label: string } | null;
  /** `SearchFilter`s. */
  children?: ReactNode;
};

// A plain GET form: it works before and without JavaScript, and what was searched stays in the address.
export function ListSearch({ path, asked, q, words, kept = {}, clear, children }: ListSearchProps) {
  return (
    <search className="min-w-0">
      <form action={localePath(useLocale(), path)} className="flex flex-wrap items-center gap-3" key={asked}>
        {Object.entries(kept).map(([name, value]) =>
          value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="relative min-w-0 flex-[999_1_16rem]">
          <Search
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
            aria-hidden="true"
          />
          <Input
            type="search"
            name="q"
            maxLength={100}
            defaultValue={q}
            aria-label={words.label}
            placeholder={words.placeholder ?? words.label}
            className="text-ellipsis pl-9"
          />
        </div>
        {children}
        <Button type="submit" variant="ink" className="max-sm:grow">
          {words.search}
        </Button>
        {clear ? (
          <Button asChild variant="ghost">
            <Link href={clear.href}>{clear.label}</Link>
          </Button>
        ) : null}
      </form>
    </search>
  );
}

type SearchFilterProps = {
  name: string;
  value: string;
  label: string;
  /** What stands for everything; none where one of `options` does. */
  all?: string;
  options: readonly { value: string; name: string }[];
};

/** As wide as its longest option, so that none is cut; on a phone the row is filled. */
export function SearchFilter({ name, value, label, all, options }: SearchFilterProps) {
  return (
    <div className="max-w-full max-sm:grow sm:max-w-72">
      <Select name={name} defaultValue={value} aria-label={label} className="text-ellipsis">
        {all === undefined ? null : <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </Select>
    </div>
  );
}
