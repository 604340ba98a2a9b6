/** The first, the last and the neighbours of `page` (all from 1); `null` stands for a gap: 1 … 4 5 6 … 20. */
export function pageNumbers(page: number, totalPages: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, totalPages])]
    .filter((number) => number >= 1 && number <= totalPages)
    .sort((a, b) => a - b);
  return shown.flatMap((number, index) => {
    const previous = shown[index - 1];
    if (previous === undefined || number === previous + 1) return [number];
    // A gap of one page costs as much room as its number.
    return number === previous + 2 ? [number - 1, number] : [null, number];
  });
}
