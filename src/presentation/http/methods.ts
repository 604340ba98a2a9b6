import { AppError } from '@/domain/errors';
import { METHODS, type Method } from './contracts/contract';
import { preflight } from './cors';
import { answering, type ContractHandler, type RouteHandler } from './route';

type Table = Record<Method | 'OPTIONS', RouteHandler>;

const tableOf = (handlerOf: (method: Method) => RouteHandler, options: RouteHandler): Table => ({
  GET: handlerOf('GET'),
  POST: handlerOf('POST'),
  PUT: handlerOf('PUT'),
  PATCH: handlerOf('PATCH'),
  DELETE: handlerOf('DELETE'),
  OPTIONS: options,
});

/** Every method of a path: those of the contracts given, problem JSON with `Allow` for the others, and the preflight. */
export function methods(...handlers: ContractHandler[]): Table {
  const handlerOf = (method: Method) => handlers.find(({ contract }) => contract.method === method);
  const taken = METHODS.filter(handlerOf);
  const allow = [...taken, ...(taken.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');

  const refuse: RouteHandler = async (request) => {
    const response = await answering(request, async () => {
      throw new AppError('METHOD_NOT_ALLOWED', `This address takes ${allow}.`);
    });
    response.headers.set('allow', allow);
    return response;
  };
  return tableOf(
    (method) => handlerOf(method) ?? refuse,
    async (request) => preflight(request, allow),
  );
}

/** For an address that nobody has: 404, whatever the method. */
export function nothingHere(): Table {
  const refuse: RouteHandler = (request) =>
    answering(request, async () => {
      throw new AppError('RESOURCE_NOT_FOUND', 'There is nothing at this address.');
    });
  return tableOf(
    () => refuse,
    async (request) => preflight(request, [...METHODS, 'HEAD', 'OPTIONS'].join(', ')),
  );
}
