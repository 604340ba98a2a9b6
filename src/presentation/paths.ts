import { routing } from './i18n/routing';

/** How the events of a list can be followed. */
export type FeedKind = 'rss' | 'ics';

/** Every page's path, without locale. `Link` and `redirect` of i18n/navigation add the locale's prefix. */
export const paths = {
  home: '/',
  events: '/events',
  event: (slug: string) => `/events/${encodeURIComponent(slug)}`,
  series: (slug: string) => `/series/${encodeURIComponent(slug)}`,
  place: (location: string) => `/events?location=${encodeURIComponent(location)}`,
  category: (category: string) => `/events?category=${encodeURIComponent(category)}`,
  /** A picture drawn for a page, under a name that follows from all that is on it; of an event, or of the home page. */
  sharedImage: (locale: string, name: string, slug?: string) =>
    ['/og', locale, slug, `${name}.png`].filter((part) => part !== undefined).join('/'),
  sitemapPart: (name: string) => `/sitemaps/${name}.xml`,
  feed: (kind: FeedKind) => `/events/feed.${kind}`,
  chat: '/chat',
  login: '/login',
  loginThen: (next: string) => `/login?next=${encodeURIComponent(next)}`,
  loginCode: '/login/code',
  register: '/register',
  registerThen: (next: string) => `/register?next=${encodeURIComponent(next)}`,
  forgotPassword: '/forgot-password',
  account: '/account',
  secondFactorThen: (next: string) => `/account/second-factor?next=${encodeURIComponent(next)}`,
  accountDeleted: '/account/deleted',
  tickets: '/tickets',
  printTicket: (id: string) => `/tickets/${encodeURIComponent(id)}/print`,
  printOrder: (id: string) => `/orders/${encodeURIComponent(id)}/print`,
  acceptTicket: (token: string) => `/tickets/accept?token=${encodeURIComponent(token)}`,
  orders: '/orders',
  ordersPage: (page: number) => (page > 1 ? `/orders?page=${page}` : '/orders'),
  order: (id: string) => `/orders/${encodeURIComponent(id)}`,
  door: '/door',
  doorOf: (eventId: string) => `/door?event=${encodeURIComponent(eventId)}`,
  admin: '/admin',
  adminEvents: '/admin/events',
  adminPeople: '/admin/people',
  adminPerson: (id: string) => `/admin/people/${encodeURIComponent(id)}`,
  invitePeople: '/admin/people/invite',
  adminApiKeys: '/admin/api-keys',
  adminAudit: '/admin/audit',
  adminJobs: '/admin/jobs',
  invitation: (token: string) => `/invitation?token=${encodeURIComponent(token)}`,
  adminMail: '/admin/mail',
  adminMailOne: (id: string) => `/admin/mail/${encodeURIComponent(id)}`,
  /** What it says, as a document of its own. */
  adminLetter: (id: string) => `/admin/mail/${encodeURIComponent(id)}/letter`,
  adminSettings: '/admin/settings',
  /** The style sheet of a shop with this colour, `#e8593a`. */
  theme: (accent: string) => `/theme/${accent.slice(1)}.css`,
  adminSeries: '/admin/series',
  adminSeriesOne: (id: string) => `/admin/series/${encodeURIComponent(id)}`,
  addDates: (seriesId: string) => `/admin/series/${encodeURIComponent(seriesId)}/dates`,
  repeatEvent: (id: string) => `/admin/events/${encodeURIComponent(id)}/repeat`,
  adminWebhooks: '/admin/webhooks',
  newWebhook: '/admin/webhooks/new',
  adminWebhook: (id: string) => `/admin/webhooks/${encodeURIComponent(id)}`,
  adminWebhookCall: (id: string) => `/admin/webhooks/calls/${encodeURIComponent(id)}`,
  adminTaskFile: (id: string) => `/admin/tasks/${encodeURIComponent(id)}/file`,
  newEvent: '/admin/events/new',
  importEvents: '/admin/events/import',
  importOf: (id: string) => `/admin/events/import/${encodeURIComponent(id)}`,
  editEvent: (id: string) => `/admin/events/${encodeURIComponent(id)}/edit`,
  adminAttendees: '/admin/attendees',
  eventAttendees: (id: string) => `/admin/events/${encodeURIComponent(id)}/attendees`,
  printAttendees: (id: string) => `/admin/events/${encodeURIComponent(id)}/attendees/print`,
  eventDesk: (id: string) => `/admin/events/${encodeURIComponent(id)}/desk`,
  adminOrder: (id: string) => `/admin/orders/${encodeURIComponent(id)}`,
  eventMessages: (id: string) => `/admin/events/${encodeURIComponent(id)}/messages`,
  newMessage: (id: string) => `/admin/events/${encodeURIComponent(id)}/messages/new`,
  adminMessage: (id: string) => `/admin/messages/${encodeURIComponent(id)}`,
  /** How it reads in a language, as a document of its own. */
  messageLetter: (id: string, locale: string) =>
    `/admin/messages/${encodeURIComponent(id)}/letter?in=${encodeURIComponent(locale)}`,
  eventNumbers: (id: string) => `/admin/events/${encodeURIComponent(id)}/numbers`,
} as const;

/** The path as the browser sees it: `/events` → `/pt-BR/events`, and unchanged in the default locale. */
export function localePath(locale: string, path: string): string {
  if (locale === routing.defaultLocale) return path;
  return `/${locale}${path.replace(/^\/(?=$|[?#])/, '')}`;
}
