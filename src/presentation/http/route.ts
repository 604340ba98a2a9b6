import { z } from 'zod';
import { platform } from '@/composition';
import { AppError } from '@/domain/errors';
import { type Actor, VISITOR } from '@/domain/user';
import { type Answer, toResponse } from './answers/answer';
import { checkAnswer, checkFile, checkRefusal } from './answers/answer-check';
import { publicAnswer } from './answers/public-answer';
import { answerKey, sendReady } from './answers/ready-answer';
import { Reply, reply } from './answers/reply';
import { streamOf } from './answers/stream-of';
import { actorOf, isAnonymous } from './authenticate';
import type { Contract, Upload } from './contracts/contract';
import { addCors } from './cors';
import { isBodyless, parse, parseHeaders, readJson, readQuery, readUpload } from './input';
import { countedAs, type Metered, rateLimit } from './limits/rate-limit';
import { assureOperator } from './operator';
import { problem } from './problem';
import { type ApiRequest, requestIdOf, webRequest } from './request';

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

export type Call<C extends Contract> = {
  request: ApiRequest;
  actor: Actor;
  params: Output<C['params']>;
  headers: { [Name in keyof C['headers']]: Output<C['headers'][Name]> };
  query: Output<C['query']>;
  body: Output<C['body']>;
  /** Of an endpoint that takes a file: read once it is known who sends it. */
  upload: C['upload'] extends Upload ? () => Promise<Buffer> : undefined;
};

type Success = 200 | 201 | 202 | 204;
type DataOf<Answers> = {
  // Whatever a handler without an answer returns is not sent.
  [Status in keyof Answers & Success]: Answers[Status] extends z.ZodType ? z.output<Answers[Status]> : unknown;
}[keyof Answers & Success];
type Data<C extends Contract> = DataOf<C['answers']>;

/** An endpoint, whoever received the request. `params` are the parts of the path that vary. */
export type Answering = (request: ApiRequest, params: unknown) => Promise<Answer>;

type Context = { params: Promise<unknown> };
/** What a route file exports: Next calls it with a `Request`, server.ts calls `answer`, which is the same without one. */
export type RouteHandler = ((request: Request, context: Context) => Promise<Response>) & { answer: Answering };
/** A handler that knows what it answers to. */
export type ContractHandler = RouteHandler & { contract: Contract };

export const forNext = (answer: Answering): RouteHandler =>
  Object.assign(
    async (request: Request, context: Context) => toResponse(await answer(webRequest(request), await context.params)),
    { answer },
  );

const NOT_MODIFIED = 304;
const TOO_MANY = 429;
const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/** Runs `work`; what it throws becomes problem JSON, `refusalOf` having a say in which. */
export async function answering(
  request: ApiRequest,
  work: () => Promise<Answer>,
  refusalOf: (error: unknown) => unknown = (error) => error,
  requestId = requestIdOf(request),
): Promise<Answer> {
  const { method, path } = request;
  try {
    const answer = await work();
    platform.logger.debug({ requestId, method, path, status: answer.status });
    return addCors(request, { ...answer, headers: { ...answer.headers, 'x-request-id': requestId } });
  } catch (error) {
    return addCors(request, problem(refusalOf(error), { instance: path, requestId }));
  }
}

const isChecked = () => platform.env().CHECK_ANSWERS;

const successOf = ({ answers }: Contract) =>
  Number(Object.keys(answers).find((status) => Number(status) < NOT_MODIFIED) ?? NOT_MODIFIED);

/** What a handler returned, as it goes out. */
function written(contract: Contract, success: number, value: unknown) {
  const { content, headers, tags } = value instanceof Reply ? value : reply(value, {});
  if (content.kind === 'stream') {
    return { body: null, headers, tags, stream: streamOf(contract, content.stream) };
  }
  if (content.kind === 'file') {
    if (isChecked()) checkFile(contract, success, content.bytes, headers['content-type'] ?? '');
    return { body: content.bytes, headers, tags };
  }
  const hasBody = contract.answers[success] !== null;
  const body = hasBody ? (content.kind === 'written' ? content.json : JSON.stringify(content.data)) : null;
  if (isChecked()) checkAnswer(contract, success, body);
  return { body, headers, tags };
}

