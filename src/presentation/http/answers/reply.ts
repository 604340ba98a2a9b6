import { type EventStream, STREAM_HEADERS } from './event-stream';

type FileBytes = string | Uint8Array<ArrayBuffer>;

/** What a handler answers where data alone does not say it all. Status and shape are the contract's matter. */
export class Reply<out Data> {
  readonly headers: Record<string, string>;
  readonly content:
    | { kind: 'data'; data: Data }
    | { kind: 'written'; json: string }
    | { kind: 'file'; bytes: FileBytes }
    | { kind: 'stream'; stream: EventStream };
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

/** A file instead of JSON. `name` is what it is called where somebody keeps it; `isShown`: a browser may open it itself. */
export const replyFile = (
  bytes: FileBytes,
  { type, name, isShown = false, tags }: { type: string; name: string; isShown?: boolean; tags?: readonly string[] },
) =>
  new Reply<never>(
    { kind: 'file', bytes },
    { 'content-type': type, 'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${name}"` },
    tags,
  );

/** Events, sent one by one while they happen. */
export const replyStream = (stream: EventStream, headers: Record<string, string> = {}) =>
  new Reply<never>({ kind: 'stream', stream }, { ...STREAM_HEADERS, ...headers });
