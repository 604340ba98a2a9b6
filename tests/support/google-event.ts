/**
 * What Google documents of `Event`: https://developers.google.com/search/docs/appearance/structured-data/event
 * (required and recommended properties, and the general form of their values).
 */

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

type Check = (value: unknown) => string | null;

const text: Check = (value) => (typeof value === 'string' && value.trim() !== '' ? null : 'is no text');
const address: Check = (value) =>
  typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value) ? null : 'is no whole web address';
const time: Check = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value))
    ? null
    : 'is no ISO 8601 time with its distance from UTC';
const price: Check = (value) => (typeof value === 'number' && value >= 0 ? null : 'is no price');
const currency: Check = (value) =>
  typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? null : 'is no ISO 4217 code';
const oneOf =
  (...names: string[]): Check =>
  (value) =>
    names.some((name) => value === `https://schema.org/${name}`) ? null : `is none of ${names.join(', ')}`;
const each =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length === 0
      ? 'is empty'
      : (listed(value)
          .map(check)
          .find((problem) => problem !== null) ?? null);

/** Of one type of thing: what must be there, what should be, and what each must look like. */
type Rules = { required: string[]; recommended: string[]; checks: Record<string, Check> };

const EVENT: Rules = {
  required: ['name', 'startDate', 'location'],
  recommended: [
    'description',
    'endDate',
    'eventStatus',
    'image',
    'offers',
    'organizer',
    'performer',
    'previousStartDate',
  ],
  checks: {
    name: text,
    description: text,
    startDate: time,
    endDate: time,
    previousStartDate: each(time),
    image: each(address),
    eventStatus: oneOf('EventCancelled', 'EventPostponed', 'EventRescheduled', 'EventScheduled'),
    eventAttendanceMode: oneOf('OfflineEventAttendanceMode', 'OnlineEventAttendanceMode', 'MixedEventAttendanceMode'),
  },
};
const PLACE: Rules = { required: ['address'], recommended: ['name'], checks: { name: text } };
const POSTAL: Rules = {
  required: [],
  recommended: ['streetAddress', 'addressLocality', 'addressRegion', 'postalCode', 'addressCountry'],
  checks: {
    streetAddress: text,
    addressLocality: text,
    addressRegion: text,
    postalCode: text,
    addressCountry: (value) => (typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? null : 'is no ISO 3166-1 code'),
  },
};
const VIRTUAL: Rules = { required: ['url'], recommended: [], checks: { url: address } };
const OFFER: Rules = {
  required: [],
  recommended: ['availability', 'price', 'priceCurrency', 'validFrom', 'url'],
  checks: {
    availability: oneOf('InStock', 'SoldOut', 'PreOrder', 'Discontinued'),
    price,
    priceCurrency: currency,
    validFrom: time,
    validThrough: time,
    url: address,
  },
};
const ORGANIZER: Rules = { required: ['name'], recommended: ['url'], checks: { name: text, url: address } };

export type Verdict = { errors: string[]; missing: string[] };

function judge(value: unknown, rules: Rules, path: string, verdict: Verdict): value is Json {
  if (!isObject(value)) {
    verdict.errors.push(`${path} is no thing with properties`);
    return false;
  }
  const has = (name: string) => value[name] !== undefined;
  for (const name of rules.required) if (!has(name)) verdict.errors.push(`${path}.${name} is missing`);
  for (const name of rules.recommended) if (!has(name)) verdict.missing.push(`${path}.${name}`);
  for (const [name, check] of Object.entries(rules.checks)) {
    const problem = has(name) ? check(value[name]) : null;
    if (problem) verdict.errors.push(`${path}.${name} ${problem}: ${JSON.stringify(value[name])}`);
  }
  return true;
}

function judgeLocation(location: unknown, verdict: Verdict) {
  for (const place of listed(location)) {
    if (isObject(place) && place['@type'] === 'VirtualLocation') {
      judge(place, VIRTUAL, 'location', verdict);
      continue;
    }
    if (!judge(place, PLACE, 'location', verdict)) continue;
    // A plain text is an address too, only a worse one.
    if (isObject(place.address)) judge(place.address, POSTAL, 'location.address', verdict);
    else if (text(place.address)) verdict.errors.push('location.address is no text and no PostalAddress');
  }
}

/** What of the data breaks Google's rules, and which recommended properties are not there. */
export function judgeEvent(data: unknown): Verdict {
  const verdict: Verdict = { errors: [], missing: [] };
  if (!judge(data, EVENT, 'event', verdict)) return verdict;
  if (data['@context'] !== 'https://schema.org') verdict.errors.push('@context is not schema.org');
  if (data['@type'] !== 'Event') verdict.errors.push('@type is not Event');
  judgeLocation(data.location, verdict);
  if (data.offers !== undefined) for (const offer of listed(data.offers)) judge(offer, OFFER, 'offers', verdict);
  if (data.organizer !== undefined) judge(data.organizer, ORGANIZER, 'organizer', verdict);
  if (data.performer !== undefined) judge(data.performer, ORGANIZER, 'performer', verdict);
  if (Date.parse(String(data.endDate)) <= Date.parse(String(data.startDate))) {
    verdict.errors.push('endDate is not after startDate');
  }
  if (data.eventStatus === 'https://schema.org/EventRescheduled' && data.previousStartDate === undefined) {
    verdict.errors.push('previousStartDate is missing of a rescheduled event');
  }
  return { errors: verdict.errors, missing: [...new Set(verdict.missing)] };
}
