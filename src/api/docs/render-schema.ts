import type { JsonSchema } from '../../contract/json-schema.ts';
import { type Html, html, NOTHING, prose } from './html.ts';

const nameOf = (ref: string): string => ref.split('/').at(-1) ?? ref;

export const schemaAnchor = (name: string): string => `schema-${name}`;

const isObject = (schema: JsonSchema): boolean => schema['type'] === 'object' && 'properties' in schema;

/** What one may be: the alternatives of `anyOf` and of a list of types, one by one. */
function alternativesOf(schema: JsonSchema): JsonSchema[] {
  const { anyOf, type } = schema;
  if (Array.isArray(anyOf)) return (anyOf as JsonSchema[]).flatMap(alternativesOf);
  return Array.isArray(type) ? type.map((one: string) => ({ ...schema, type: one })) : [schema];
}

const BOUNDS = [
  ['minimum', 'at least'],
  ['maximum', 'at most'],
  ['minLength', 'characters at least'],
  ['maxLength', 'characters at most'],
] as const;

function boundsOf(schema: JsonSchema): string {
  const said = BOUNDS.filter(([name]) => schema[name] !== undefined).map(
    ([name, words]) => `${words} ${String(schema[name])}`,
  );
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

function typeOfOne(schema: JsonSchema): Html {
  const { $ref, type, format, items } = schema;
  if (typeof $ref === 'string') return html`<a href="#${schemaAnchor(nameOf($ref))}">${nameOf($ref)}</a>`;
  const choices = schema['enum'];
  if (Array.isArray(choices)) return html`one of ${choices.map((one) => html`<code>${String(one)}</code> `)}`;
  if ('const' in schema) return html`<code>${String(schema['const'])}</code>`;
  if (type === 'array') return html`list of ${typeOf((items ?? {}) as JsonSchema)}`;
  if (typeof format === 'string') return html`${format}${boundsOf(schema)}`;
  return html`${typeof type === 'string' ? type : 'anything'}${boundsOf(schema)}`;
}

/** The type of a value in a few words, with links to the shapes that have a name. */
export function typeOf(schema: JsonSchema): Html {
  const pieces = alternativesOf(schema).map(typeOfOne);
  return { html: pieces.map((piece) => piece.html).join(' or ') };
}

/** The objects within a value that have no name of their own. */
function objectsIn(schema: JsonSchema): JsonSchema[] {
  return alternativesOf(schema).flatMap((one) => {
    if (one['type'] === 'array') return objectsIn((one['items'] ?? {}) as JsonSchema);
    return isObject(one) ? [one] : [];
  });
}

function memberOf([name, schema]: [string, JsonSchema], required: readonly string[]): Html {
  const { description } = schema;
  const within = objectsIn(schema).map(membersOf);
  return html`<li><code>${name}</code>${required.includes(name) ? NOTHING : html` <small>optional</small>`}
<span class="type">${typeOf(schema)}</span>
${typeof description === 'string' ? html`<span class="what">${prose(description)}</span>` : NOTHING}
${within.length === 0 ? NOTHING : html`<details><summary>members</summary>${within}</details>`}</li>`;
}

/** The members of an object. */
export function membersOf(schema: JsonSchema): Html {
  const members = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>);
  const required = (schema['required'] ?? []) as readonly string[];
  if (members.length === 0) return html`<p>${typeOf(schema)}</p>`;
  return html`<ul class="members">${members.map((member) => memberOf(member, required))}</ul>`;
}
