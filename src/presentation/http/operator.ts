import { createHash, timingSafeEqual } from 'node:crypto';
import { platform } from '@/composition';
import { AppError } from '@/domain/errors';
import type { ApiRequest } from './request';

/** Whoever runs the shop, for what only they may see. */

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1)$/;
/** What a proxy on this machine says: its connection comes from here, whoever asks. */
const PROXY_HEADERS = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

const isFromHere = ({ address, headers }: ApiRequest) =>
  LOOPBACK.test(address) && PROXY_HEADERS.every((name) => headers.get(name) === null);

const digest = (text: string) => createHash('sha256').update(text).digest();

function hasToken({ headers }: ApiRequest, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  // Of their digests: how long it takes says nothing of how much was right.
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/** From this machine itself, or with METRICS_TOKEN. @throws AppError UNAUTHORIZED */
export function assureOperator(request: ApiRequest): void {
  const { METRICS_TOKEN } = platform.env();
  if (isFromHere(request) || (METRICS_TOKEN && hasToken(request, METRICS_TOKEN))) return;
  throw new AppError('UNAUTHORIZED', 'This is for the machine itself, or for whoever brings METRICS_TOKEN.');
}
