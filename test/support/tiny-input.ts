import type { ContractInput } from '../../src/sla/contract/contract-input.js'
import type { Hours, Terms } from '../../src/sla/terms.js'
import type { TinyCase } from './brute-force.js'

const FIRST = Date.parse('2026-03-02T10:00:00Z') / 60_000
const ZERO_HOURS: Hours = { timezone: 'UTC', ranges: [], holidays: [] }
const DAYS = ['mon'] as const

/** `10:07`. */
function clock(i: number): string {
  return `10:${String(i).padStart(2, '0')}`
}

/** A tiny case as the engine takes it: flags of minutes become service hours and windows. */
export function tinyInput({ terms, members, before, length, inService, leftOut }: TinyCase): ContractInput {
  const ranges = inService.flatMap((is, i) => (is ? [{ weekdays: DAYS, from: clock(i), to: clock(i + 1) }] : []))
  const asked: Terms = { ...terms, serviceHours: inService.every(Boolean) ? null : { ...ZERO_HOURS, ranges } }
  const at = (i: number) => new Date((FIRST + i) * 60_000)
  return {
    terms: asked,
    period: { from: at(0), to: at(length) },
    members: members.map((minutes, index) => ({
      name: `m${index}`,
      rows: {
        from: at(-before),
        events: Float64Array.from(minutes, (minute) => minute?.events ?? Number.NaN),
        errors: Float64Array.from(minutes, (minute) => minute?.errors ?? 0),
      },
    })),
    exclusions: leftOut.flatMap((is, i) =>
      is ? [{ kind: 'other' as const, name: 'other', from: at(i), to: at(i + 1), announced: null }] : [],
    ),
  }
}
