import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contracts } from '@/presentation/http/contracts';
import { type Contract, errorsOf, METHODS } from '@/presentation/http/contracts/contract';
import { STATUS } from '@/presentation/http/problem-body';
import { ANYTHING, ROUTES } from '../../support/api.ts';

/** Routes and contracts are the same list, and every contract is whole. */

const all: [string, Contract][] = Object.entries(contracts);
const nameOf = ({ method, path }: Contract) => `${method} ${path}`;

describe('the routes', () => {
  it('are exactly those that the contracts declare', () => {
    const served = ROUTES.filter(([path]) => path !== ANYTHING).flatMap(([path, handlers]) =>
      METHODS.filter((method) => handlers[method].contract).map(
        (method) => `${method} ${path.replaceAll('[', '{').replaceAll(']', '}')}`,
      ),
    );
    expect(served.sort()).toEqual(all.map(([, contract]) => nameOf(contract)).sort());
  });

  it.each(ROUTES)('at %s run the contract of their own path and method', (path, handlers) => {
    for (const method of METHODS) {
      const { contract } = handlers[method];
      if (contract) expect(nameOf(contract)).toBe(`${method} ${path.replaceAll('[', '{').replaceAll(']', '}')}`);
    }
  });

  it.each(ROUTES)('at %s export every method and nothing else', (_, handlers) => {
    expect(Object.keys(handlers).sort()).toEqual([...METHODS, 'OPTIONS'].sort());
  });
});

describe('the contract', () => {
  it('of each endpoint is its own', () => {
    expect(new Set(all.map(([, contract]) => nameOf(contract))).size).toBe(all.length);
  });

  it.each(all)('%s names each variable part of its path, and no other', (_, { path, params }) => {
    const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(params?.shape ?? {})).toEqual(parts);
  });

  it.each(all)('%s has one success, and a body where its status has one', (_, { answers }) => {
    const statuses = Object.keys(answers).map(Number);
    expect(statuses.filter((status) => status < 300)).toHaveLength(1);
    for (const status of statuses) {
      expect([200, 201, 202, 204, 304]).toContain(status);
      expect(answers[status] === null).toBe([202, 204, 304].includes(status));
    }
  });

  it.each(all)('%s repeats no error that follows from the rest', (_, contract) => {
    const implied = errorsOf({ ...contract, errors: [] });
    expect(contract.errors.filter((code) => implied.has(code))).toEqual([]);
    for (const code of errorsOf(contract)) expect(STATUS[code]).toBeGreaterThanOrEqual(400);
  });

  it.each(all.filter(([, { body }]) => body))('%s shows a body that it takes', (_, { body }) => {
    const examples = body?.meta()?.examples;
    expect(examples).toEqual([expect.any(Object)]);
    for (const example of Array.isArray(examples) ? examples : []) {
      expect(body?.safeParse(example)).toMatchObject({ success: true });
    }
  });

  it.each(all)('%s can be told as JSON Schema', (_, { params, headers = {}, query, body, answers }) => {
    for (const input of [params, query, body, ...Object.values(headers)]) {
      if (input) expect(z.toJSONSchema(input, { io: 'input' })).toHaveProperty('type');
    }
    for (const answer of Object.values(answers)) if (answer) expect(z.toJSONSchema(answer)).toHaveProperty('type');
  });
});
