import type { Description, Operation } from './Description.ts';
import { type Mismatch, mismatches } from './mismatches.ts';

/** A call and its answer, the body parsed; text where it wasn't JSON. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** Holds every answer it is shown against the description, and remembers which operations it has seen. */
export class ContractChecker {
  /** Distinct mismatches by place and problem, with the first operation that showed each. */
  readonly found = new Map<string, Mismatch & { readonly operation: string }>();
  /** `GET /items/{id} 200`, and so on. */
  readonly seen = new Set<string>();
  /** Operations that the sandbox doesn't route. */
  readonly unserved = new Set<string>();
  readonly #description: Description;

  constructor(description: Description) {
    this.#description = description;
  }

  readonly observe = (exchange: Exchange): void => {
    const operation = this.#description.operationOf(exchange.method, exchange.path);
    if (operation === undefined) return;
    if (isUnrouted(exchange)) {
      this.unserved.add(operation.name);
      return;
    }
    this.seen.add(`${operation.name} ${exchange.status}`);
    for (const { at, problem } of this.#check(operation, exchange)) {
      const key = `${at}: ${problem}`;
      if (!this.found.has(key)) this.found.set(key, { at, problem, operation: operation.name });
    }
  };

  #check(operation: Operation, { status, body }: Exchange): Mismatch[] {
    const at = `${operation.name} ${status}`;
    const declared = operation.responses[String(status)];
    // Refusals that an operation doesn't list (a malformed id, a wrong key) have the common error body.
    if (declared === undefined && status >= 400) {
      const schema = this.#description.named('GlobalErrorResponse');
      return mismatches(this.#description, body, schema, 'GlobalErrorResponse');
    }
    const problems = declared === undefined ? [{ at, problem: 'status not described' }] : [];
    const response = declared ?? successOf(operation);
    const schema = response?.content?.['application/json']?.schema;
    if (schema === undefined) return body === '' ? problems : [...problems, { at, problem: 'a body' }];
    return [...problems, ...mismatches(this.#description, body, schema, at)];
  }
}

function successOf({ responses }: Operation): Operation['responses'][string] | undefined {
  return Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
}

/** The sandbox's own words for a path or method that it doesn't have. */
function isUnrouted({ status, body }: Exchange): boolean {
  if (typeof body !== 'object' || body === null || 'codeDescription' in body) return false;
  const message = 'message' in body ? body.message : undefined;
  return (status === 404 && message === 'Not Found') || (status === 405 && message === 'Method Not Allowed');
}
