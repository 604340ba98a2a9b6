import type { z } from 'zod';
import type { Contracts } from '../http/contracts';

/** The contracts as a caller sees them: types only, so that no schema reaches a browser. */

type ByEndpoint = {
  [Name in keyof Contracts as `${Contracts[Name]['method']} ${Contracts[Name]['path']}`]: Contracts[Name];
};
/** `'GET /api/events/{id}'` */
export type Endpoint = keyof ByEndpoint;

type Part<E extends Endpoint, Name extends string> = ByEndpoint[E] extends { [_ in Name]: infer Value } ? Value : never;
type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;

/** In an address everything is text; a caller may say it with numbers and truth values. */
type Written<Value> = Value extends string
  ? string extends Value
    ? string | number | boolean
    : Value extends 'true' | 'false'
      ? Value | boolean
      : Value
  : Value extends readonly (infer Each)[]
    ? readonly Written<Each>[]
    : Value;

type Params<E extends Endpoint> = Input<Part<E, 'params'>>;
type Query<E extends Endpoint> = { [Name in keyof Input<Part<E, 'query'>>]: Written<Input<Part<E, 'query'>>[Name]> };
type Body<E extends Endpoint> = Input<Part<E, 'body'>>;
type Headers<E extends Endpoint> = {
  [Name in keyof Part<E, 'headers'>]?: Exclude<Input<Part<E, 'headers'>[Name]>, undefined>;
};

/** A part that is not in the contract cannot be sent; one in which something is required must be. */
type Field<Name extends string, Value> = [Value] extends [never]
  ? unknown
  : Record<never, never> extends Value
    ? { [_ in Name]?: Value }
    : { [_ in Name]: Value };

export type Sent<E extends Endpoint> = Field<'params', Params<E>> &
  Field<'query', [Part<E, 'query'>] extends [never] ? never : Query<E>> &
  Field<'body', Body<E>> &
  Field<'headers', [Part<E, 'headers'>] extends [never] ? never : Headers<E>> & {
    /** The file, where the endpoint takes one. */
    upload?: [Part<E, 'upload'>] extends [never] ? never : Blob;
    /** In which language the answer should be worded. */
    locale?: string;
    signal?: AbortSignal;
  };

type Events<E extends Endpoint> = Part<E, 'events'>;
/** Something that the endpoint's stream tells. */
export type StreamEvent<E extends Endpoint> = {
  [Name in keyof Events<E>]: {
    name: Name;
    data: Events<E>[Name] extends z.ZodType ? z.output<Events<E>[Name]> : never;
  };
}[keyof Events<E>];

type Success = 200 | 201 | 202 | 204;
type OutputOf<Answers> = {
  [Status in keyof Answers & Success]: Answers[Status] extends z.ZodType ? z.output<Answers[Status]> : undefined;
}[keyof Answers & Success];

/** What a success of the endpoint answers. */
export type Answer<E extends Endpoint> = OutputOf<ByEndpoint[E]['answers']>;
