import { readdirSync, readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { describeApi } from '../src/contract/openapi.ts';
import { renderApiPages, renderApiTable } from './support/render-api.ts';
import { renderClient } from './support/render-client.ts';
import { renderDescriptions } from './support/render-descriptions.ts';

// After a change of the table of operations, of a shape or of the catalogue of errors: npx vitest run -u --project unit test/api-pages.test.ts

const [BEGIN, END] = ['<!-- operations -->', '<!-- /operations -->'];
const root = (path: string): URL => new URL(`../${path}`, import.meta.url);

it('what the description says of members is what the comments of the contract say', async () => {
  const files = renderDescriptions();
  for (const [name, text] of Object.entries(files))
    await expect(text).toMatchFileSnapshot(`../src/contract/generated/${name}`);
  expect(readdirSync(root('src/contract/generated')).sort()).toEqual(Object.keys(files).sort());
});

const description = JSON.parse(JSON.stringify(describeApi('/api/pluggy-v2'))) as Record<string, unknown>;

it('docs/openapi.json is what the table of operations says', async () => {
  await expect(`${JSON.stringify(description, null, 1)}\n`).toMatchFileSnapshot('../docs/openapi.json');
});

it('a public validator finds the description right', async () => {
  expect(await new Validator().validate(structuredClone(description))).toEqual({ valid: true });
});

it("README's table of the API is what the table of operations says", async () => {
  const readme = readFileSync(root('README.md'), 'utf8');
  const [before = '', rest = ''] = readme.split(`${BEGIN}\n`);
  const after = rest.split(END)[1] ?? '';
  expect(after).not.toBe('');
  await expect(`${before}${BEGIN}\n${renderApiTable()}\n${END}${after}`).toMatchFileSnapshot('../README.md');
});

it('the pages of docs/api are what the table of operations says', async () => {
  const pages = renderApiPages();
  for (const [name, text] of Object.entries(pages))
    await expect(text).toMatchFileSnapshot(`../docs/api/${name}`);
  expect(readdirSync(root('docs/api')).sort()).toEqual(Object.keys(pages).sort());
});

it('the typed client is what the table of operations says', async () => {
  const files = renderClient();
  for (const [name, text] of Object.entries(files))
    await expect(text).toMatchFileSnapshot(`../src/client/generated/${name}`);
  const there = readdirSync(root('src/client/generated'), { recursive: true, encoding: 'utf8' });
  expect(there.filter((name) => name.endsWith('.ts')).sort()).toEqual(Object.keys(files).sort());
});

it('ranges and lists of what is sent are in the description', () => {
  const { paths } = description as {
    paths: Record<string, { get: { parameters: { name: string; schema: object; explode?: boolean }[] } }>;
  };
  const parameter = (path: string, name: string) =>
    paths[path]?.get.parameters.find((one) => one.name === name);
  expect(parameter('/user/{userId}/transactions', 'limit')?.schema).toEqual({
    type: 'integer',
    minimum: 1,
    maximum: 500,
  });
  expect(parameter('/user/{userId}/financial-data', 'include')).toMatchObject({
    explode: false,
    schema: { type: 'array', items: { enum: expect.arrayContaining(['bills', 'consents']) } },
  });
  expect(parameter('/user/{userId}/transactions', 'includeDeleted')?.schema).toEqual({ type: 'boolean' });
});

it('amounts are exact numbers in the description, and never floats', () => {
  const { components } = description as {
    components: { schemas: Record<string, { properties: Record<string, object> }> };
  };
  const { Transaction, Balance } = components.schemas;
  expect(Transaction?.properties['signedAmount']).toMatchObject({ type: 'number', format: 'decimal' });
  expect(Balance?.properties['balance']).toMatchObject({
    anyOf: [{ type: 'number', format: 'decimal' }, { type: 'null' }],
  });
});
