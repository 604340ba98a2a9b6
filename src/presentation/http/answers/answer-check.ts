import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { type Contract, errorsOf } from '../contracts/contract';

/**
 * Tests and development refuse to send what the contract does not promise, so that the contract can be believed. In
 * production nothing here runs, unless CHECK_ANSWERS asks for it.
 */

/** An answer that does not keep to its contract. */
export class ContractBreach extends Error {
  constructor({ method, path }: Contract, what: string) {
    super(`${method} ${path} ${what}`);
    this.name = 'ContractBreach';
  }
}

/** Every breach of this process. The tests end by finding none. */
export const breaches: ContractBreach[] = [];

function breach(contract: Contract, what: string): ContractBreach {
  const found = new ContractBreach(contract, what);
  breaches.push(found);
  return found;
}

/** @throws ContractBreach where the contract has no such answer; `text` is the body as it would go out */
export function checkAnswer(contract: Contract, status: number, text: string | null | undefined): void {
  const schema = contract.answers[status];
  if (schema === undefined) throw breach(contract, `has no answer ${status}`);
  if (schema === null) {
    if (text) throw breach(contract, `answers ${status} with a body`);
    return;
  }
  const parsed = schema.safeParse(jsonOf(text));
  if (!parsed.success) throw breach(contract, `answers what does not match its schema: ${parsed.error.message}`);
}

function jsonOf(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** @throws ContractBreach where the contract promises no file of this type */
export function checkFile(
  contract: Contract,
  status: number,
  bytes: string | Uint8Array<ArrayBuffer>,
  type: string,
): void {
  const schema = contract.answers[status];
  const file = new File([bytes], 'answer', { type: type.replace(/;.*$/, '') });
  if (!(schema instanceof z.ZodFile) || !schema.safeParse(file).success) {
    throw breach(contract, `has no answer ${status} that is a file of type ${type}`);
  }
}

/** @throws ContractBreach where the contract's stream has no such event */
export function checkEvent(contract: Contract, name: string, data: unknown): void {
  const parsed = contract.events?.[name]?.safeParse(data);
  if (!parsed) throw breach(contract, `sends an event "${name}" that it does not have`);
  if (!parsed.success) throw breach(contract, `sends a "${name}" that does not match: ${parsed.error.message}`);
}

/** `error` where the contract names its code; else what stands for it. */
export function checkRefusal(contract: Contract, error: AppError): AppError {
  if (errorsOf(contract).has(error.code)) return error;
  const cause = breach(contract, `cannot refuse with ${error.code}: ${error.message}`);
  return new AppError('INTERNAL', 'The request failed. It was logged.', { cause });
}
