import { platform } from '@/composition';
import { addressKey } from '@/domain/network-address';
import type { Actor } from '@/domain/user';
import type { RateLimit } from '../contracts/limits';
import { type Count, type Counters, countWords, type Policy, policyWords, tooMany } from './rate-policy';
import { accountIn, beginAttempt, failurePolicies } from './sign-in-attempts';

/** A contract's limit, made ready: what is the same for each of its calls is made once. */
export function rateLimit(limit: RateLimit) {
  const { isShared = false } = limit;
  const policies = {
    address: limit.address && { name: `${limit.name}-address`, isShared, ...limit.address },
    account: limit.account && { name: `${limit.name}-account`, isShared, ...limit.account },
    failures: limit.failures && failurePolicies(limit.name, limit.failures),
  };
  return {
    /** For an answer that caches may keep: what holds for every caller, and nothing of how this one stands. */
    policyHeaders: (): Record<string, string> =>
      policies.address && platform.rateCounters() ? { 'ratelimit-policy': policyWords(policies.address) } : {},
    /** The counting of one call from `address`, which `requestId` names. */
    begin: (address: string, requestId: string) =>
      new Metered(platform.rateCounters(), { address, requestId }, policies),
  };
}

/** Whose calls a limit by account counts together: a person's, or those with one key. Null where it counts none. */
export function countedAs(actor: Actor): string | null {
  switch (actor.kind) {
    case 'user':
      return actor.id;
    case 'api-key':
      return actor.keyId;
    case 'job':
    case 'visitor':
      return null;
    default:
      return actor satisfies never;
  }
}

type Policies = {
  address: Policy | undefined;
  account: Policy | undefined;
  failures: ReturnType<typeof failurePolicies> | undefined;
};

type From = { address: string; requestId: string };

/** One call on its way: counted where it first can be, refused where it is too much. */
export class Metered {
  readonly #counters: Counters | null;
  /** As it is written down, and the address as it is counted. */
  readonly #from: From;
  readonly #address: string;
  readonly #policies: Policies;
  #policyWords = '';
  #countWords = '';

  constructor(counters: Counters | null, from: From, policies: Policies) {
    this.#counters = counters;
    this.#from = from;
    this.#address = addressKey(from.address);
    this.#policies = policies;
  }

  readonly #take = async (policy: Policy | undefined, key: string): Promise<void> => {
    if (!policy || !this.#counters) return;
    const count = await this.#counters.take(policy, key);
    this.#tell(policy, count);
    if (count.isOver) throw tooMany(policy, count, this.#address);
  };

  readonly #tell = (policy: Policy, count: Count): void => {
    const separator = this.#policyWords ? ', ' : '';
    this.#policyWords += separator + policyWords(policy);
    this.#countWords += separator + countWords(policy, count);
  };

  /** Before anything is looked up. @throws AppError RATE_LIMITED */
  countAddress = () => this.#take(this.#policies.address, this.#address);

  /** Once it is known who calls. @throws AppError RATE_LIMITED */
  async countActor(actor: Actor): Promise<void> {
    const account = countedAs(actor);
    if (account !== null) await this.#take(this.#policies.account, account);
  }

  /**
   * Runs `work` on behalf of the caller. Where `input` tries to sign in, and that too often failed, it is not even tried.
   * @throws AppError RATE_LIMITED, or what `work` throws
   */
  async run<T>(actor: Actor, input: unknown, work: () => Promise<T>): Promise<T> {
    const { failures } = this.#policies;
    const tried = failures ? accountIn(input, failures.field) : null;
    const caller = { address: this.#address, account: tried ?? countedAs(actor) };
    const inItsName = () => platform.inRequest({ ...this.#from, actor }, () => platform.asCaller(caller, work));
    if (!failures || tried === null || !this.#counters) return inItsName();
    const attempt = await beginAttempt(
      this.#counters,
      failures,
      { address: this.#address, account: tried },
      this.#tell,
    );
    try {
      const done = await inItsName();
      await attempt.succeed();
      return done;
    } catch (error) {
      await attempt.fail(platform.asAppError(error).code);
      throw error;
    }
  }

  /** How the caller stands, for the answer. */
  headers(): Record<string, string> {
    return this.#policyWords ? { 'ratelimit-policy': this.#policyWords, ratelimit: this.#countWords } : {};
  }
}
