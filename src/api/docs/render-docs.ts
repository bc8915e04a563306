import { type ErrorKind, errorCatalogue } from '../../domain/errors.ts';
import type { ApiDescription, DescribedOperation, DescribedParameter } from './description.ts';
import { type Html, html, NOTHING, prose } from './html.ts';
import { membersOf, schemaAnchor, typeOf } from './render-schema.ts';

interface Placed extends DescribedOperation {
  readonly method: string;
  readonly path: string;
}

const operationsOf = ({ paths }: ApiDescription): Placed[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );

const addressOf = ({ method, path }: Placed): Html =>
  html`<span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code>`;

/** `code` at the beginning of a refusal's description: the codes that it may have. */
const codesIn = (description: string): string[] =>
  [...description.matchAll(/`(\w+)`/g)].map(([, code = '']) => code);

const parameter = ({ name, in: place, required, description = '', schema }: DescribedParameter): Html =>
  html`<li><code>${name}</code> <small>${place}${required === true ? '' : ', optional'}</small> <span class="type">${typeOf(schema)}</span>
<span class="what">${prose(description)}</span></li>`;

function whoOf({ security }: DescribedOperation): Html {
  if (security.length === 0) return html`anybody`;
  const ways = security.flatMap((one) => Object.entries(one));
  const pieces = ways.map(([name, scopes]) => {
    const scope =
      scopes.length === 0 ? NOTHING : html` with ${scopes.map((one) => html`<code>${one}</code> `)}`;
    return html`<a href="#who-${name}">${name}</a>${scope}`;
  });
  return { html: pieces.map((piece) => piece.html).join(' or ') };
}

/** The answers that say that all is well, with their shapes; an error's shape is always that of a problem. */
function answersOf({ responses }: DescribedOperation): Html[] {
  return Object.entries(responses)
    .filter(([status]) => Number(status) < 400)
    .map(([status, { description, content = {} }]) => {
      const shapes = Object.entries(content).map(([type, { schema }]) =>
        type === 'application/json' && schema !== undefined ? typeOf(schema) : html`<code>${type}</code>`,
      );
      return html`<li><strong>${status}</strong> ${shapes} <span class="what">${prose(description)}</span></li>`;
    });
}

function errorsOf({ responses }: DescribedOperation): Html[] {
  return Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([status, { description }]) =>
      codesIn(description).map(
        (code) => html`<a href="#error-${code}">${code}</a> <small>${status}</small> `,
      ),
    );
}

function bodyOf({ requestBody }: DescribedOperation): Html {
  if (requestBody === undefined) return NOTHING;
  const schema = requestBody.content['application/json']?.schema;
  return html`<h4>Body</h4><p>${schema === undefined ? html`anything` : typeOf(schema)}</p>`;
}

function article(operation: Placed): Html {
  const { operationId, summary, description = '', parameters, deprecated } = operation;
  return html`<article id="${operationId}">
<h3>${addressOf(operation)}</h3>
<p>${prose(summary)} ${prose(description)}</p>
${deprecated === true ? html`<p class="deprecated">Deprecated.</p>` : NOTHING}
<p><small>Operation <code>${operationId}</code>. Who: ${whoOf(operation)}</small></p>
${parameters.length === 0 ? NOTHING : html`<h4>Parameters</h4><ul class="members">${parameters.map(parameter)}</ul>`}
${bodyOf(operation)}
<h4>Answers</h4><ul class="members">${answersOf(operation)}</ul>
<details><summary>Errors</summary><p>${errorsOf(operation)}</p></details>
</article>`;
}

const errorEntry = ([code, { status, retry, title, detail }]: [string, ErrorKind]): Html =>
  html`<li id="error-${code}"><code>${code}</code> <small>${status}${retry ? ', may succeed later' : ''}</small>
<span class="what">${title.en}. ${detail.en}</span><span class="what" lang="pt-BR">${title['pt-BR']}. ${detail['pt-BR']}</span></li>`;

function navigation(tags: readonly string[], operations: readonly Placed[]): Html {
  const groups = tags.map((tag) => {
    const own = operations.filter(({ tags: [first] }) => first === tag);
    const links = own.map((one) => html`<li><a href="#${one.operationId}">${addressOf(one)}</a></li>`);
    return html`<details><summary>${tag}</summary><ul>${links}</ul></details>`;
  });
  return html`<nav aria-label="Operations"><p><a href="#top">Introduction</a></p>${groups}
<p><a href="#shapes">Shapes</a></p><p><a href="#errors">Errors</a></p></nav>`;
}

/**
 * The page at `/docs`: the whole description as one document, without a script.
 * @param openapiUrl where the description itself is
 */
export function renderDocs(api: ApiDescription, openapiUrl: string, styleUrl: string): string {
  const operations = operationsOf(api);
  const tags = [...new Set(operations.map(({ tags: [first = ''] }) => first))].sort();
  const { info, servers, components } = api;
  const ways = Object.entries(components.securitySchemes).map(
    ([name, { description }]) =>
      html`<li id="who-${name}"><code>${name}</code> <span class="what">${prose(description)}</span></li>`,
  );
  const sections = tags.map((tag) => {
    const own = operations.filter(({ tags: [first] }) => first === tag);
    return html`<section><h2 id="tag-${tag}">${tag}</h2>${own.map(article)}</section>`;
  });
  const shapes = Object.entries(components.schemas).map(
    ([name, schema]) =>
      html`<article id="${schemaAnchor(name)}"><h3>${name}</h3>${membersOf(schema)}</article>`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}: the API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${styleUrl}">
</head>
<body>
${navigation(tags, operations)}
<main id="top">
<h1>${info.title}</h1>
<p>Version ${info.version}. Paths begin at <code>${servers[0]?.url ?? ''}</code>. <a href="${openapiUrl}">The same as OpenAPI 3.1</a>.</p>
${info.description.split('\n\n').map((paragraph) => html`<p>${prose(paragraph)}</p>`)}
<h2 id="who">Who may call</h2><ul class="members">${ways}</ul>
${sections}
<section><h2 id="shapes">Shapes</h2>${shapes}</section>
<section><h2 id="errors">Errors</h2><ul class="members">${(Object.entries(errorCatalogue) as [string, ErrorKind][]).map(errorEntry)}</ul></section>
</main>
</body>
</html>
`.html;
}