/** The one wrapper around every endpoint: actor → limit → parse → handler → what the contract promises, or problem JSON. */
export function route<const C extends Contract>(
  contract: C,
  handler: (call: Call<C>) => Promise<Data<C> | Reply<Data<C>>>,
): ContractHandler {
  const success = successOf(contract);
  const limit = rateLimit(contract.limit);
  const served = platform.figures().endpoints.of(`${contract.method} ${contract.path}`);
  const mayBeBodyless = contract.body instanceof z.ZodOptional;

  const callOf = async (request: ApiRequest, given: unknown, actor: Actor) => {
    const params = contract.params && parse(contract.params, given);
    const query = contract.query && parse(contract.query, readQuery(new URLSearchParams(request.search)));
    const headers = contract.headers && parseHeaders(contract.headers, request.headers);
    const body =
      contract.body && parse(contract.body, mayBeBodyless && isBodyless(request) ? undefined : await readJson(request));
    const { upload: taken } = contract;
    const upload = taken && (() => readUpload(request, taken));
    return { request, actor, params, headers, query, body, upload } as Call<C>;
  };
  const answered = async (request: ApiRequest, given: unknown, actor: Actor, metered: Metered) => {
    await metered.countActor(actor);
    const call = await callOf(request, given, actor);
    return written(contract, success, await metered.run(actor, call.body, () => handler(call)));
  };

  /** The same for all visitors, so that it is made for one of them. Whoever is known has an answer of their own. */
  const workInPublic = async (request: ApiRequest, given: unknown, metered: Metered) => {
    await metered.countAddress();
    const make = async (actor: Actor) => {
      const { body, headers, tags } = await answered(request, given, actor, metered);
      const answer = publicAnswer(body ?? '', { ...limit.policyHeaders(), ...headers });
      return { answer, tags: 'set-cookie' in headers ? null : tags };
    };
    const ready = isAnonymous(request)
      ? await platform.answers().get(answerKey(request, contract.query !== undefined), () => make(VISITOR))
      : (await make(await actorOf(request))).answer;
    return sendReady(ready, request);
  };

  /** Whoever calls. Nobody known, or nobody that a limit counts by account, is counted by the address. */
  const callerOf = async (request: ApiRequest, metered: Metered) => {
    if (contract.caller === 'operator') {
      await metered.countAddress();
      assureOperator(request);
      return VISITOR;
    }
    const found = await actorOf(request).catch((error: unknown) => ({ error }));
    if ('error' in found || countedAs(found) === null || !contract.limit.account) await metered.countAddress();
    if ('error' in found) throw found.error;
    return found;
  };

  const isForKnown = contract.caller !== 'anyone' && contract.caller !== 'operator';
  const work = async (request: ApiRequest, given: unknown, metered: Metered) => {
    const actor = await callerOf(request, metered);
    if (isForKnown && actor.kind === 'visitor') {
      throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
    }
    const { body, headers, stream } = await answered(request, given, actor, metered);
    return { status: success, headers: body === null ? headers : { ...JSON_HEADERS, ...headers }, body, stream };
  };
  const serve = contract.cache === 'public' ? workInPublic : work;
  const refusalOf = (error: unknown) => (isChecked() ? checkRefusal(contract, platform.asAppError(error)) : error);

  const answer: Answering = async (request, params) => {
    const begun = performance.now();
    const requestId = requestIdOf(request);
    platform.nameRequest(contract.method, contract.path, requestId);
    const metered = limit.begin(request.address, requestId);
    const given = await answering(request, () => serve(request, params, metered), refusalOf, requestId);
    served.count(given.status, performance.now() - begun);
    // What a cache keeps for others must not tell how this caller stands.
    if (contract.cache === 'public' && given.status !== TOO_MANY) return given;
    return { ...given, headers: { ...given.headers, ...metered.headers() } };
  };
  return Object.assign(forNext(answer), { contract });
}
