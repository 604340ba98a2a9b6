/** Without accents and capitals, as people type. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those with a title in which a word begins with each word of `q`. */
export function matching<T extends { title: string }>(q: string, all: T[]): T[] {
  const asked = folded(q).split(/\s+/).filter(Boolean);
  return all.filter(({ title }) => {
    const words = folded(title).split(/\s+/);
    return asked.every((each) => words.some((word) => word.startsWith(each)));
  });
}
