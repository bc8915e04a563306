// The app's own logger. Pino fits as it is; any other needs these four methods: fields first, then the words. Fields that
// come from the router are ids, counts, codes and durations; none is a secret, and none says who somebody is.

type Level = 'debug' | 'info' | 'warn' | 'error';

const write =
  (level: Level) =>
  (fields: object, message: string): void => {
    process.stdout.write(
      `${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`,
    );
  };

export const logger = { debug: () => {}, info: write('info'), warn: write('warn'), error: write('error') };
