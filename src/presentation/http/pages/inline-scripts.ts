import { createHash } from 'node:crypto';
import { BEFORE_PAINT } from '../../components/shell/before-paint-text.ts';
import { WATCH_NETWORK } from '../../components/shell/watch-network-text.ts';

/**
 * Which inline scripts a page that is kept may run: those that Next and React write, each by its hash. One that holds
 * anything else, however it came into the page, is not named, and no browser runs it.
 */

/** A source of a content security policy that allows just this text. */
export const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

// The data of the page as one literal: a string, which cannot hold a call.
const LITERAL = String.raw`(?:"[^"\\]*(?:\\.[^"\\]*)*"|null|\d+)`;
const PAGE_DATA = new RegExp(
  String.raw`^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\(\[\d+(?:,${LITERAL})?\]\)$`,
);
/** Which of the bundler's files the page begins with. */
const BOOT =
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{"otherChunks":\["[\w./-]+"(?:,"[\w./-]+")*\],"runtimeModuleIds":\[\d+(?:,\d+)*\]\}\);$/;
/** React's own, which puts what streamed in later into its place. They hold no text of anybody's. */
const REACT =
  /^(?:requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);?|\$R[A-Z]\("[\w:-]+"(?:,"[\w:-]+")*\);?)$/;

const KNOWN = [PAGE_DATA, BOOT, REACT];
const isOurs = (script: string) =>
  script === BEFORE_PAINT || script === WATCH_NETWORK || KNOWN.some((form) => form.test(script));

const INLINE_SCRIPT = /<script(?<attributes>(?:\s[^>]*)?)>(?<text>[\s\S]*?)<\/script>/g;
/** Of another type (`application/ld+json`), it is data and never runs. */
const isRun = (attributes: string) => {
  const type = /\stype="([^"]*)"/.exec(attributes)?.[1];
  return !/\ssrc=/.test(attributes) && (type === undefined || type === 'text/javascript' || type === 'module');
};

/** The policy that stands beside the general one, for a page that was written whole. */
export function scriptPolicy(html: string): string {
  const scripts = [...html.matchAll(INLINE_SCRIPT)].flatMap(({ groups }) =>
    isRun(groups?.attributes ?? '') ? [groups?.text ?? ''] : [],
  );
  const hashes = new Set(scripts.filter(isOurs).map(hashSource));
  return `script-src ${[`'self'`, ...hashes].join(' ')}`;
}
