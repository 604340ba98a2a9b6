'use client';

import { useLocale } from 'next-intl';
import { type ComponentProps, type KeyboardEvent, useId, useState } from 'react';
import type { SuggestionDto } from '@/application/events/schema';
import type { EventCategory } from '@/domain/event';
import { formatDay } from '@/domain/format';
import { useRouter } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { cn } from '../ui/class-names';
import { Input } from '../ui/input';
import { useSuggestions } from './use-suggestions';

function addressOf(suggestion: SuggestionDto): string {
  switch (suggestion.kind) {
    case 'category':
      return paths.category(suggestion.category);
    case 'place':
      return paths.place(suggestion.location);
    case 'event':
      return paths.event(suggestion.slug);
    default:
      return suggestion satisfies never;
  }
}

/** What it says, in the reader's language: handed over, so that a page carries no more words than these. */
export type SearchWords = {
  list: string;
  hint: string;
  kind: string;
  place: string;
  categories: Record<EventCategory, string>;
};

type SearchBoxProps = Omit<ComponentProps<typeof Input>, 'type' | 'value' | 'onChange'> & { words: SearchWords };

/**
 * A search field that completes what is typed: a combobox with a list (WAI-ARIA), in whose list nothing is chosen until the
 * arrows do. It is a field of its form like any other; without JavaScript it is nothing else.
 */
export function SearchBox({ words, defaultValue, className, ...props }: SearchBoxProps) {
  const router = useRouter();
  const listId = useId();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(isOpen ? text : '');
  const isShown = isOpen && suggestions.length > 0;
  const optionId = (index: number) => `${listId}-${index}`;

  const open = (typed: string) => {
    setText(typed);
    setOpen(true);
    setActive(-1);
  };
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const go = (suggestion: SuggestionDto) => {
    close();
    router.push(addressOf(suggestion));
  };
  const move = (by: number) =>
    // One place more than there are suggestions: the field itself.
    setActive((before) => ((before + 1 + by + suggestions.length + 1) % (suggestions.length + 1)) - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const chosen = suggestions[active];
    if (event.key === 'Escape' && isShown) close();
    else if (event.key === 'ArrowDown' && isShown) move(1);
    else if (event.key === 'ArrowUp' && isShown) move(-1);
    else if (event.key === 'ArrowDown') open(event.currentTarget.value);
    else if (event.key === 'Enter' && isShown && chosen) go(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <div className="relative">
      <Input
        {...props}
        type="search"
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown && active >= 0 ? optionId(active) : undefined}
        // Not held here: what is typed before this script runs is kept.
        defaultValue={defaultValue}
        onChange={(event) => open(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
        className={className}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={words.list}
        className={cn(
          'absolute inset-x-0 top-full z-30 mt-1 max-h-96 overflow-y-auto rounded-lg border border-field bg-card py-1 shadow-lg',
          !isShown && 'hidden',
        )}
      >
        {isShown
          ? suggestions.map((suggestion, index) => (
              <Option
                key={addressOf(suggestion)}
                id={optionId(index)}
                suggestion={suggestion}
                words={words}
                isActive={index === active}
                onChoose={() => go(suggestion)}
              />
            ))
          : null}
      </div>
      <span role="status" className="sr-only">
        {isShown ? words.hint : ''}
      </span>
    </div>
  );
}

type OptionProps = {
  id: string;
  suggestion: SuggestionDto;
  words: SearchWords;
  isActive: boolean;
  onChoose: () => void;
};

function textsOf(suggestion: SuggestionDto, words: SearchWords, locale: string): [name: string, more: string] {
  switch (suggestion.kind) {
    case 'category':
      return [words.categories[suggestion.category], words.kind];
    case 'place':
      return [suggestion.location, words.place];
    case 'event':
      return [suggestion.name, `${formatDay(suggestion.eventDate.slice(0, 10), locale)}, ${suggestion.location}`];
    default:
      return suggestion satisfies never;
  }
}

function Option({ id, suggestion, words, isActive, onChoose }: OptionProps) {
  const [name, more] = textsOf(suggestion, words, useLocale());
  return (
    <button
      type="button"
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      // Before the field loses the focus, which would close the list.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={cn(
        'grid min-h-11 w-full cursor-pointer content-center px-3 py-1.5 text-left hover:bg-ink/8',
        isActive && 'bg-ink/8 outline-2 outline-coral-text -outline-offset-2',
      )}
    >
      <span className="truncate font-semibold">{name}</span>
      <span className="truncate text-ink-soft text-sm">{more}</span>
    </button>
  );
}
