/** So many calls in so many seconds. */
type Allowance = { points: number; seconds: number };

export type RateLimit = {
  /** Endpoints of one name share their counters. */
  name: string;
  /** Counted over all processes and machines: where somebody guesses, or makes us work hard or write to people. */
  isShared?: true;
  /** Of one network address, by callers whom no account of theirs counts. */
  address?: Allowance;
  /** Of one account, wherever it calls from. */
  account?: Allowance;
  /**
   * What did not succeed: at one account (named by the input's `field`) from one address, and from one address at
   * whatever accounts. A success takes back what the same address got wrong at the same account. Nothing is counted of
   * an account alone, or strangers could lock its owner out.
   */
  failures?: { field: string; account: Allowance; address: Allowance };
};

const MINUTE = 60;
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;

/**
 * How often an endpoint may be called. A whole university may sit behind one address and must be able to buy: addresses
 * are wide, and counted in windows so short that nobody waits long. Accounts are narrow; whoever is known by one is
 * counted there alone, so that nobody's flood keeps others behind the same address from buying.
 */
export const limits = {
  general: { name: 'general', address: { points: 3_000, seconds: 10 }, account: { points: 1_200, seconds: MINUTE } },
  purchase: { name: 'purchase', address: { points: 3_000, seconds: 10 }, account: { points: 30, seconds: MINUTE } },
  login: {
    name: 'login',
    isShared: true,
    address: { points: 300, seconds: 10 },
    failures: {
      field: 'username',
      account: { points: 10, seconds: QUARTER },
      address: { points: 100, seconds: QUARTER },
    },
  },
  /** Several scanners on one account, each sending at once what it kept while there was no network. */
  checkIn: { name: 'check-in', address: { points: 3_000, seconds: 10 }, account: { points: 6_000, seconds: MINUTE } },
  /** A full house is megabytes. */
  checkInList: {
    name: 'check-in-list',
    address: { points: 300, seconds: 10 },
    account: { points: 120, seconds: MINUTE },
  },
  register: { name: 'register', isShared: true, address: { points: 1_000, seconds: HOUR } },
  /** A password or a code that could be guessed, asked of whoever is signed in. */
  secret: {
    name: 'secret',
    isShared: true,
    address: { points: 300, seconds: 10 },
    account: { points: 10, seconds: QUARTER },
  },
  /** Signing in with a passkey: nothing to guess, but each challenge is a row. */
  passkeySignIn: { name: 'passkey', isShared: true, address: { points: 1_000, seconds: MINUTE } },
  /** Signing in by another service: each start and each answer makes us ask it something. */
  serviceSignIn: { name: 'service', address: { points: 600, seconds: MINUTE } },
  /** What makes us write a mail. */
  mail: {
    name: 'mail',
    isShared: true,
    address: { points: 300, seconds: HOUR },
    account: { points: 20, seconds: HOUR },
  },
  /** The same at an address that its sender names: a big order, handed on ticket by ticket. */
  transfer: {
    name: 'transfer',
    isShared: true,
    address: { points: 300, seconds: HOUR },
    account: { points: 40, seconds: HOUR },
  },
  /** Tickets made into a PDF or a pass: 30 ms each of a thread of its own. */
  printing: { name: 'printing', address: { points: 600, seconds: MINUTE }, account: { points: 60, seconds: MINUTE } },
  /** Each makes us look things up, and a model think. */
  chat: { name: 'chat', address: { points: 60, seconds: MINUTE }, account: { points: 20, seconds: MINUTE } },
  /** Files that are looked at and worked on: a second or two each. */
  upload: { name: 'upload', address: { points: 120, seconds: MINUTE }, account: { points: 30, seconds: MINUTE } },
  /** All that is kept of an account, read at once. */
  export: {
    name: 'export',
    isShared: true,
    address: { points: 100, seconds: HOUR },
    account: { points: 10, seconds: HOUR },
  },
} as const satisfies Record<string, RateLimit>;

/** Of one browser that nobody signed in with, beside the limit of its address. */
export const visitorLimits = { chat: { name: 'chat-visitor', points: 20, seconds: MINUTE } };

/** Before Next is asked for anything, of one address: pages and calls that Next answers, and its files. */
export const serverLimits = {
  site: { name: 'site', points: 3_000, seconds: 10 },
  // A first visit takes about twenty, and a script that is refused leaves a page on which nobody can buy.
  files: { name: 'files', points: 20_000, seconds: 10 },
};
