import type * as z from 'zod'
import { finding } from '../../shared/fields.js'

interface WrittenTier {
  readonly below?: number | undefined
  readonly at_or_below?: number | undefined
  readonly credit: number
}

/** The worse the result, the higher the credit, and each bound once. */
export function checkTiers(tiers: readonly WrittenTier[], context: z.RefinementCtx): void {
  tiers.forEach((tier, index) => {
    const milder = tiers.filter((one) => isMilder(one, tier))
    const same = tiers.slice(0, index).some((one) => isSame(one, tier))
    if (same) {
      const message = `expected another value: a tier ${wordsOf(tier)} stands above`
      context.addIssue({ code: 'custom', path: ['tiers', index, keyOf(tier)], ...finding(message) })
    }
    const dearest = Math.max(0, ...milder.map(({ credit }) => credit))
    if (tier.credit <= dearest) {
      const message = `expected a credit above ${dearest}: a milder tier gives ${dearest}`
      const hint = 'the worse the result, the higher the credit: {below: 99.9, credit: 10}, {below: 99.0, credit: 25}'
      context.addIssue({ code: 'custom', path: ['tiers', index, 'credit'], ...finding(message, hint) })
    }
  })
}

/** A cap below a tier makes the tier a lie; one above all of them limits nothing. */
export function checkCap(
  {
    tiers = [],
    cap,
    proportional,
    step,
  }: {
    readonly tiers?: readonly WrittenTier[] | undefined
    readonly cap?: number | undefined
    readonly proportional?: unknown
    readonly step?: unknown
  },
  context: z.RefinementCtx,
): void {
  const dearest = [...tiers].sort((a, b) => b.credit - a.credit)[0]
  if (cap === undefined || dearest === undefined) return
  if (cap < dearest.credit) {
    const message = `expected a cap of ${dearest.credit} or more: the tier ${wordsOf(dearest)} gives ${dearest.credit}`
    context.addIssue({ code: 'custom', path: ['cap'], ...finding(message, 'raise the cap, or lower the credit to it') })
  } else if (cap > 100 && proportional === undefined && step === undefined) {
    const message = `expected a cap of 100 or less: no tier gives more than ${dearest.credit}`
    context.addIssue({ code: 'custom', path: ['cap'], ...finding(message, 'lower it, or take it out') })
  }
}

function isMilder(one: WrittenTier, than: WrittenTier): boolean {
  if (boundOf(one) !== boundOf(than)) return boundOf(one) > boundOf(than)
  return keyOf(one) === 'at_or_below' && keyOf(than) === 'below'
}

function isSame(one: WrittenTier, other: WrittenTier): boolean {
  return boundOf(one) === boundOf(other) && keyOf(one) === keyOf(other)
}

function boundOf({ below, at_or_below: atOrBelow }: WrittenTier): number {
  return below ?? atOrBelow ?? 0
}

function keyOf({ below }: WrittenTier): 'below' | 'at_or_below' {
  return below === undefined ? 'at_or_below' : 'below'
}

function wordsOf(tier: WrittenTier): string {
  return `${keyOf(tier) === 'below' ? 'below' : 'at or below'} ${boundOf(tier)}`
}
