import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { forgetPeak, recordedPeak } from './peak-memory.ts';

/** What a piece of work took of this process. */
export interface Measurement {
  readonly seconds: number;
  /** User and system time of the whole process, garbage collection and compilation included; microseconds. */
  readonly cpuUs: number;
  /** The most memory that was resident during the work over what was before it; MiB. */
  readonly peakOverIdleMib: number;
}

/** Where the kernel keeps no record of the peak. Each look costs; every 10 ms it would be as much as the rest of the work. */
const SAMPLE_MS = 100;
const MIB = 1024 * 1024;

/** Garbage of the work before would otherwise be collected, or grow, on this one's account. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc === 'function') gc();
}

/** Runs `work` and measures this process meanwhile; nothing else should go on in it. */
export async function measure(work: () => Promise<unknown>): Promise<Measurement> {
  collectGarbage();
  const idle = process.memoryUsage.rss();
  const isRecorded = forgetPeak();
  const markBefore = isRecorded ? idle : recordedPeak();
  let peak = idle;
  const sample = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const sampler = isRecorded ? undefined : setInterval(sample, SAMPLE_MS);
  try {
    const cpu = process.cpuUsage();
    const startedAt = performance.now();
    await work();
    const seconds = (performance.now() - startedAt) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    sample();
    // exact where the kernel's record began with the work, or the work went beyond all that was before
    const mark = recordedPeak();
    if (mark > markBefore) peak = Math.max(peak, mark);
    return { seconds, cpuUs: user + system, peakOverIdleMib: (peak - idle) / MIB };
  } finally {
    clearInterval(sampler);
  }
}
