import { AppError } from '../../domain/errors.ts';
import type { WebhookAddresses } from './ports.ts';

/** Says early what a call would be refused for later. @throws AppError VALIDATION_ERROR naming `url` */
export function assureAddress(addresses: WebhookAddresses, url: string): void {
  const code = addresses.refusal(url);
  if (code === null) return;
  const message = code === 'https_only' ? 'must start with https://' : 'leads to a private address';
  throw new AppError('VALIDATION_ERROR', 'This address cannot be called.', {
    fields: [{ field: 'url', code, message }],
  });
}
