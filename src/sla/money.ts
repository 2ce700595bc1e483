import { code } from 'currency-codes'

/** An amount of money in minor units (cents; whole yen; fils): never floating point. */
export interface Money {
  readonly minor: bigint
  /** ISO 4217, e.g. EUR. */
  readonly currency: string
}

/**
 * Decimals of a currency's minor unit by ISO 4217: EUR 2, JPY 0, BHD 3. Not by `Intl`, which follows what shops round to and says 0 for
 * HUF, IQD and 13 others; it is asked only for currencies that are younger than the list.
 *
 * @returns `null`: there is no such currency
 */
export function minorDigits(currency: string): number | null {
  const listed = code(currency)?.digits
  if (listed !== undefined) return listed
  if (!Intl.supportedValuesOf('currency').includes(currency)) return null
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? null
}

/** Why a text such as `20000 EUR` is no amount: what was expected. `null`: it is one. */
export function moneyMistake(text: string): string | null {
  const [, decimals = '', currency = ''] = /^\d+(?:\.(\d+))? ([A-Z]{3})$/.exec(text) ?? []
  if (currency === '') return 'expected an amount with its currency, such as 20000 EUR'
  const digits = minorDigits(currency)
  if (digits === null) return `expected a currency of ISO 4217, such as EUR: ${currency} is none`
  if (decimals.length <= digits) return null
  return digits === 0
    ? `expected an amount without decimals: ${currency} has no smaller unit`
    : `expected an amount with at most ${digits} decimals: ${currency} has no smaller unit`
}

/** An amount out of a text without mistakes. */
export function parseMoney(text: string): Money {
  const [amount = '', currency = ''] = text.split(' ')
  const [whole = '', decimals = ''] = amount.split('.')
  return { minor: BigInt(whole + decimals.padEnd(minorDigits(currency) ?? 2, '0')), currency }
}

/** The amount as decimal text with all its decimals: `2000.00`, `3334` (JPY), `10.001` (BHD). */
export function decimalText({ minor, currency }: Money): string {
  const digits = minorDigits(currency) ?? 2
  const all = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  const sign = minor < 0n ? '-' : ''
  return digits === 0 ? `${sign}${all}` : `${sign}${all.slice(0, -digits)}.${all.slice(-digits)}`
}

/** Writes an amount for people: `2,000.00 EUR`, `3,334 JPY`. */
export function formatMoney(money: Money): string {
  const [whole = '', decimals] = decimalText(money).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}${decimals === undefined ? '' : `.${decimals}`} ${money.currency}`
}
