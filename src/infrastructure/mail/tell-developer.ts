import type { QueuedMail } from '../../application/auth/ports.ts';
import { type Env, env } from '../env.ts';
import { logger } from '../logger.ts';

type Told = { info(facts: Record<string, unknown>, message: string): void };

/**
 * Whoever develops finds the link of a mail in the terminal. Nowhere else: who reads the log of a shop must not be able to
 * open its accounts.
 */
export function tellDeveloper(
  { recipient, template, payload }: Pick<QueuedMail, 'recipient' | 'template' | 'payload'>,
  { NODE_ENV }: Pick<Env, 'NODE_ENV'> = env(),
  log: Told = logger(),
): void {
  if (NODE_ENV !== 'development' || !payload.url) return;
  log.info({ recipient, template, url: payload.url }, 'a mail was written');
}
