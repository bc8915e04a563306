/**
 * Loaded before a program (`node --import`), so that its wall clock can be moved from outside, as an operator or a
 * time server moves a machine's: dates jump, timers don't. The program itself is the one that users run. It also ends
 * with the process that started it, however that ends.
 */
const SystemDate = Date;
let offsetMs = 0;

const now = (): number => SystemDate.now() + offsetMs;

globalThis.Date = new Proxy(SystemDate, {
  construct: (target, args: unknown[], asked) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, asked === globalThis.Date ? target : asked),
  apply: () => new SystemDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

process.on('message', (message: { readonly clockOffsetMs: number }) => {
  offsetMs = message.clockOffsetMs;
});
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
