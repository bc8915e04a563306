const NAMES = ['--import', '--require', '-r', '--loader', '--experimental-loader'];

/**
 * Of the arguments that Node itself was started with, those that teach it to load this program's files. Handing
 * all of them to a child would make it run a program given with `--eval` in place of its own.
 */
export function loaderArguments(args: readonly string[] = process.execArgv): string[] {
  return args.filter((arg, index) => {
    const isNamed = NAMES.includes(arg) || NAMES.some((name) => arg.startsWith(`${name}=`));
    return isNamed || NAMES.includes(args[index - 1] ?? '');
  });
}
