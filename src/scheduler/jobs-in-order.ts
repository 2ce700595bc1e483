import type { Job } from '../shared/job.js'

/**
 * The jobs, each behind those that it comes after. Throws where two have one name, where a job waits for one that is not there, and where
 * jobs wait for each other: then nothing could begin.
 *
 * @param foremost jobs that begin before all others; nobody need name them
 */
export function jobsInOrder(foremost: readonly Job[], jobs: readonly Job[]): readonly Job[] {
  const all = [...foremost, ...jobs]
  const byName = new Map(all.map((job) => [job.name, job]))
  const twin = all.find((job) => byName.get(job.name) !== job)
  if (twin !== undefined) throw new Error(`two jobs are called ${twin.name}`)
  const ordered = new Set(foremost)
  for (const job of jobs) place(job, [])
  return [...ordered].slice(foremost.length)

  function place(job: Job, waiting: readonly string[]): void {
    if (ordered.has(job)) return
    const way = [...waiting, job.name]
    if (waiting.includes(job.name)) throw new Error(`jobs wait for each other: ${way.join(', ')}`)
    for (const name of job.after ?? []) {
      const before = byName.get(name)
      if (before === undefined) throw new Error(`job ${job.name} comes after ${name}, which is no job`)
      place(before, way)
    }
    ordered.add(job)
  }
}
