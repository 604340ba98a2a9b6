import { useTranslations } from 'next-intl';
import type { FieldError } from '@/domain/errors';
import { useErrorWords } from '../../field-errors';

type FaultsProps = {
  faults: readonly FieldError[] | undefined;
  /** As the command line says it: for what has no words of the reader's. */
  english: string;
};

/** What is wrong with a file or one of its rows, each with the column as the file calls it. */
export function Faults({ faults = [], english }: FaultsProps) {
  const t = useTranslations('adminEvents.import.faults');
  const others = useErrorWords();
  if (faults.length === 0) return <span lang="en">{english}</span>;
  return (
    <ul className="grid gap-1">
      {faults.map((fault) => (
        <li key={`${fault.field} ${fault.code}`}>
          {fault.field === '' ? null : <code className="font-semibold">{fault.field}: </code>}
          {t.has(fault.code) ? t(fault.code, fault.params) : others(fault)}
        </li>
      ))}
    </ul>
  );
}
