import type { FakeSeries } from './fake-series-reader.js'

/**
 * Answers a question about the sizes of many backups as Prometheus does: each part by itself.
 *
 * @param valueOf by the PromQL of a part; `null`: there is no answer to it
 */
export function toldMeasures(question: string, valueOf: (part: string) => number | null): FakeSeries[] {
  return question.split('\nor label_replace').flatMap((part) => {
    const told = /"plimsoll_told", "(.*?)"/.exec(part)?.[1] ?? ''
    const value = valueOf(part)
    return value === null ? [] : [{ labels: { plimsoll_told: told }, valueAt: () => value }]
  })
}
