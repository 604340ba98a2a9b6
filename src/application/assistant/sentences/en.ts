import type { Sentences } from './sentences.ts';

const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
const tickets = (number: number) => count(number, 'ticket', 'tickets');

export const en: Sentences = {
  greeting: 'Hello! Ask me what is on, when and where, what it costs, or about your own tickets.',
  thanks: 'You are welcome. Enjoy the event!',
  abilities:
    'I can tell you what is on and when, what tickets cost and how many are left, what is in your own orders, and how buying, cancelling, handing on and getting in work.',
  offTopic:
    'That is outside what I know: I answer about the events, tickets and accounts of this site. Try "What is on this weekend?"',
  whichEvent: 'Which event do you mean? Tell me a part of its name, a place or a day.',
  nothingFound: (within) => `I found no event like that${within}.`,
  noMore: 'That was all of them.',
  goneEvent: 'That event is no longer listed.',

  costs: (price) => `A ticket costs ${price}.`,
  costsBetween: (least, most) => `Tickets cost ${least} to ${most}.`,
  isFree: 'It is free.',
  free: 'free',
  isOn: ({ date, time, end, zone }) => `It is on ${date}, from ${time} to ${end} (${zone}).`,
  wasOn: ({ date, time, end, zone }) => `It was on ${date}, from ${time} to ${end} (${zone}).`,
  shortDate: (date, time) => `${date}, ${time}`,
  takesPlace: (location, address) => `It takes place at ${location}${address && ` (${address})`}.`,
  isOnline: 'It takes place online; whoever has a ticket gets the link.',
  ticketsLeft: (left, capacity) =>
    `${tickets(left)} of ${capacity.toLocaleString('en')} ${left === 1 ? 'is' : 'are'} left.`,
  left: (left) => `${tickets(left)} left`,
  soldOut: 'sold out',
  stillOnSale: 'still on sale',
  isSoldOut: 'It is sold out.',
  notOnSale: 'not on sale now',
  isNotOnSale: 'Tickets are not on sale at the moment.',
  isCancelled: 'It was cancelled.',
  cancelled: 'cancelled',
  isOver: 'It is over.',
  over: 'over',
  hasBegun: 'It has begun already.',
  goesAhead: 'It goes ahead as planned.',
  lasts: (duration, end) => `It lasts ${duration}, until ${end}.`,
  hours: (hours, minutes) =>
    [hours > 0 && count(hours, 'hour', 'hours'), minutes > 0 && count(minutes, 'minute', 'minutes')]
      .filter(Boolean)
      .join(' and '),
  organisedBy: (name) => `It is organised by ${name}.`,
  noOrganiser: 'Who organises it is not said.',
  seatsInAll: (capacity) => `There is room for ${capacity.toLocaleString('en')}.`,
  sold: (sold, capacity) => `${tickets(sold)} of ${capacity.toLocaleString('en')} ${sold === 1 ? 'is' : 'are'} sold.`,
  typesAre: 'These are its tickets:',
  typeSale: { before: 'not on sale yet', open: '', after: 'no longer on sale' },
  fewestAtOnce: (least) => `at least ${least} at once`,
  noDescription: 'There is no description of it.',

  found: (total, within) =>
    total === 1 ? `I found one event${within}:` : `I found ${count(total, 'event', 'events')}${within}:`,
  from: (first, last) => ` from ${first} to ${last}`,
  onDay: (day) => ` on ${day}`,
  first: { cheapest: 'The cheapest:', dearest: 'The most expensive:', soonest: 'Next:', newest: 'Newly added:' },
  insteadOf: {
    filters: 'Not quite as you asked, but this is the one with that name:',
    words: 'I found nothing of that name. This fits the rest of what you asked:',
  },
  andMore: (more) => `and ${more.toLocaleString('en')} more`,

  signIn: 'Sign in, and I can tell you about your own tickets and orders.',
  yourTickets: (total, group) => {
    const kind = group === undefined ? '' : `${group} `;
    return `You have ${count(total, `${kind}ticket`, `${kind}tickets`)}:`;
  },
  noTickets: (group) => `You have no ${group === undefined ? '' : `${group} `}tickets.`,
  codesAreThere: 'QR codes and confirmation codes are on that page.',
  yourOrders: (total) => `You have ${count(total, 'order', 'orders')}:`,
  noOrders: 'You have no orders.',
  order: (quantity, total, status, date) =>
    `${tickets(quantity)}, ${total}, ${{ PENDING: 'not paid yet', PAID: 'paid', CANCELLED: 'cancelled', REFUNDED: 'refunded' }[status]}, ordered on ${date}`,
  ticketStatus: { ACTIVE: 'valid', CANCELLED: 'cancelled', USED: 'used' },
  eventStatus: {
    DRAFT: 'draft',
    SCHEDULED: '',
    ONGOING: 'on now',
    COMPLETED: 'over',
    CANCELLED: 'the event was cancelled',
  },
  pages: { login: 'Sign in', tickets: 'My tickets', orders: 'My orders', account: 'My account', events: 'All events' },
};
