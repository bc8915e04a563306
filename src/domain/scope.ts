/** What a server may do: read, write, or run the service for everybody (admin). */
export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

export const isScope = (name: string): name is Scope => SCOPES.some((scope) => scope === name);
