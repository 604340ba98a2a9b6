import type { LinkedAccountWrites } from '@/application/linked-accounts/ports';
import type { PasskeyWrites } from '@/application/passkeys/ports';
import type { FactorWrites } from '@/application/second-factor/ports';

const never = async () => {
  throw new Error('this account has no second factor');
};

/** Of accounts that have a password and nothing beside it. */
export const noFactors: FactorWrites & PasskeyWrites & LinkedAccountWrites = {
  factors: {
    of: async () => ({ totpSince: null, recoveryCodes: 0, passkeys: 0, linkedAccounts: 0 }),
    beginTotp: never,
    confirmTotp: never,
    removeTotp: never,
    replaceRecoveryCodes: never,
    strengthen: never,
  },
  passkeys: { add: never, remove: never, removeAll: async () => [] },
  linkedAccounts: { add: never, remove: never, removeAdded: async () => [] },
};
