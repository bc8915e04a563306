import type { JsonSchema } from '../../src/contract/json-schema.ts';
import { answerName, bodyName, describeApi, tagOf } from '../../src/contract/openapi.ts';
import { errorsOf } from '../../src/contract/operations/errors-of.ts';
import { isEventStream, isFile, type Operation, scopesOf } from '../../src/contract/operations/operation.ts';
import { PATH_PARAMS } from '../../src/contract/operations/path-params.ts';
import { operations } from '../../src/contract/operations.ts';
import { errorCatalogue } from '../../src/domain/errors.ts';

const WHO = {
  public: 'anybody',
  server: 'server',
  caller: 'any',
  session: 'session',
  user: 'the user',
  webhook: 'Pluggy',
} as const;

const table = Object.entries(operations as Readonly<Record<string, Operation>>);

type Described = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const { paths, components } = describeApi('/api/pluggy-v2') as {
  paths: Record<string, Described>;
  components: { schemas: Record<string, JsonSchema> };
};

/** What the OpenAPI description says of an operation. */
const describedAs = ({ path, method }: Operation): Readonly<Record<string, unknown>> =>
  paths[path.replace(/:(\w+)/g, '{$1}')]?.[method] ?? {};

/** `GET /user/:userId/accounts?includeDeleted` */
function addressOf({ method, path, query }: Operation): string {
  const names = Object.keys(query?.shape ?? {});
  return `${method.toUpperCase()} ${path}${names.length === 0 ? '' : `?${names.join('&')}`}`;
}

/** `{ counted?, alias? }` */
function bodyOf({ body }: Operation): string {
  if (body === undefined) return '';
  const members = Object.entries(body.shape).map(
    ([name, member]) => `${name}${member._zod.optin === undefined ? '' : '?'}`,
  );
  return `{ ${members.join(', ')} }`;
}

/** A line for each member of what is sent. */
function bodyMembersOf(id: string, { body }: Operation): string[] {
  const members = body && components.schemas[bodyName(id, body)]?.['properties'];
  return Object.entries((members ?? {}) as Record<string, JsonSchema>).map(
    ([name, { description }]) => `- \`${name}\` (body): ${description}`,
  );
}

/** `200 { accounts, totals }` */
function answersOf(id: string, { responses }: Operation): string {
  const answers = Object.entries(responses).map(([status, answer]) => {
    if (answer === null) return status;
    if (isFile(answer)) return `${status}, a file (\`${answer.file}\`)`;
    if (isEventStream(answer)) return `${status}, events ${Object.keys(answer.events).join(', ')}`;
    const name = answerName(id, status, answer);
    const isOwn = name === `${id.charAt(0).toUpperCase()}${id.slice(1)}Answer${status}`;
    return `${status} \`${isOwn ? `{ ${Object.keys(answer.shape).join(', ')} }` : name}\``;
  });
  return answers.join('; ');
}

const pageOf = (operation: Operation): string => `${tagOf(operation).replace('.json', '')}.md`;
const anchorOf = (id: string): string => id.toLowerCase();

/** The table of README.md. */
export function renderApiTable(): string {
  const rows = table.map(([id, operation]) => {
    const { access, summary } = operation;
    const body = bodyOf(operation);
    const address = `[\`${addressOf(operation)}\`](docs/api/${pageOf(operation)}#${anchorOf(id)})`;
    const sent = body === '' ? '' : ` \`${body}\``;
    return `| ${address}${sent} | ${WHO[access]} | ${answersOf(id, operation)}: ${summary} |`;
  });
  return ['| method and path | who | answers |', '| --- | --- | --- |', ...rows].join('\n');
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
}

function section([id, operation]: [string, Operation]): string {
  const { access, summary, details, body, path } = operation;
  const parameters = (describedAs(operation)['parameters'] ?? []) as Parameter[];
  const inPath = [...path.matchAll(/:(\w+)/g)].map(
    ([, name = '']) => `- \`${name}\` (path): ${PATH_PARAMS[name]?.description}`,
  );
  const inQuery = parameters
    .filter((one) => one.in === 'query')
    .map(({ name, description }) => `- \`${name}\` (query): ${description}`);
  const errors = errorsOf(operation).map(
    (code) => `[\`${code}\`](../errors.md#${code}) (${errorCatalogue[code].status})`,
  );
  return [
    `## ${id}`,
    '',
    `\`${addressOf(operation)}\``,
    '',
    `${summary}${details === undefined ? '' : ` ${details}`}`,
    '',
    `- Who: ${WHO[access]}${
      access === 'public' || access === 'webhook'
        ? ''
        : `; a server with scopes needs ${scopesOf(operation)
            .map((scope) => `\`${scope}\``)
            .join(' and ')}`
    }`,
    ...inPath,
    ...inQuery,
    ...(body === undefined ? [] : [`- Body: \`${bodyOf(operation)}\``]),
    ...bodyMembersOf(id, operation),
    `- Answers: ${answersOf(id, operation)}`,
    `- Errors: ${errors.join(', ')}`,
    '',
  ].join('\n');
}

const head = (noun: string): string => `# The API: ${noun}

Written from the table of operations (\`src/contract/operations\`); a test holds the two equal. Shapes by name are in
[openapi.json](../openapi.json), under \`components.schemas\`.
`;

/** The pages of docs/api, by their names. */
export function renderApiPages(): Record<string, string> {
  const names = [...new Set(table.map(([, operation]) => pageOf(operation)))];
  const pages = names.map((name) => {
    const ofPage = table.filter(([, operation]) => pageOf(operation) === name);
    return [name, `${head(name.replace('.md', ''))}\n${ofPage.map(section).join('\n')}`] as const;
  });
  return Object.fromEntries(pages);
}
