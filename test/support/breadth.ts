/** Set by `npm run test:compat`, which tries every case there is. */
const isWhole = process.env['PLIMSOLL_BREADTH'] === 'all'

/**
 * Cases of one kind that each cost seconds of a real process: a sample of them in `npm test`, all in `npm run test:compat`. Where the lines
 * that they are about change, all are tried by hand (docs/adr/0076).
 *
 * @throws where the sample has none, so that nothing is left out by a slip
 */
export function sampleOf<Case>(cases: readonly Case[], isInSample: (one: Case) => boolean): readonly Case[] {
  const sample = cases.filter(isInSample)
  if (sample.length === 0) throw new Error('the sample of these cases has none of them')
  return isWhole ? cases : sample
}

/** Versions of Prometheus: the newer one, and the oldest that is supported beside it where every case is tried. */
export const PROMETHEUS_VERSIONS = sampleOf(['2.42', '3.5'] as const, (version) => version === '3.5')
