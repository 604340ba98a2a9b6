const sorted = (values: number[]) => [...values].sort((a, b) => a - b);

/** `share` of 0.99 is the 99th percentile. */
export function percentile(values: number[], share: number): number {
  const ordered = sorted(values);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN;
}

export const median = (values: number[]) => percentile(values, 0.5);

const short = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** Median and range over the rounds: `0.84 (0.79–0.90)`. */
export const spread = (values: number[]) =>
  `${short(median(values))} (${short(Math.min(...values))}–${short(Math.max(...values))})`;

export function printTable(rows: string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  rows.forEach((row, index) => {
    console.log(`| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
    if (index === 0) console.log(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  });
}
