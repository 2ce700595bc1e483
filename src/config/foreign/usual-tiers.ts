import { parseDuration } from '../../shared/duration.js'

/** One of the burn-rate alerts that an SLO has when nobody says otherwise, as it would be written. */
export interface UsualTier {
  readonly severity: 'page' | 'ticket'
  readonly budget: string
  readonly long: string
}

const FOUR_WEEKS = 28 * 86_400

/** Our usual tiers written out: the shares are larger where the period is shorter than four weeks. */
export function usualTiers(period: string): readonly UsualTier[] {
  const isShort = (parseDuration(period) ?? FOUR_WEEKS) < FOUR_WEEKS
  return [
    { severity: 'page', budget: isShort ? '8%' : '2%', long: '1h' },
    { severity: 'page', budget: isShort ? '12.5%' : '5%', long: '6h' },
    { severity: 'ticket', budget: isShort ? '20%' : '10%', long: '1d' },
    { severity: 'ticket', budget: isShort ? '42%' : '10%', long: '3d' },
  ]
}
