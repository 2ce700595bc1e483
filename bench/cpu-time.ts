/** Seconds of CPU, kernel included, that this process has taken since `process.cpuUsage()` said `before`. */
export function cpuSecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
