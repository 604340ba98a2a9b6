import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { BEFORE_PAINT } from '@/presentation/components/shell/before-paint-text';
import { WATCH_NETWORK } from '@/presentation/components/shell/watch-network-text';
import { hashSource, scriptPolicy } from '@/presentation/http/pages/inline-scripts';
import { policyForOneReader } from '@/presentation/http/pages/page-policy';

const page = (...scripts: string[]) => `<html><body>${scripts.join('<p>text</p>')}</body></html>`;
const inline = (text: string, attributes = '') => page(`<script${attributes}>${text}</script>`);

describe('the policy of a page that is kept', () => {
  it.each([
    BEFORE_PAINT,
    WATCH_NETWORK,
    '(self.__next_f=self.__next_f||[]).push([0])',
    'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n2:\\u003c/script>"])',
    `self.__next_f.push([1,"${'\\\\ '.repeat(200_000)}"])`,
    'self.__next_f.push([2,null])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/1-a_b.js","static/chunks/2.js"],"runtimeModuleIds":[94553]});',
    'requestAnimationFrame(function(){$RT=performance.now()});',
    '$RC("B:0","S:0")',
  ])('lets run what Next, React and we write: %.60s', (text) => {
    expect(scriptPolicy(inline(text))).toBe(`script-src 'self' ${hashSource(text)}`);
  });

  it.each([
    'alert(1)',
    'self.__next_f.push([1,"data"]);alert(1)',
    'self.__next_f.push([1,"data"+alert(1)])',
    'self.__next_f.push([1,"data\\\\"+alert(1)+""])',
    'self.__next_f.push([1,`x`+alert(1)])',
    'self.__next_f.push([alert(1)])',
    `${BEFORE_PAINT};alert(1)`,
    `${WATCH_NETWORK};alert(1)`,
    '$RC("B:0",alert(1))',
    '$RC("B:0","S:0");alert(1)',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":[alert(1)],"runtimeModuleIds":[1]});',
    '',
  ])('lets nothing else run, however it came into the page: %s', (text) => {
    expect(scriptPolicy(inline(text))).toBe(`script-src 'self'`);
    expect(scriptPolicy(inline(text, ' type="text/javascript"'))).toBe(`script-src 'self'`);
  });

  it('names a script once, and neither data nor files', () => {
    const start = '(self.__next_f=self.__next_f||[]).push([0])';
    const html = page(
      `<script>${start}</script>`,
      `<script id="_R_">${start}</script>`,
      `<script src="/_next/a.js" async=""></script>`,
      `<script type="application/ld+json">{"name":"Jazz"}</script>`,
    );
    expect(scriptPolicy(html)).toBe(`script-src 'self' ${hashSource(start)}`);
  });
});

describe('the policy of a page for one reader', () => {
  it('has a nonce that no other answer has, and lets nothing else that is inline run', () => {
    const [one, other] = [policyForOneReader([], false), policyForOneReader([], false)];
    const nonceOf = (policy: string) => /script-src [^;]*'nonce-([A-Za-z0-9+/]{22}==)'/.exec(policy)?.[1];
    expect(nonceOf(one)).toBeDefined();
    expect(nonceOf(one)).not.toBe(nonceOf(other));
    expect(one).not.toContain('unsafe');
    expect(one).toContain(`form-action 'self';`);
    expect(policyForOneReader(['https://login.example'], false)).toContain(`form-action 'self' https://login.example;`);
  });

  it('knows the style sheet that the installed sonner writes', () => {
    const bundle = readFileSync(
      createRequire(import.meta.url)
        .resolve('sonner')
        .replace(/index\.js$/, 'index.mjs'),
      'utf8',
    );
    const css: unknown = JSON.parse(/^__insertCSS\((".*")\)/m.exec(bundle)?.[1] ?? '""');
    expect(policyForOneReader([], false)).toContain(hashSource(String(css)));
  });
});
