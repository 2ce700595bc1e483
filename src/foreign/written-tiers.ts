import { parseDuration } from '../shared/duration.js'
import { formatNumber } from '../shared/format-number.js'
import { usualTiers } from '../slo/burn-tiers.js'

/** One of the burn-rate alerts that an SLO has when nobody says otherwise, as it would be written. */
export interface WrittenTier {
  readonly severity: 'page' | 'ticket'
  readonly budget: string
  readonly long: string
}

const FOUR_WEEKS = 28 * 86_400

/** Our usual tiers written out. */
export function writtenTiers(period: string): readonly WrittenTier[] {
  return usualTiers(parseDuration(period) ?? FOUR_WEEKS).map(({ severity, share, from }) => {
    return { severity, budget: `${formatNumber(share * 100)}%`, long: from }
  })
}
