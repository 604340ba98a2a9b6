import { IncomingMessage, type ServerResponse } from 'node:http';
import { platform } from '@/composition';
import { AppError } from '@/domain/errors';
import { isOwnOrigin } from '../own-origin';
import { STATUS } from '../problem-body';
import { asActionCall } from './action-call';
import { isPage, refuse } from './refusals';
import { wholeBody } from './whole-body';

/**
 * What is posted to a page, a form or the call of a server action, is taken whole and looked at before Next sees it:
 * Next answers a foreign origin and a body that it cannot read with 500, and waits for a slow one as long as it takes.
 */

const MAX_BYTES = 64 * 1024;

const foreign = new AppError('FORBIDDEN', 'This call must come from our own pages.');
const unreadable = new AppError('MALFORMED_JSON', 'The form cannot be read.');
const noForm = new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the form as multipart/form-data.');

export const isPagePost = (request: IncomingMessage) => request.method === 'POST' && isPage(request);

/** @throws AppError where nothing is that could be read as what our pages send */
async function assureReadable(type: string, body: Buffer<ArrayBuffer>): Promise<void> {
  const kind = type.split(';', 1)[0]?.trim().toLowerCase();
  try {
    if (kind === 'text/plain') JSON.parse(body.toString());
    else if (kind === 'multipart/form-data') await new Response(body, { headers: { 'content-type': type } }).formData();
    else throw noForm;
  } catch (error) {
    throw error === noForm ? noForm : unreadable;
  }
}

/** The same request once more, its body being there already and its origin known as our own. */
function again(request: IncomingMessage, origin: string, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  const { method, url, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  // Next compares the origin with this header, which anybody can send, and fails where they differ.
  const headers = { ...request.headers, 'x-forwarded-host': new URL(origin).host };
  Object.assign(copy, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  copy.push(body);
  copy.push(null);
  copy.complete = true;
  return copy;
}

async function read(request: IncomingMessage, giveUp: () => void): Promise<IncomingMessage> {
  const { origin, host } = request.headers;
  if (!origin || !isOwnOrigin(origin, host)) throw foreign;
  const body = Buffer.from(await wholeBody(request, MAX_BYTES, giveUp));
  await assureReadable(request.headers['content-type'] ?? '', body);
  return again(request, origin, body);
}

/** Arguments that Next cannot read it answers with 500 before any action runs. Nobody but their sender is at fault. */
function blameTheSender(response: ServerResponse, call: { isRead: boolean }): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: never[]) =>
    writeHead(status === 500 && !call.isRead ? STATUS.MALFORMED_JSON : status, ...rest);
}

/** Hands a readable post of our own pages on to `handle`, and refuses any other. */
export async function takePagePost(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<void> {
  let isLast = false;
  const giveUp = () => {
    isLast = true;
  };
  const taken = await read(request, giveUp).catch((error: unknown) => platform.asAppError(error));
  if (taken instanceof AppError) return refuse(request, response, taken, { isLast });
  const call = { isRead: false };
  blameTheSender(response, call);
  await asActionCall(call, () => handle(taken, response));
}
