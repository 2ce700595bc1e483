import type { PackAlert, Proof } from './pack.js'
import { feed, ofJob } from './select.js'
import { gauge } from './series-values.js'

interface Watched<Name extends string> {
  readonly alert: Name
  /** Scrape job. */
  readonly job: string
  /** Of the example in the test, besides `job`. */
  readonly instance: string
  readonly summary: string
  readonly description: string
}

/** A target of the job that cannot be scraped. */
export function targetDown<Name extends string>({ job, instance, ...texts }: Watched<Name>): PackAlert<Name> {
  const [broken, fine] = [
    { job, instance },
    { job, instance: `other-${instance}` },
  ]
  const proof: Proof = {
    step: 1,
    series: [feed('up', broken, gauge([1, 5], [0, 8], [1, 3])), feed('up', fine, gauge([1, 16]))],
    ...{ from: 5, by: 5, until: 13 },
    labels: broken,
    value: '0',
  }
  return { ...texts, expr: `${ofJob(job, 'up')} == 0`, forMinutes: 5, proof }
}

/** No target of the job at all: service discovery finds none, or the job has another name. */
export function jobMissing<Name extends string>(
  watched: Omit<Watched<Name>, 'summary' | 'description'> & { readonly what: string },
): PackAlert<Name> {
  const { alert, job, instance, what } = watched
  const proof: Proof = {
    step: 1,
    series: [feed('up', { job, instance }, gauge([1, 5], [null, 13], [1, 3]))],
    ...{ from: 5, by: 5, until: 18 },
    labels: { job },
    value: '1',
  }
  return {
    alert,
    expr: `absent(${ofJob(job, 'up')})`,
    forMinutes: 10,
    summary: `Prometheus knows no target of the job ${job}`,
    description: `${what} not watched: no other alert of this pack can fire. Is the scrape job still called ${job}, and does service discovery find its targets?`,
    proof,
  }
}
