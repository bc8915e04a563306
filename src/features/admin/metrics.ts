import { countJobs } from '../../queue/count-jobs.ts';
import { type Figure, listFigures } from '../../store/statements/metrics/list-figures.ts';
import type { Needs } from '../shared/Parts.ts';

/** What each number is. Those that are no gauges are counted from the start of the process. */
const HELP: Readonly<Record<string, string>> = {
  pluggy_calls_held_back: 'Endpoints of Pluggy that are left alone for now, by the outgoing address.',
  pluggy_connections: 'Connections by the status that Pluggy gives them.',
  pluggy_jobs: 'Work by kind and state; dead: given up.',
  pluggy_outgoing_webhooks_off: 'Webhook endpoints of the team that are switched off.',
  pluggy_outgoing_webhooks_pending: 'Outgoing webhooks that wait to be sent, or to be sent again.',
  pluggy_webhooks_oldest_waiting_seconds:
    'How long the oldest delivery of Pluggy waits to be acted on; 0: none does.',
  pluggy_webhooks_waiting: 'Deliveries of Pluggy that wait to be acted on.',
  pluggy_reads_total:
    'Reads for people, by where they were answered; only with DATABASE_READ_URL, of this process, from its start.',
  pluggy_replica_used:
    'Whether reads go to the replica at this moment: 1, or 0; only with DATABASE_READ_URL.',
  process_cpu_seconds_total: 'CPU time of this process.',
  process_resident_memory_bytes: 'Memory of this process.',
  process_uptime_seconds: 'How long this process runs.',
};

function figuresOfProcess(): Figure[] {
  const { user, system } = process.cpuUsage();
  return [
    { name: 'process_cpu_seconds_total', labels: {}, value: (user + system) / 1_000_000 },
    { name: 'process_resident_memory_bytes', labels: {}, value: process.memoryUsage.rss() },
    { name: 'process_uptime_seconds', labels: {}, value: process.uptime() },
  ];
}

function figuresOfReplica({ replica }: Needs<'replica'>): Figure[] {
  if (replica === undefined) return [];
  const reads = Object.entries(replica.reads).map(
    ([from, value]): Figure => ({ name: 'pluggy_reads_total', labels: { from }, value }),
  );
  return [...reads, { name: 'pluggy_replica_used', labels: {}, value: replica.isUsed ? 1 : 0 }];
}

/** The text format of Prometheus takes these three in a label alone behind a backslash. */
const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

function lineOf({ name, labels, value }: Figure): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}=${quoted(text)}`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`;
}

/** The state of the service in Prometheus' text format, version 0.0.4. Nothing of it is about one person. */
export async function describeMetrics(parts: Needs<'workDatabase' | 'clock' | 'replica'>): Promise<string> {
  const { workDatabase, clock } = parts;
  const now = clock.now();
  const { jobs, stored } = await workDatabase.asSystem(
    async (tx) => ({ jobs: await countJobs(tx), stored: await listFigures(tx, now) }),
    'read',
  );
  const work = jobs.map(({ kind, state, count }): Figure => {
    return { name: 'pluggy_jobs', labels: { kind, state }, value: count };
  });
  const figures = [...work, ...stored, ...figuresOfReplica(parts), ...figuresOfProcess()];
  const lines = Object.entries(HELP).flatMap(([name, help]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}`,
    ...figures.filter((figure) => figure.name === name).map(lineOf),
  ]);
  return `${lines.join('\n')}\n`;
}
