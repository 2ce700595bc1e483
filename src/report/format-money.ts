import type { Money } from '../sla/agreement.js'

/** Writes an amount for people: `2,000.00 EUR`. */
export function formatMoney({ minor, currency }: Money): string {
  const sign = minor < 0n ? '-' : ''
  const absolute = minor < 0n ? -minor : minor
  const whole = (absolute / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${(absolute % 100n).toString().padStart(2, '0')} ${currency}`
}
