import { shareOf, type JudgeSettings, type ServiceSample } from './service-sample.js'

/** So many errors tell the ratio near an edge; a trouble that rises or falls has another one further in. */
const ENOUGH_ERRORS = 20

interface Edge {
  /** Outermost sample of the trouble. */
  readonly edge: number
  /** 1: the trouble goes on later, -1: it lies before. */
  readonly inwards: 1 | -1
  /** Innermost sample that may be used. */
  readonly limit: number
}

/** The sample up to which one must look from an edge inwards to know the ratio there: beyond windows that may span the edge, with enough errors. */
export function insideOf(
  samples: readonly ServiceSample[],
  { edge, inwards, limit }: Edge,
  settings: JudgeSettings,
): number {
  const spanning = Math.ceil(settings.windowSeconds / settings.stepSeconds)
  let errors = 0
  for (let index = edge; index !== limit; index += inwards) {
    const sample = samples[index]
    if (sample === undefined) break
    errors += shareOf(sample, settings).errors
    if (Math.abs(index - edge) > spanning && errors >= ENOUGH_ERRORS) return index
  }
  return limit
}

/** The samples from one index to another, by time, both included. */
export function samplesBetween(samples: readonly ServiceSample[], a: number, b: number): readonly ServiceSample[] {
  return samples.slice(Math.min(a, b), Math.max(a, b) + 1)
}
