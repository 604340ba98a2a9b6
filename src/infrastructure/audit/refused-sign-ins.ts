import type { AuditEntry, RefusedSignIn } from '../../application/audit/ports.ts';

type Options = {
  write: (entries: AuditEntry[]) => Promise<void>;
  /** Who calls, as far as attempts of one caller are one thing. */
  source: () => string;
  /** Names are kept as this makes them, so that two attempts at one name can be told from two at two. */
  hash: (login: string) => string;
  /** Calls `work` once after a minute. */
  inAMinute: (work: () => Promise<void>) => void;
};

/** So many of one source are written one by one in a minute, and so many of all. The rest is counted. */
const ONE_BY_ONE = 5;
const ONE_BY_ONE_OF_ALL = 60;
/** More sources than these are counted together, so that a botnet fills no memory. */
const MOST_SOURCES = 1_000;
const MANY_SOURCES = 'many';

type Counted = { seen: number; counted: number; logins: Set<string> };
const MOST_LOGINS = 100;

/**
 * Sign-ins that were refused, for the audit log. A flood writes at most 60 rows a minute and as many sums at its end, of
 * which none is lost but by the death of the process: that there were attempts is written with the first of them.
 */
export function refusedSignIns({ write, source, hash, inAMinute }: Options) {
  let sources = new Map<string, Counted>();
  let written = 0;

  const entryOf = ({ login, userId, how }: RefusedSignIn): AuditEntry => ({
    action: 'session.refuse',
    subjectId: userId,
    detail: { how, ...(login === null ? {} : { login: hash(login) }) },
  });

  const sum = async (): Promise<void> => {
    const counted = [...sources].filter(([, each]) => each.counted > 0);
    sources = new Map();
    written = 0;
    const [most, ...others] = counted.toSorted(([, a], [, b]) => b.counted - a.counted);
    if (!most) return;
    const sumOf = (from: string, all: [string, Counted][]): AuditEntry => ({
      action: 'session.refuse-many',
      subjectId: null,
      detail: {
        from,
        attempts: all.reduce((total, [, each]) => total + each.counted, 0),
        logins: new Set(all.flatMap(([, each]) => [...each.logins])).size,
        sources: all.length,
      },
    });
    const named = others.slice(0, ONE_BY_ONE_OF_ALL - 1);
    const rest = others.slice(ONE_BY_ONE_OF_ALL - 1);
    const alone = [most, ...named].map((each) => sumOf(each[0], [each]));
    await write(rest.length > 0 ? [...alone, sumOf(MANY_SOURCES, rest)] : alone);
  };

  const countedOf = (key: string): Counted => {
    const name = sources.has(key) || sources.size < MOST_SOURCES ? key : MANY_SOURCES;
    const known = sources.get(name) ?? { seen: 0, counted: 0, logins: new Set() };
    sources.set(name, known);
    return known;
  };

  return {
    async note(attempt: RefusedSignIn): Promise<void> {
      if (sources.size === 0) inAMinute(sum);
      const counted = countedOf(source());
      counted.seen += 1;
      if (counted.seen <= ONE_BY_ONE && written < ONE_BY_ONE_OF_ALL) {
        written += 1;
        return write([entryOf(attempt)]);
      }
      counted.counted += 1;
      if (attempt.login !== null && counted.logins.size < MOST_LOGINS) counted.logins.add(hash(attempt.login));
    },
    /** Writes the sums of what was counted by now. */
    sum,
  };
}
