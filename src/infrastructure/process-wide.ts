/**
 * One instance per process. Next bundles pages, route handlers and instrumentation apart from each other, so a
 * module-level variable would exist once in each bundle: three pools, three sales queues.
 */
const instances = globalThis as typeof globalThis & { eventhubInstances?: Map<string, unknown> };

export function processWide<T>(name: string, create: () => T): () => T {
  return () => {
    instances.eventhubInstances ??= new Map();
    const known = instances.eventhubInstances;
    if (!known.has(name)) known.set(name, create());
    return known.get(name) as T;
  };
}
