import { request as open } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Nginx, nginxBefore } from '../../support/nginx.ts';
import { type StandIn, standInApp } from '../../support/stand-in-app.ts';

export const ANSWER = {
  'content-type': 'application/json',
  'cache-control': 'no-cache',
  vary: 'accept-encoding, cookie',
};

type Sent = { method?: string; headers?: Record<string, string>; body?: string };

/** As it is written here: `fetch` would add headers of its own. */
function askAt(origin: string, path: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  const { hostname, port } = new URL(origin);
  return new Promise<{ status: number; headers: Record<string, string>; bytes: Buffer }>((resolve, reject) => {
    const sent = open({ hostname, port, path, method, headers, agent: false }, async (response) => {
      const bytes = await buffer(response);
      const got = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
      resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(got), bytes });
    });
    sent.once('error', reject).end(body);
  });
}

/** Debian's nginx before three stand-ins of the app, for all tests of a file. Each begins with all of them answering. */
export function appsBehindNginx() {
  let apps: StandIn[] = [];
  let nginx: Nginx;
  beforeAll(async () => {
    apps = await Promise.all([standInApp(), standInApp(), standInApp()]);
    nginx = await nginxBefore(apps.map(({ origin }) => origin));
  });
  afterAll(async () => {
    await nginx?.stop();
    for (const app of apps) await app.stop();
  });
  const everyApp = (...[answer]: Parameters<StandIn['answers']>) => {
    for (const app of apps) app.answers(answer);
  };
  beforeEach(() => everyApp((_asked, response) => response.writeHead(200, ANSWER).end('{"seats":1}')));
  /** Another nginx before another first app. */
  const begunAnew = async () => {
    await nginx.stop();
    apps[0] = await standInApp();
    nginx = await nginxBefore(apps.map(({ origin }) => origin));
  };
  return {
    begunAnew,
    apps: () => apps,
    nginx: () => nginx,
    everyApp,
    asked: () => apps.flatMap((app) => app.asked),
    ask: (path: string, { origin = nginx.origin, ...sent }: Sent & { origin?: string } = {}) =>
      askAt(origin, path, sent),
  };
}
