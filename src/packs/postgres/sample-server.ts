/** Addresses of two servers in tests: one in trouble, and one that just keeps the threshold. */
export const SAMPLE = { bad: 'db1:9187', good: 'db2:9187' }

type Labels = Readonly<Record<string, string>>

/** Labels of the two. */
export function servers(job: string, more: Labels = {}): readonly [bad: Labels, good: Labels] {
  return [
    { job, instance: SAMPLE.bad, ...more },
    { job, instance: SAMPLE.good, ...more },
  ]
}
