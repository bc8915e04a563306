import type { Express } from 'express';

/** The part of Express's router (version 5) that says what is mounted where. */
interface Layer {
  readonly name: string;
  readonly rawPath: unknown;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

function doorsIn(stack: readonly Layer[], prefix: string): string[] {
  return stack.flatMap(({ route, rawPath, handle }) => {
    if (route !== undefined) {
      const path = prefix !== '' && route.path === '/' ? prefix : prefix + route.path;
      return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${path}`);
    }
    if (handle.stack === undefined) return [];
    if (typeof rawPath !== 'string') throw new Error('a router is mounted at a place that has no plain name');
    return doorsIn(handle.stack, `${prefix}${rawPath === '/' ? '' : rawPath}`);
  });
}

/** Every method and path that an app answers, such as `GET /healthz`, read from the app itself. */
export function listDoors(app: Express): string[] {
  return doorsIn((app.router as unknown as { stack: readonly Layer[] }).stack, '');
}
