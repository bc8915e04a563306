import * as z from 'zod/mini';
import { errorCatalogue } from '../domain/errors.ts';
import { isByState } from './by-state.ts';
import { COMPONENTS } from './components.ts';
import { describeMembers } from './describe-members.ts';
import { isRepeated } from './is-repeated.ts';
import { type JsonSchema, jsonSchemas, refTo } from './json-schema.ts';
import { errorsOf } from './operations/errors-of.ts';
import { type Access, isEventStream, isFile, type Operation, scopesOf } from './operations/operation.ts';
import { PATH_PARAMS } from './operations/path-params.ts';
import { type OperationId, operations } from './operations.ts';

/** The version of the API, not of the package: what is added leaves it, what is taken away raises the first number. */
const API_VERSION = '2.0.0';

const DESCRIPTION = `Connect tokens, connections, accounts, transactions and the other products of Brazilian banks, read
from PostgreSQL, where a sync engine keeps them in line with Pluggy.

Objects carry Pluggy's own names and values, and this project's additions. Pluggy may add members, leave some out or send
null; an object that came in a form that this program does not know is passed on as it came, and the connection says so in
\`sync.oddObjects\`. Amounts are JSON numbers with every digit that Pluggy sent (\`format: decimal\`): read them with a parser
that keeps digits. Errors are problem documents (RFC 9457) with a stable \`code\`.`;

/** How a caller says who it is. */
const SECURITY_SCHEMES = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'One of API_KEYS, or a key that `POST /keys` made, within its scopes: for servers alone.',
  },
  session: {
    type: 'http',
    scheme: 'bearer',
    description: 'The `sessionToken` of `POST /session`: one user.',
  },
  sessionCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'pluggy_session',
    description:
      'The same, as `POST /session/cookie` sets it; over https its name is `__Host-pluggy_session`.',
  },
  webhookSecret: {
    type: 'apiKey',
    in: 'header',
    name: 'x-webhook-secret',
    description: 'What this service registered with Pluggy.',
  },
} as const;

type SchemeName = keyof typeof SECURITY_SCHEMES;

const ACCEPTED: Readonly<Record<Access, readonly SchemeName[]>> = {
  public: [],
  server: ['apiKey'],
  caller: ['apiKey', 'session', 'sessionCookie'],
  user: ['apiKey', 'session', 'sessionCookie'],
  session: ['session', 'sessionCookie'],
  webhook: ['webhookSecret'],
};

const entries = (): [OperationId, Operation][] => Object.entries(operations) as [OperationId, Operation][];

const upperFirst = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const NAME_OF = new Map(Object.entries(COMPONENTS).map(([name, schema]) => [schema, name]));

/** The name under which the schema of an answer or a body is listed: its own, else one after the operation. */
function nameOf(schema: Operation['body'], otherwise: string): string {
  return (schema && NAME_OF.get(schema)) ?? otherwise;
}

export const bodyName = (id: string, body: Operation['body']): string =>
  nameOf(body, `${upperFirst(id)}Body`);

export const answerName = (id: string, status: number | string, schema: Operation['body']): string =>
  nameOf(schema, `${upperFirst(id)}Answer${status}`);

/** Schemas of answers and bodies that no component is. */
export function ownSchemas(): Record<string, NonNullable<Operation['body']>> {
  const found = entries().flatMap(([id, { body, responses }]) => [
    ...(body === undefined ? [] : [[bodyName(id, body), body] as const]),
    ...Object.entries(responses).flatMap(([status, answer]) =>
      answer === null || isEventStream(answer) || isFile(answer)
        ? []
        : [[answerName(id, status, answer), answer] as const],
    ),
  ]);
  return Object.fromEntries(found.filter(([, schema]) => !NAME_OF.has(schema)));
}

/** Schemas of what queries take, by names that no component has. */
export const querySchemas = (): Record<string, NonNullable<Operation['query']>> =>
  Object.fromEntries(
    entries().flatMap(([id, { query }]) => (query === undefined ? [] : [[`${id}?`, query] as const])),
  );

const json = (name: string, type = 'application/json') => ({ [type]: { schema: { $ref: refTo(name) } } });

/** All that stands in paths, as one object: what describes the members of an object describes them too. */
const PATH = z.strictObject(
  Object.fromEntries(Object.entries(PATH_PARAMS).map(([name, { schema }]) => [name, schema])),
);

type Members = Readonly<Record<string, JsonSchema>>;

