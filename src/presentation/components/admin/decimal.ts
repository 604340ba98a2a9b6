/** The characters that part whole and fraction in `locale`, and groups of thousands. */
function separators(locale: string) {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: of('decimal'), group: of('group') };
}

/**
 * An amount as people write it: `299`, `299,00`, `299.00`, `1.299,00`, `1,299.00`. Null where it is none.
 * One separator before one or two digits always parts the fraction; before three it does so only where `locale` says so.
 */
export function parseDecimal(text: string, locale: string): number | null {
  const compact = text.replace(/[\s\u00A0\u202F]/g, '');
  if (!/^\d[\d.,]*$/.test(compact)) return null;

  const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  if (last === -1) return Number(compact);
  const [whole, fraction, mark] = [compact.slice(0, last), compact.slice(last + 1), compact[last]];
  const other = mark === '.' ? ',' : '.';
  const marksOnce = !whole.includes(mark ?? '');
  const groupsThousands =
    fraction.length === 3 && !whole.includes(other) && (!marksOnce || separators(locale).decimal !== mark);
  if (groupsThousands) return grouped(compact, mark ?? '');
  if (!marksOnce || fraction === '') return null;
  const integer = grouped(whole, other);
  return integer === null ? null : Number(`${integer}.${fraction}`);
}

function grouped(digits: string, mark: string): number | null {
  const [first = '', ...rest] = digits.split(mark);
  const wellFormed =
    /^\d+$/.test(first) && rest.every((group) => /^\d{3}$/.test(group)) && (rest.length === 0 || first.length <= 3);
  return wellFormed ? Number([first, ...rest].join('')) : null;
}

/** 299 → `299.00` or `299,00`: the form in which `locale` writes a price, ungrouped so that it is easy to edit. */
export const formatDecimal = (amount: number, locale: string) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false }).format(
    amount,
  );
