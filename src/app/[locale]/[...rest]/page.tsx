import { notFound } from 'next/navigation';

// Kept out of the page cache, which anybody could otherwise fill with addresses that do not exist.
export const dynamic = 'force-dynamic';

/** Gives an unknown address the locale's own not-found page. */
export default function UnknownPage() {
  notFound();
}
