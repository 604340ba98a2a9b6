import type { AccessWrites } from '@/application/access/ports';
import type { ApiKeyWrites } from '@/application/api-keys/ports';

/** A shop in which nobody has a role in an event, an invitation or a key. */
export const nobodysAccess: AccessWrites & ApiKeyWrites = {
  staff: {
    lockEvents: async () => [],
    of: async () => new Map(),
    give: async () => undefined,
    take: async () => undefined,
  },
  invitations: {
    create: async () => undefined,
    lock: async () => null,
    accept: async () => undefined,
    revoke: async () => false,
  },
  apiKeys: {
    create: async () => undefined,
    countLive: async () => 0,
    find: async () => null,
    end: async () => false,
    endAll: async () => [],
  },
};
