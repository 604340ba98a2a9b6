import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { pictureSettings, pictureVariables } from '@/infrastructure/uploads/picture-settings';

/** The manifests, which no cluster reads here: against the API's schemas, and against what they refer to. */

const DEPLOY = path.join(import.meta.dirname, '../../../deploy');
const read = (file: string) => readFileSync(path.join(DEPLOY, file), 'utf8');

type Manifest = {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec?: Record<string, unknown>;
};
type Kustomization = {
  resources: string[];
  configMapGenerator: { name: string; envs?: string[]; files?: string[] }[];
};

const kustomization: Kustomization = parse(read('kustomization.yaml'));
const manifests: Manifest[] = kustomization.resources.flatMap((file) =>
  parseAllDocuments(read(file)).map((document) => document.toJS()),
);
const nameOf = ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`;

/** Of operators: what we use of their resources, as their definitions have it (CloudNativePG 1.27, redis-operator 0.21). */
const resources = z.strictObject({
  requests: z.record(z.string(), z.string()),
  limits: z.record(z.string(), z.string()).optional(),
});
const OPERATORS: Record<string, z.ZodType> = {
  'postgresql.cnpg.io/v1 Cluster': z.strictObject({
    instances: z.int().min(1),
    primaryUpdateStrategy: z.enum(['unsupervised', 'supervised']),
    bootstrap: z.strictObject({
      initdb: z.strictObject({
        database: z.string(),
        owner: z.string(),
        encoding: z.string(),
        localeProvider: z.enum(['builtin', 'icu', 'libc']),
        builtinLocale: z.string(),
        locale: z.string(),
        postInitSQL: z.array(z.string()),
      }),
    }),
    managed: z.strictObject({
      roles: z.array(
        z.strictObject({
          name: z.string(),
          ensure: z.enum(['present', 'absent']),
          login: z.boolean(),
          passwordSecret: z.strictObject({ name: z.string() }),
        }),
      ),
    }),
    postgresql: z.strictObject({
      parameters: z.record(z.string(), z.string()),
      synchronous: z.strictObject({
        method: z.enum(['any', 'first']),
        number: z.int().min(1),
        dataDurability: z.enum(['required', 'preferred']),
        failoverQuorum: z.boolean(),
      }),
    }),
    resources,
    storage: z.strictObject({ size: z.string() }),
    walStorage: z.strictObject({ size: z.string() }),
    affinity: z.strictObject({
      enablePodAntiAffinity: z.boolean(),
      podAntiAffinityType: z.enum(['preferred', 'required']),
      topologyKey: z.string(),
    }),
  }),
  'postgresql.cnpg.io/v1 Pooler': z.strictObject({
    cluster: z.strictObject({ name: z.string() }),
    instances: z.int().min(1),
    type: z.enum(['rw', 'ro', 'r']),
    pgbouncer: z.strictObject({
      poolMode: z.enum(['session', 'transaction']),
      parameters: z.record(z.string(), z.string()),
    }),
  }),
  'redis.redis.opstreelabs.in/v1beta2 Redis': z.strictObject({
    kubernetesConfig: z.strictObject({
      image: z.string(),
      imagePullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']),
      redisSecret: z.strictObject({ name: z.string(), key: z.string() }),
      resources,
    }),
    redisConfig: z.strictObject({ additionalRedisConfig: z.string() }),
    podSecurityContext: z.strictObject({ runAsUser: z.int(), fsGroup: z.int() }),
  }),
};

/** `value`, and the paths in it that nobody has read yet: a validator reads every field that its schema knows. */
function watched(value: unknown, unread: Set<string>, at = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const key of Object.keys(value)) unread.add(`${at}/${key}`);
  return new Proxy(value, {
    get(target, key) {
      unread.delete(`${at}/${String(key)}`);
      return watched(Reflect.get(target, key), unread, `${at}/${String(key)}`);
    },
  });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What the API of Kubernetes itself objects to; fields that it does not know, too. */
async function faultsOf(manifest: Manifest): Promise<unknown[]> {
  const [version = '', group = 'core'] = manifest.apiVersion.split('/').reverse();
  const name = `IoK8sApi${capital(group.split('.')[0] ?? '')}${capital(version)}${manifest.kind}`;
  const { validate } = await import(`kubernetes-models/_schemas/${name}`);
  const paths = new Set<string>();
  // Each path once more after all were read: what is read later takes its children along.
  const isValid: boolean = validate(watched(manifest, paths));
  return [...(isValid ? [] : validate.errors), ...paths];
}

it.each(manifests.map((manifest) => [nameOf(manifest), manifest] as const))(
  '%s is what its API takes',
  async (_, manifest) => {
    const operator = OPERATORS[`${manifest.apiVersion} ${manifest.kind}`];
    if (operator) expect(operator.safeParse(manifest.spec).error?.issues ?? []).toEqual([]);
    else expect(await faultsOf(manifest)).toEqual([]);
  },
);

it('finds fields that nobody knows, and values that are none', async () => {
  const deployment = manifests.find(({ kind }) => kind === 'Deployment');
  if (!deployment) throw new Error('no deployment');
  expect(await faultsOf({ ...deployment, spec: { ...deployment.spec, replica: 3 } })).toEqual(['/spec/replica']);
  expect(await faultsOf({ ...deployment, spec: { ...deployment.spec, replicas: 'three' } })).not.toEqual([]);
});

/** Every value below `key`, wherever it stands. */
function valuesOf(key: string, within: unknown): unknown[] {
  if (typeof within !== 'object' || within === null) return [];
  return Object.entries(within).flatMap(([name, value]) => [...(name === key ? [value] : []), ...valuesOf(key, value)]);
}
const named = (kind: string) =>
  manifests.filter((manifest) => manifest.kind === kind).map(({ metadata }) => metadata.name);
const namesIn = (key: string) =>
  valuesOf(key, manifests).flatMap((value) => z.object({ name: z.string() }).safeParse(value).data?.name ?? []);

describe('refers only to what is there', () => {
  it('files', () => {
    const parts = kustomization.configMapGenerator.flatMap(({ files = [] }) => files);
    const all = ['nginx.conf', ...readdirSync(path.join(DEPLOY, 'nginx.d')).map((name) => `nginx.d/${name}`)];
    expect(parts.toSorted()).toEqual(all.toSorted());
  });

  it('settings', () => {
    const known = readFileSync(path.join(DEPLOY, '../.env.example'), 'utf8');
    for (const [, name] of read('k8s/settings.env').matchAll(/^([A-Z_]+)=/gm)) expect(known).toContain(`\n${name}=`);
  });

  it('config maps', () => {
    const made = [...named('ConfigMap'), ...kustomization.configMapGenerator.map(({ name }) => name)];
    const used = [
      ...namesIn('configMap'),
      ...namesIn('configMapRef'),
      ...namesIn('configMapKeyRef'),
      ...valuesOf('additionalRedisConfig', manifests),
    ];
    expect(used.filter((name) => !made.includes(String(name)))).toEqual([]);
  });

  it('secrets, which docs/scaling.md tells how to make, or an operator makes', () => {
    const told = readFileSync(path.join(DEPLOY, '../docs/scaling.md'), 'utf8');
    const used = new Set([
      ...namesIn('secretKeyRef'),
      ...namesIn('redisSecret'),
      ...namesIn('passwordSecret'),
      ...valuesOf('secretName', manifests).map(String),
    ]);
    const ofOperators = named('Cluster').map((name) => `${name}-app`);
    for (const name of used)
      expect(
        ofOperators.includes(name) || told.includes(`secret generic ${name} `) || told.includes(`secret \`${name}\``),
        name,
      ).toBe(true);
  });

  it('services', () => {
    const cluster = named('Cluster').flatMap((name) => [`${name}-rw`, `${name}-ro`]);
    const services = [...named('Service'), ...named('Pooler'), ...named('Redis'), ...cluster];
    const addresses = valuesOf('value', manifests).flatMap(
      (value) => /(?:@|^)([a-z-]+):\d+/.exec(String(value))?.[1] ?? [],
    );
    expect(addresses.filter((name) => !services.includes(name))).toEqual([]);
    expect(addresses.length).toBeGreaterThan(4);
    expect(namesIn('service').filter((name) => !services.includes(name))).toEqual([]);
  });

  it('pods, by their labels', () => {
    const label = z.object({ 'app.kubernetes.io/name': z.string() });
    const templates = valuesOf('labels', manifests).flatMap((value) => label.safeParse(value).data ?? []);
    const selected = [...valuesOf('matchLabels', manifests), ...valuesOf('selector', manifests)].flatMap(
      (value) => label.safeParse(value).data ?? [],
    );
    expect(selected.length).toBeGreaterThan(5);
    for (const one of selected) expect(templates).toContainEqual(one);
  });
});

it('gives the app a bucket for its pictures, since its pods write nowhere', () => {
  const settings = Array.from(read('k8s/settings.env').matchAll(/^(\w+)=(.*)$/gm), ([, name, value]) => [name, value]);
  const app = manifests.filter(({ metadata }) => metadata.name === 'eventhub-app');
  const secrets = valuesOf('env', app)
    .flat()
    .flatMap((entry) => z.object({ name: z.string(), valueFrom: z.object({}) }).safeParse(entry).data ?? [])
    .map(({ name }) => [name, 'a secret']);
  const variables = z.object(pictureVariables).parse(Object.fromEntries([...settings, ...secrets]));
  const { settings: pictures, errors } = pictureSettings(variables);
  expect(errors).toEqual([]);
  expect(pictures.bucket).toMatchObject({ endpoint: expect.stringMatching(/^https:/), accessKeyId: 'a secret' });
});

it('waits for a standby before a sale is answered, and lets no process keep rights', () => {
  expect(valuesOf('dataDurability', manifests)).toEqual(['required']);
  const containers = valuesOf('containers', manifests).flat();
  for (const container of containers)
    expect(container).toMatchObject({
      securityContext: {
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      },
    });
});
