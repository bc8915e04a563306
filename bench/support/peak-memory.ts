import { readFileSync, writeFileSync } from 'node:fs';

/** The value that makes the kernel forget the most memory that was ever resident (see proc_pid_clear_refs(5)). */
const FORGET_PEAK = '5';

/** @returns whether the kernel's record now begins at the present; false off Linux */
export function forgetPeak(): boolean {
  try {
    writeFileSync('/proc/self/clear_refs', FORGET_PEAK);
    return true;
  } catch {
    return false;
  }
}

/** The most memory that was ever resident, since the record was made to forget; bytes. */
export function recordedPeak(): number {
  try {
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kib !== undefined) return Number(kib) * 1024;
  } catch {
    // not Linux
  }
  return process.resourceUsage().maxRSS * 1024;
}