/** What stands in a request besides its body. */
interface Sent {
  readonly path: Members;
  readonly query: Members;
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Sent again with the same key and body within 24 hours, the request is not done again: the answer is repeated, with `Idempotency-Replayed: true` and without what is shown once.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;

function parametersOf({ path, query, creates }: Operation, sent: Sent): object[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const param = PATH_PARAMS[name];
    if (param === undefined) throw new Error(`path-params.ts does not describe "${name}"`);
    const { description } = param;
    const { description: _, ...schema } = sent.path[name] ?? {};
    return { name, in: 'path', required: true, description, schema };
  });
  const inQuery = Object.entries(sent.query).map(([name, schema]) => {
    const { description, ...rest } = schema;
    const isList = schema['type'] === 'array';
    const explode = query !== undefined && isRepeated(query.shape[name] as z.core.$ZodType);
    return { name, in: 'query', description, ...(isList && { style: 'form', explode }), schema: rest };
  });
  return [...inPath, ...inQuery, ...(creates === undefined ? [] : [IDEMPOTENCY_KEY])];
}

function refusals(operation: Operation): Record<string, object> {
  const codes = errorsOf(operation);
  const statuses = [...new Set(codes.map((code) => errorCatalogue[code].status))];
  const answers = statuses.map((status) => {
    const possible = codes.filter((code) => errorCatalogue[code].status === status);
    const description = possible.map((code) => `\`${code}\`: ${errorCatalogue[code].title.en}`).join('; ');
    return [String(status), { description, content: json('Problem', 'application/problem+json') }] as const;
  });
  return Object.fromEntries(answers);
}

function answersOf(id: string, { responses }: Operation): Record<string, object> {
  const answers = Object.entries(responses).map(([status, answer]) => {
    if (answer === null) return [status, { description: 'Done; there is nothing to say.' }] as const;
    if (isFile(answer))
      return [
        status,
        { description: 'The file.', content: { [answer.file]: { schema: { type: 'string' } } } },
      ] as const;
    if (!isEventStream(answer))
      return [status, { description: 'Done.', content: json(answerName(id, status, answer)) }] as const;
    const description = `Events: ${Object.keys(answer.events).join(', ')}.`;
    return [
      status,
      { description, content: { 'text/event-stream': { schema: { type: 'string' } } } },
    ] as const;
  });
  return Object.fromEntries(answers);
}

const UNCHANGED = {
  304: { description: 'Nothing has changed since the answer whose `ETag` came as `If-None-Match`.' },
};

function bodyOf(id: string, { body, takesAnyBody }: Operation): object {
  if (takesAnyBody) return { requestBody: { content: { '*/*': {} } } };
  if (body === undefined) return {};
  const required = Object.values(body.shape).some((member) => member._zod.optin === undefined);
  return { requestBody: { required, content: json(bodyName(id, body)) } };
}

const farewellOf = ({ on, instead }: NonNullable<Operation['sunset']>): string =>
  `Deprecated: it may be gone from ${on} on. Instead: ${instead}.`;

/** An operation as OpenAPI has it. */
export function describeOperation(id: string, operation: Operation, tag: string, sent: Sent): object {
  const { access, summary, details, sunset } = operation;
  const description = [sunset && farewellOf(sunset), details].filter((text) => text !== undefined).join(' ');
  const scopes = (name: SchemeName): string[] => (name === 'apiKey' ? scopesOf(operation) : []);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === '' ? {} : { description }),
    ...(sunset === undefined ? {} : { deprecated: true, 'x-sunset': sunset.on }),
    security: ACCEPTED[access].map((name) => ({ [name]: scopes(name) })),
    parameters: parametersOf(operation, sent),
    ...bodyOf(id, operation),
    responses: { ...answersOf(id, operation), ...(isByState(id) ? UNCHANGED : {}), ...refusals(operation) },
  };
}

/** The part of the API that an operation belongs to: what follows the user in its path, or begins it. */
export const tagOf = ({ path }: Operation): string =>
  path
    .replace(/^\/user\/:userId\//, '/')
    .split('/')[1]
    ?.split('.')[0] ?? '';

const membersOf = (schema: JsonSchema | undefined): Members => (schema?.['properties'] ?? {}) as Members;

function build(): Readonly<Record<string, unknown>> {
  const schemas = describeMembers(jsonSchemas(ownSchemas()));
  const sent = describeMembers(jsonSchemas({ PATH, ...querySchemas() }));
  const paths: Record<string, Record<string, object>> = {};
  for (const [id, operation] of entries()) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [operation.method]: describeOperation(id, operation, tagOf(operation), {
        path: membersOf(sent['PATH']),
        query: membersOf(sent[`${id}?`]),
      }),
    };
  }
  return { paths, components: { schemas, securitySchemes: SECURITY_SCHEMES } };
}

let built: ReturnType<typeof build> | undefined;

/**
 * The API as an OpenAPI 3.1 document.
 * @param serverUrl where its paths begin
 */
export function describeApi(serverUrl: string): Readonly<Record<string, unknown>> {
  built ??= build();
  return {
    openapi: '3.1.0',
    info: {
      title: 'pluggy-open-finance',
      version: API_VERSION,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    ...built,
  };
}
