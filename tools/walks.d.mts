import type { ProgramFile } from './source-tree.mjs';

export type Frame = string | { readonly handed: string };

export interface Walk {
  readonly name: string;
  readonly frames: readonly Frame[];
  readonly most?: { readonly frames: number; readonly files: number };
}

export const WALKS: readonly Walk[];
export function followWalk(
  files: readonly ProgramFile[],
  walk: Pick<Walk, 'frames'>,
): { readonly frames: string[]; readonly files: string[]; readonly problems: string[] };
