import { readFileSync } from 'node:fs'

/** Seconds of CPU, kernel included, that this process has taken since `process.cpuUsage()` said `before`. */
export function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Seconds of CPU, kernel included, that another process has taken so far: Linux counts them in hundredths. */
export function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
