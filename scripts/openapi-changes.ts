/**
 * What would break those who use the API, between two documents of it: what they send must still be taken, what they read
 * must still be there. Packages that compare OpenAPI documents read 3.0 or are not kept any more.
 */

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const node = (value: unknown): Node => (isNode(value) ? value : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const names = (value: unknown) => list(value).map(String);

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** Deeper than any schema of ours: those that refer to themselves end here. */
const DEEPEST = 30;

function resolved(document: Node, value: unknown): Node {
  const { $ref, ...beside } = node(value);
  if (typeof $ref !== 'string') return node(value);
  const target = $ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, part) => node(at)[part.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  return { ...resolved(document, target), ...beside };
}

/** All types that a schema may have; none where it says nothing of them. */
const typesOf = ({ type, enum: values, const: only }: Node): Set<string> => {
  const said = typeof type === 'string' ? [type] : names(type);
  const implied = said.length > 0 ? [] : [...list(values), ...(only === undefined ? [] : [only])].map((v) => typeof v);
  return new Set([...said, ...implied]);
};
const valuesOf = ({ enum: values, const: only }: Node) =>
  only === undefined ? (Array.isArray(values) ? values : undefined) : [only];
const alternativesOf = (schema: Node) => [...list(schema.anyOf), ...list(schema.oneOf)];

const LEAST = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'] as const;
const MOST = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'] as const;

/** `use`: `sent` to us, where less may not be taken; `read` from us, where less may not come. */
type Use = 'sent' | 'read';

export function breakingChanges(before: Node, after: Node): string[] {
  const changes: string[] = [];

  const compareLimits = (old: Node, now: Node, where: string) => {
    const tighter = (key: string, isTighter: (a: number, b: number) => boolean) => {
      const { [key]: was } = old;
      const { [key]: is } = now;
      if (typeof is === 'number' && (typeof was !== 'number' || isTighter(is, was))) {
        changes.push(`${where}: ${key} is ${is} now`);
      }
    };
    for (const key of LEAST) tighter(key, (is, was) => is > was);
    for (const key of MOST) tighter(key, (is, was) => is < was);
    if (now.pattern !== undefined && now.pattern !== old.pattern) changes.push(`${where}: has another pattern`);
  };

  const compareValues = (old: Node, now: Node, use: Use, where: string) => {
    const [was, is] = [valuesOf(old), valuesOf(now)];
    const [wide, narrow] = use === 'sent' ? [was, is] : [is, was];
    if (!narrow) return;
    if (!wide) changes.push(`${where}: ${use === 'sent' ? 'takes only some values now' : 'may be any value now'}`);
    for (const value of wide ?? []) {
      if (narrow.includes(value)) continue;
      changes.push(`${where}: ${JSON.stringify(value)} is ${use === 'sent' ? 'taken no more' : 'new'}`);
    }
  };

  const compareTypes = (old: Node, now: Node, use: Use, where: string) => {
    const [was, is] = [typesOf(old), typesOf(now)];
    const [wide, narrow] = use === 'sent' ? [was, is] : [is, was];
    if (narrow.size === 0) return;
    const isIn = (type: string) => narrow.has(type) || (type === 'integer' && narrow.has('number'));
    if (wide.size === 0 || [...wide].some((type) => !isIn(type))) {
      changes.push(`${where}: was ${[...was].join(' or ') || 'anything'}, is ${[...is].join(' or ') || 'anything'}`);
    }
  };

  const compareFields = (old: Node, now: Node, use: Use, where: string, depth: number) => {
    const [was, is] = [node(old.properties), node(now.properties)];
    const [wasRequired, isRequired] = [new Set(names(old.required)), new Set(names(now.required))];
    for (const [name, field] of Object.entries(was)) {
      if (name in is) compare(field, is[name], use, `${where}.${name}`, depth + 1);
      else if (use === 'read' || now.additionalProperties === false) changes.push(`${where}.${name}: is gone`);
      if (use === 'read' && wasRequired.has(name) && !isRequired.has(name))
        changes.push(`${where}.${name}: may be missing`);
    }
    for (const name of use === 'sent' ? isRequired : []) {
      if (!wasRequired.has(name)) changes.push(`${where}.${name}: is required now`);
    }
  };

  /** Each alternative of the one that must be as wide has its like in the other. */
  const compareAlternatives = (old: Node, now: Node, use: Use, where: string, depth: number): boolean => {
    const [was, is] = [alternativesOf(old), alternativesOf(now)];
    if (was.length === 0 && is.length === 0) return false;
    const [wide, narrow] =
      use === 'sent'
        ? [was.length ? was : [old], is.length ? is : [now]]
        : [is.length ? is : [now], was.length ? was : [old]];
    for (const [index, each] of wide.entries()) {
      const fits = narrow.some((other) => {
        const [a, b] = use === 'sent' ? [each, other] : [other, each];
        return tried(() => compare(a, b, use, where, depth + 1)).length === 0;
      });
      if (!fits) changes.push(`${where}: alternative ${index + 1} is ${use === 'sent' ? 'taken no more' : 'new'}`);
    }
    return true;
  };

  /** What `work` would find, without keeping it. */
  const tried = (work: () => void): string[] => {
    const at = changes.length;
    work();
    return changes.splice(at);
  };

  function compare(oldGiven: unknown, nowGiven: unknown, use: Use, where: string, depth = 0): void {
    if (depth > DEEPEST) return;
    const [old, now] = [resolved(before, oldGiven), resolved(after, nowGiven)];
    if (compareAlternatives(old, now, use, where, depth)) return;
    compareTypes(old, now, use, where);
    compareValues(old, now, use, where);
    if (use === 'sent') compareLimits(old, now, where);
    compareFields(old, now, use, where, depth);
    if (old.items !== undefined && now.items !== undefined) compare(old.items, now.items, use, `${where}[]`, depth + 1);
    if (isNode(old.additionalProperties) && isNode(now.additionalProperties)) {
      compare(old.additionalProperties, now.additionalProperties, use, `${where}.*`, depth + 1);
    }
    for (const [index, part] of list(old.allOf).entries()) {
      compare(part, list(now.allOf)[index], use, where, depth + 1);
    }
  }

  const compareParameters = (old: Node, now: Node, where: string) => {
    const key = (given: unknown) => `${node(given).in} ${node(given).name}`;
    const was = new Map(list(old.parameters).map((each) => [key(each), node(each)]));
    const is = new Map(list(now.parameters).map((each) => [key(each), node(each)]));
    for (const [name, parameter] of was) {
      const other = is.get(name);
      if (other) compare(parameter.schema, other.schema, 'sent', `${where} ${name}`);
      else changes.push(`${where} ${name}: is gone`);
    }
    for (const [name, parameter] of is) {
      if (parameter.required && !was.get(name)?.required) changes.push(`${where} ${name}: is required now`);
    }
  };

  const compareContent = (old: unknown, now: unknown, use: Use, where: string) => {
    for (const [media, content] of Object.entries(node(node(old).content))) {
      const other = node(node(now).content)[media];
      if (other === undefined) changes.push(`${where}: ${media} is gone`);
      else compare(node(content).schema, node(other).schema, use, where);
    }
  };

  const compareOperations = (old: Node, now: Node, where: string) => {
    compareParameters(old, now, where);
    const isAsked = (operation: Node) => node(operation.requestBody).required === true;
    if (isAsked(now) && !isAsked(old)) changes.push(`${where} body: is required now`);
    if (old.requestBody) compareContent(old.requestBody, now.requestBody, 'sent', `${where} body`);
    const wasOpen = list(old.security).some((each) => Object.keys(node(each)).length === 0);
    const isOpen = list(now.security).some((each) => Object.keys(node(each)).length === 0);
    if (wasOpen && !isOpen) changes.push(`${where}: asks who calls now`);
    for (const [status, response] of Object.entries(node(old.responses))) {
      // Fewer refusals break nobody, and a code that is new is one that nobody can have counted on.
      if (Number(status) >= 400) continue;
      const other = node(now.responses)[status];
      if (other === undefined) changes.push(`${where}: answers ${status} no more`);
      else compareContent(resolved(before, response), resolved(after, other), 'read', `${where} ${status}`);
    }
  };

  for (const [path, methods] of Object.entries(node(before.paths))) {
    for (const method of METHODS) {
      const old = node(methods)[method];
      if (!isNode(old)) continue;
      const now = node(node(after.paths)[path])[method];
      const where = `${method.toUpperCase()} ${path}`;
      if (isNode(now)) compareOperations(old, now, where);
      else changes.push(`${where}: is gone`);
    }
  }
  return changes;
}
