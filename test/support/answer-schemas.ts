import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as z from 'zod/mini';
import { isByState } from '../../src/contract/by-state.ts';
import { jsonSchemas, refTo } from '../../src/contract/json-schema.ts';
import { answerName, ownSchemas } from '../../src/contract/openapi.ts';
import { errorsOf } from '../../src/contract/operations/errors-of.ts';
import { isEventStream, isFile, type Operation } from '../../src/contract/operations/operation.ts';
import { operations } from '../../src/contract/operations.ts';
import { errorCatalogue } from '../../src/domain/errors.ts';
import { API_PATH } from '../../src/features/shared/urls.ts';

/** An answer of the service, as it went over the wire. */
export interface SentAnswer {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What the app says before the table of operations is asked. */
const BEFORE_THE_TABLE = new Set(['unknown_host']);

const known = Object.entries(operations as Readonly<Record<string, Operation>>).map(([id, operation]) => ({
  id,
  operation,
  method: operation.method.toUpperCase(),
  pattern: new RegExp(`^${API_PATH}${operation.path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}/?$`),
}));

function compilerOf(anyFormOfPluggy: boolean): (name: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('decimal', { type: 'number', validate: () => true });
  const schemas = jsonSchemas(ownSchemas(), { anyFormOfPluggy });
  ajv.addSchema({ $id: 'api', components: { schemas } });
  const made = new Map<string, ValidateFunction>();
  return (name) => {
    const validate = made.get(name) ?? ajv.compile({ $ref: `api${refTo(name)}` });
    made.set(name, validate);
    return validate;
  };
}

let strict: ReturnType<typeof compilerOf> | undefined;
let lenient: ReturnType<typeof compilerOf> | undefined;

function faultsOf(name: string, text: string, anyFormOfPluggy: boolean): string[] {
  strict ??= compilerOf(false);
  lenient ??= compilerOf(true);
  const validate = (anyFormOfPluggy ? lenient : strict)(name);
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message, params }) => {
    return `${instancePath || 'the answer'} ${message} ${JSON.stringify(params)}`;
  });
}

function faultsOfProblem(operation: Operation, { status, text }: SentAnswer): string[] {
  const faults = faultsOf('Problem', text, false);
  const { code } = JSON.parse(text) as { code: keyof typeof errorCatalogue };
  if (errorCatalogue[code]?.status !== status) faults.push(`${code} is no error with the status ${status}`);
  if (!errorsOf(operation).includes(code) && !BEFORE_THE_TABLE.has(code))
    faults.push(`the operation does not name the error ${code}`);
  return faults;
}

/** Of a stream that may have been cut off: what came whole. */
function faultsOfEvents(events: Readonly<Record<string, z.ZodMiniObject>>, text: string): string[] {
  return [...text.matchAll(/^event: (.*)\ndata: (.*)\n\n/gm)].flatMap(([, name = '', data = '']) => {
    const schema = events[name];
    if (schema === undefined) return [`the operation does not name the event ${name}`];
    const { error } = z.safeParse(schema, JSON.parse(data));
    return error === undefined ? [] : [`the event ${name}: ${JSON.stringify(error.issues)}`];
  });
}

/**
 * What is wrong with an answer, by the table of operations; nothing for an address that is not in it.
 * @param anyFormOfPluggy what Pluggy's own members of its objects hold is not looked at
 */
export function checkAnswer(answer: SentAnswer, anyFormOfPluggy = false): string[] {
  const { method, url, status, type, text } = answer;
  const path = url.split('?')[0] ?? '';
  const found = known.find((one) => one.method === method && one.pattern.test(path));
  if (found === undefined) return [];
  const { id, operation } = found;
  const said = status === 304 && isByState(id) ? null : operation.responses[status];
  const faults = (): string[] => {
    if (type.startsWith('application/problem+json')) return faultsOfProblem(operation, answer);
    if (said === undefined) return [`the operation does not name the status ${status}`];
    if (said === null) return text === '' ? [] : ['it has a body'];
    if (isFile(said)) return type.startsWith(said.file) ? [] : [`it is no ${said.file} but ${type}`];
    if (isEventStream(said)) return faultsOfEvents(said.events, text);
    return faultsOf(answerName(id, status, said), text, anyFormOfPluggy);
  };
  return faults().map((fault) => `${id} (${method} ${operation.path}) answered ${status}: ${fault}`);
}
