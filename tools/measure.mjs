/** What the program's text measures: how long its files and functions are, where imports run in circles, how far its walks are. */
import { findAny, findCircles, listFunctions, readTree } from './source-tree.mjs';
import { filesOfParameter, followWalk, PARAMETER, WALKS } from './walks.mjs';

const LONG_FUNCTION = 40;

const linesOf = ({ text }) => text.trimEnd().split('\n').length;
const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const longest = (all, lengthOf) => all.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a));

function measureTree(folder) {
  const files = readTree(folder);
  const lengths = files.map(linesOf).sort((a, b) => a - b);
  const functions = files.flatMap(listFunctions);
  const file = longest(files, linesOf);
  const fn = longest(functions, ({ lines }) => lines);
  return {
    folder,
    files: files.length,
    median: quantile(lengths, 0.5),
    p90: quantile(lengths, 0.9),
    longestFile: `${linesOf(file)} (${file.path})`,
    longestFunction: `${fn.lines} (${fn.path}, ${fn.name})`,
    longFunctions: `${functions.filter(({ lines }) => lines > LONG_FUNCTION).length} of ${functions.length}`,
    any: files.flatMap(findAny).length,
    circlesLoaded: findCircles(files, ['run']).length,
    circlesOfTypes: findCircles(files, ['run', 'type', 'lazy']).length,
  };
}

const ROWS = [
  ['files', 'files'],
  ['median', 'lines of a file, median'],
  ['p90', 'lines of a file, 90th of 100'],
  ['longestFile', 'longest file'],
  ['longestFunction', 'longest function'],
  ['longFunctions', `functions over ${LONG_FUNCTION} lines`],
  ['any', 'any'],
  ['circlesLoaded', 'circles when loaded'],
  ['circlesOfTypes', 'circles by types'],
];

function printTrees() {
  for (const measured of ['src', 'sandbox'].map(measureTree)) {
    console.log(`${measured.folder}/`);
    for (const [key, words] of ROWS) console.log(`  ${words.padEnd(30)} ${measured[key]}`);
    console.log();
  }
}

/** @returns what does not hold */
function printWalks() {
  const files = readTree('src');
  return [
    ...WALKS.flatMap((walk) => {
      const { frames, files: paths, problems } = followWalk(files, walk);
      const { most } = walk;
      console.log(`${walk.name}: ${frames.length} frames, ${paths.length} files`);
      for (const [index, frame] of frames.entries())
        console.log(`  ${String(index + 1).padStart(2)} ${frame}`);
      const isLong = most !== undefined && (frames.length > most.frames || paths.length > most.files);
      return isLong ? [...problems, `${walk.name} is too long`] : problems;
    }),
    ...printParameter(files),
  ];
}

function printParameter(files) {
  const paths = filesOfParameter(files, PARAMETER);
  console.log(`${PARAMETER.name}: ${paths.length} files`);
  for (const path of paths) console.log(`     ${path}`);
  return [];
}

export function main() {
  printTrees();
  const problems = printWalks();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
