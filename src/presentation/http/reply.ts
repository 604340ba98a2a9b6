/** What a handler answers where data alone does not say it all. Status and shape are the contract's matter. */
export class Reply<out Data> {
  readonly headers: Record<string, string>;
  readonly content: { kind: 'data'; data: Data } | { kind: 'written'; json: string } | { kind: 'not-modified' };

  constructor(content: Reply<Data>['content'], headers: Record<string, string>) {
    this.content = content;
    this.headers = headers;
  }
}

/** Data with headers of its own. */
export const reply = <Data>(data: Data, headers: Record<string, string>) => new Reply({ kind: 'data', data }, headers);

/** JSON that was written before and goes out byte for byte. */
export const replyWritten = (json: string, headers: Record<string, string> = {}) =>
  new Reply<never>({ kind: 'written', json }, headers);

/** 304: the reader has it already. */
export const replyNotModified = (headers: Record<string, string>) =>
  new Reply<never>({ kind: 'not-modified' }, headers);
