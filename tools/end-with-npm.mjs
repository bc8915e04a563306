const LOOK_EVERY_MS = 1_000;

/**
 * Ends this process, as the end of its terminal does, once the npm that started it is gone. npm passes SIGTERM and SIGINT
 * on, but SIGHUP ends npm alone, and SIGKILL reaches nobody else: what npm started would run on, seen by nobody.
 * Whoever starts the command without npm decides how long it runs.
 *
 * @param {string | undefined} command
 */
export function endWithNpm(command) {
  const isOfNpm = process.env.npm_lifecycle_script?.includes(`tools/run.mjs ${command}`) ?? false;
  if (!isOfNpm) return;
  const npm = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGHUP');
  }, LOOK_EVERY_MS);
  look.unref();
}
