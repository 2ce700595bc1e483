import { decimalText, type Money } from '../sla/money.js'

/** Writes an amount for people: `2,000.00 EUR`, `3,334 JPY`. */
export function formatMoney(money: Money): string {
  const [whole = '', decimals] = decimalText(money).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}${decimals === undefined ? '' : `.${decimals}`} ${money.currency}`
}
