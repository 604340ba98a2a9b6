/** Stands in for `next/cache` where route handlers run without Next around them; remembers what was evicted. */
export const evictedPaths: string[] = [];

export function revalidatePath(path: string): void {
  evictedPaths.push(path);
}
