/**
 * Entry of every npm script: installs what is missing, builds what changed, then does what was asked.
 * Plain JavaScript without dependencies, because it runs before there are any.
 *
 *   node tools/run.mjs <start|test|sandbox|setup|check-connection|replay|bench|build|…> [arguments]
 */
const OLDEST_NODE = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  console.error(
    `This needs Node.js ${OLDEST_NODE.join('.')} or newer, and runs on ${process.versions.node}. Get a newer one from https://nodejs.org.`,
  );
  process.exit(1);
}

// Not a static import: an old Node could fail on the syntax there before it could say the above.
const { dispatch } = await import('./dispatch.mjs');
const { endWithNpm } = await import('./end-with-npm.mjs');
const [command, ...args] = process.argv.slice(2);
endWithNpm(command);
await dispatch(command, args);
