import type { SourceFile } from 'typescript';

/** `run`: needed when the file is loaded. `type`: gone when it is compiled. `lazy`: loaded later. */
export type ImportKind = 'run' | 'type' | 'lazy';

export interface ProgramFile {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
  readonly source: SourceFile;
  readonly imports: readonly { readonly target: string; readonly kind: ImportKind }[];
}

export interface Row {
  readonly folders: readonly string[];
  readonly mayImport: readonly string[];
}

export function readTree(...folders: readonly string[]): ProgramFile[];
export function findCircles(files: readonly ProgramFile[], kinds: readonly ImportKind[]): string[][];
export function findAny(file: ProgramFile): string[];
export function findSql(file: ProgramFile): string[];
export function listFunctions(file: ProgramFile): { name: string; path: string; lines: number }[];
export function readFolders(): Row[];
export function rowOf(rows: readonly Row[], path: string): Row | undefined;
export function findForbidden(files: readonly ProgramFile[], rows: readonly Row[]): string[];
