import { AppError } from '@/domain/errors';
import { METHODS, type Method } from './contracts/contract';
import { preflight } from './cors';
import { type Answering, answering, type ContractHandler, forNext, type RouteHandler } from './route';

/** The handlers of one path, by method. */
export type PathHandlers = Record<Method | 'OPTIONS', RouteHandler>;

const tableOf = (handlerOf: (method: Method) => RouteHandler, options: Answering): PathHandlers => ({
  GET: handlerOf('GET'),
  POST: handlerOf('POST'),
  PUT: handlerOf('PUT'),
  PATCH: handlerOf('PATCH'),
  DELETE: handlerOf('DELETE'),
  OPTIONS: forNext(options),
});

/** Every method of a path: those of the contracts given, problem JSON with `Allow` for the others, and the preflight. */
export function methods(...handlers: ContractHandler[]): PathHandlers {
  const handlerOf = (method: Method) => handlers.find(({ contract }) => contract.method === method);
  const taken = METHODS.filter(handlerOf);
  const allow = [...taken, ...(taken.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');

  const refuse = forNext(async (request) => {
    const answer = await answering(request, async () => {
      throw new AppError('METHOD_NOT_ALLOWED', `This address takes ${allow}.`);
    });
    return { ...answer, headers: { ...answer.headers, allow } };
  });
  return tableOf(
    (method) => handlerOf(method) ?? refuse,
    async (request) => preflight(request, allow),
  );
}

/** For an address that nobody has: 404, whatever the method. */
export function nothingHere(): PathHandlers {
  const refuse = forNext((request) =>
    answering(request, async () => {
      throw new AppError('RESOURCE_NOT_FOUND', 'There is nothing at this address.');
    }),
  );
  return tableOf(
    () => refuse,
    async (request) => preflight(request, [...METHODS, 'HEAD', 'OPTIONS'].join(', ')),
  );
}
