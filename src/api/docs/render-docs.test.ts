import { expect, it } from 'vitest';
import { describedApi } from './description.ts';
import { renderDocs } from './render-docs.ts';

const api = describedApi('/api/pluggy-v2');
const page = renderDocs(api, '/api/pluggy-v2/openapi.json', '/docs/style.css');
const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

it('has every operation and every shape of the description', () => {
  const operations = Object.values(api.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  const shapes = Object.keys(api.components.schemas).map((name) => `schema-${name}`);
  expect(operations.length).toBeGreaterThan(70);
  expect([...operations, ...shapes].filter((id) => !ids.has(id))).toEqual([]);
});

it('has no link that leads nowhere', () => {
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets.length).toBeGreaterThan(500);
  expect(targets.filter((id) => !ids.has(id))).toEqual([]);
});

it('names no other host, and has no script and no style of its own', () => {
  expect(page).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\/|<script|<style|style="|\son\w+="/);
});

it('says in words what one may send and what comes', () => {
  expect(page).toContain('A day such as 2026-11-30.');
  expect(page).toContain('at least 1, at most 500');
  expect(page).toContain('<a href="#schema-Transaction">Transaction</a>');
});

it('shows texts as they are, whatever they hold', () => {
  const info = { ...api.info, title: '<script>alert("a & b")</script>' };
  expect(renderDocs({ ...api, info }, '', '')).toContain('<h1>&lt;script&gt;alert(&quot;a &amp; b&quot;)');
});
