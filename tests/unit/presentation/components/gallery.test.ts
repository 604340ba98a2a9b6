import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const COMPONENTS = path.join(import.meta.dirname, '../../../../src/presentation/components');

const gallery = readdirSync(path.join(COMPONENTS, 'gallery'))
  .map((file) => readFileSync(path.join(COMPONENTS, 'gallery', file), 'utf8'))
  .join('\n');

it('the gallery shows every component of the design system', () => {
  const components = readdirSync(path.join(COMPONENTS, 'ui')).filter((file) => file.endsWith('.tsx'));
  expect(components.length).toBeGreaterThan(10);
  const missing = components.filter((file) => !gallery.includes(`from '../ui/${path.basename(file, '.tsx')}'`));
  expect(missing).toEqual([]);
});
