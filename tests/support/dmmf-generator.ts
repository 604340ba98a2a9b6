import { createInterface } from 'node:readline';

// A Prisma generator that hands Prisma's own reading of the schema (the DMMF) to whoever ran it: requests come in on
// stdin, one JSON object a line, and Prisma reads the answers on stderr.
// https://www.prisma.io/docs/orm/prisma-schema/overview/generators
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  const manifest = { prettyName: 'DMMF', defaultOutput: 'dmmf.json' };
  if (method === 'generate') {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(params.generator.output.value, JSON.stringify(params.dmmf.datamodel));
  }
  process.stderr.write(
    `${JSON.stringify({ jsonrpc: '2.0', id, result: method === 'getManifest' ? { manifest } : null })}\n`,
  );
}
