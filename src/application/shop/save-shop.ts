import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { KeptShop } from '../../domain/shop.ts';
import type { Actor } from '../../domain/user.ts';
import { changesBetween } from '../events/changes.ts';
import type { Transaction } from '../ports.ts';
import type { ShopInput } from './schema.ts';

type Deps = { transaction: Transaction };

/** What everybody sees of the shop follows at once. @throws AppError UNAUTHORIZED | FORBIDDEN | OPTIMISTIC_LOCK_ERROR */
export const saveShop =
  (d: Deps) =>
  async (actor: Actor, { version, ...shop }: ShopInput): Promise<KeptShop> => {
    authorize(actor, 'shop.change');
    return d.transaction(async (tx) => {
      const before = await tx.shop.lock();
      if (before.version !== version) {
        throw new AppError('OPTIMISTIC_LOCK_ERROR', 'Somebody changed the settings since you opened them.', {
          facts: { currentVersion: before.version },
        });
      }
      const saved = { ...shop, version: version + 1 };
      await tx.shop.save(saved);
      await tx.record([{ type: 'shop.changed', subjectId: SHOP_ID, payload: saved }]);
      const fields = Object.keys(changesBetween(before, shop));
      await tx.audit({ action: 'shop.change', subjectId: null, detail: { fields } });
      return saved;
    });
  };

/** Of what is recorded of the shop, which has no id. */
const SHOP_ID = '00000000-0000-0000-0000-000000000000';
