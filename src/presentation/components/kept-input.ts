/**
 * What was typed into the forms of a page, kept in this tab while the page is loaded anew in the other language.
 * One page at a time, each form's text once, and only for as long as a page takes to load.
 */

const KEY = 'eventhub.kept-input';
/** Long enough for a slow line; nobody comes back to old text. */
const MAX_AGE_MS = 2 * 60_000;

/** A function, since a browser that forbids storage throws where it is merely named. */
type Store = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A form as it is known to the page: whose it is (the account, or null for a visitor's) and what it holds now. */
export type FormInput = { form: string; owner: string | null; values: unknown };
type Kept = { page: string; at: number; forms: FormInput[] };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isForm = (value: unknown): value is FormInput =>
  isObject(value) && typeof value.form === 'string' && (value.owner === null || typeof value.owner === 'string');

function read(store: Store): Kept | null {
  try {
    const kept: unknown = JSON.parse(store().getItem(KEY) ?? 'null');
    if (!isObject(kept) || !Array.isArray(kept.forms)) return null;
    if (typeof kept.page !== 'string' || typeof kept.at !== 'number') return null;
    return { page: kept.page, at: kept.at, forms: kept.forms.filter(isForm) };
  } catch {
    return null;
  }
}

/** Replaces whatever was kept before. False where the browser keeps nothing: its storage is full or switched off. */
export function keepInput(store: Store, page: string, forms: FormInput[], now: number): boolean {
  try {
    store().setItem(KEY, JSON.stringify({ page, at: now, forms } satisfies Kept));
    return true;
  } catch {
    return false;
  }
}

/** What was kept of this form, which is then kept no longer; undefined where nothing was, or it is another account's. */
export function takeInput(
  store: Store,
  page: string,
  { form, owner }: Pick<FormInput, 'form' | 'owner'>,
  now: number,
): unknown {
  const kept = read(store);
  if (!kept) return undefined;
  const age = now - kept.at;
  if (kept.page !== page || age < 0 || age > MAX_AGE_MS) {
    forgetInput(store);
    return undefined;
  }
  const found = kept.forms.find((each) => each.form === form && each.owner === owner);
  const others = kept.forms.filter((each) => each.form !== form);
  if (others.length === 0) forgetInput(store);
  else keepInput(store, page, others, kept.at);
  return found?.values;
}

export function forgetInput(store: Store): void {
  try {
    store().removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** For a form of plain texts: takes an object that has all of `fields`, as texts. */
export const keptTexts =
  <Field extends string>(fields: readonly Field[]) =>
  (kept: unknown): Record<Field, string> | null => {
    const isWhole = (texts: unknown): texts is Record<Field, string> =>
      isObject(texts) && fields.every((field) => typeof texts[field] === 'string');
    return isWhole(kept) ? kept : null;
  };
