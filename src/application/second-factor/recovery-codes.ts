import type { RecoveryCodes } from './ports.ts';

const HOW_MANY = 10;

/** What the owner is shown, and what is kept of it. */
export function newRecoveryCodes(recoveryCodes: RecoveryCodes): { codes: string[]; hashes: Buffer[] } {
  const codes = Array.from({ length: HOW_MANY }, () => recoveryCodes.next());
  return { codes, hashes: codes.map((code) => recoveryCodes.hash(code)) };
}
