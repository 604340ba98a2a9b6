import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { freePort } from '../support/free-port.ts';
import { nginxPids } from '../support/nginx.ts';

/** Nginx as it serves files, set as fast as ours: the yardstick. Each path is sent the packed bytes given for it. */
export async function nginxOfFiles(files: Record<string, Buffer>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-files-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  for (const [name, packed] of Object.entries(files)) {
    const file = path.join(folder, 'files', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, gunzipSync(packed));
    writeFileSync(`${file}.gz`, packed);
  }
  const conf = path.join(folder, 'nginx.conf');
  writeFileSync(
    conf,
    `worker_processes auto;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 16384; }
http {
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/unused;
  scgi_temp_path ${folder}/unused;
  uwsgi_temp_path ${folder}/unused;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=10000 inactive=1m;
  default_type text/html;
  keepalive_requests 10000;
  gzip_static on;
  gzip_vary on;
  access_log ${folder}/access.log combined buffer=64k flush=1s;
  server { listen ${port} reuseport; root ${folder}/files; }
}
`,
  );
  const log = openSync(path.join(folder, 'log'), 'a');
  const child = spawn('sh', ['-c', `ulimit -n $(ulimit -Hn); exec nginx -e stderr -c ${conf} -g 'daemon off;'`], {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    stdio: ['ignore', log, log],
  });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetch(origin).catch(() => null)); tries += 1) {
    if (tries > 100) throw new Error('nginx does not start');
    await sleep(50);
  }
  return {
    origin,
    pids: () => nginxPids(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
