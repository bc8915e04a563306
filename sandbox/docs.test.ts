import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { connectors } from './bank/connectors.ts';
import { personaUsers } from './bank/personas.ts';
import { formatCpf } from './bank/tax-numbers.ts';
import { noFaults } from './faults/faults.ts';
import { balanceRefusals } from './pluggy/rules/balance-refusals.ts';
import { scenarioNames } from './pluggy/runs/stories.ts';
import { failingUsers } from './pluggy/state/outcomes.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const page = readFileSync(join(HERE, '..', 'docs', 'sandbox.md'), 'utf8');

/** The sandbox's own code, without its tests and its pages. */
function sources(folder: string): string {
  const texts = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    if (entry.isDirectory()) return entry.name === 'pages' ? '' : sources(join(folder, entry.name));
    return /(?<!\.test)\.ts$/.test(entry.name) ? readFileSync(join(folder, entry.name), 'utf8') : '';
  });
  return texts.join('\n');
}

const missing = (names: readonly string[]): string[] => names.filter((name) => !page.includes(`\`${name}`));

describe('docs/sandbox.md', () => {
  it('lists every setting, and none that does not exist', () => {
    const names = (text: string): string[] => [...new Set(text.match(/\bSANDBOX_[A-Z0-9_]+\b/g))].sort();
    expect(names(page)).toEqual(names(readFileSync(join(HERE, 'settings.ts'), 'utf8')));
  });

  it('lists every call of the control API', () => {
    const calls = [...sources(HERE).matchAll(/router\.(?:on|change)\(\s*'([A-Z]+)',\s*'(\/_sandbox[^']*)'/g)];
    expect(calls.length).toBeGreaterThan(5);
    expect(missing(calls.map(([, method, path]) => `${method} ${path}`))).toEqual([]);
  });

  it('lists every scenario and every fault', () => {
    expect(
      missing([...scenarioNames, ...Object.keys(noFaults.api), ...Object.keys(noFaults.webhooks)]),
    ).toEqual([]);
  });

  it('lists everybody who is told no balance', () => {
    expect(missing([...balanceRefusals.keys()].map(formatCpf))).toEqual([]);
  });

  it('lists every user and every connector of a flow of its own', () => {
    expect(missing([...failingUsers.keys(), ...personaUsers.keys()])).toEqual([]);
    const own = [...connectors.values()].filter(({ id }) => id <= 600);
    expect(own.filter(({ id, name }) => !page.includes(`| ${id} | ${name} |`))).toEqual([]);
  });
});
