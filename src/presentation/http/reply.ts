/** What a handler answers where data alone does not say it all. Status and shape are the contract's matter. */
export class Reply<out Data> {
  readonly headers: Record<string, string>;
  readonly content: { kind: 'data'; data: Data } | { kind: 'written'; json: string };
  /** By which the answer is evicted where it is kept for others. Without them nobody else gets it. */
  readonly tags: readonly string[] | null;

  constructor(content: Reply<Data>['content'], headers: Record<string, string>, tags: Reply<Data>['tags'] = null) {
    this.content = content;
    this.headers = headers;
    this.tags = tags;
  }
}

/** Data with headers of its own. */
export const reply = <Data>(data: Data, headers: Record<string, string>, tags?: readonly string[]) =>
  new Reply({ kind: 'data', data }, headers, tags);

/** JSON that was written before and goes out byte for byte. */
export const replyWritten = (json: string, headers: Record<string, string> = {}, tags?: readonly string[]) =>
  new Reply<never>({ kind: 'written', json }, headers, tags);
