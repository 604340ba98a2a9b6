/** How people take part. An event that is both has a place and a link. */
export const ATTENDANCE_MODES = ['OFFLINE', 'ONLINE', 'MIXED'] as const;
export type AttendanceMode = (typeof ATTENDANCE_MODES)[number];

/** Where an event takes place, in parts that maps and search engines understand. What is not known is empty. */
export type Venue = {
  name: string;
  street: string;
  city: string;
  /** State, province, county. */
  region: string;
  postalCode: string;
  /** ISO 3166-1: `BR`. */
  country: string;
  /** The organiser's own link to a map. Without one, the address is looked up. */
  mapUrl: string | null;
};

/** Who holds an event, and how to ask them. */
export type Organiser = { name: string; url: string | null; email: string | null };

export const takesPlace = (mode: AttendanceMode) => mode !== 'ONLINE';
export const isStreamed = (mode: AttendanceMode) => mode !== 'OFFLINE';

/** The address line by line, without the venue's name: street, then postal code, city and region. */
export const addressLines = ({ street, city, region, postalCode }: Venue): string[] =>
  [street, [[postalCode, city].filter(Boolean).join(' '), region].filter(Boolean).join(', ')].filter(Boolean);

/** Where a map shows the venue; null where nothing is known that a map could find. */
export function mapLink(venue: Venue): string | null {
  if (venue.mapUrl) return venue.mapUrl;
  const { name, street, city, region, postalCode, country } = venue;
  if (!city && !street) return null;
  const query = [name, street, postalCode, city, region, country].filter(Boolean).join(', ');
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(query)}`;
}

// In one order: what changed is told by comparing as text.

export const orderedVenue = (venue: Venue): Venue => ({
  name: venue.name,
  street: venue.street,
  city: venue.city,
  region: venue.region,
  postalCode: venue.postalCode,
  country: venue.country,
  mapUrl: venue.mapUrl,
});

export const orderedOrganiser = ({ name, url, email }: Organiser): Organiser => ({ name, url, email });
