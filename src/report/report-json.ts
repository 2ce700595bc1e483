import { decimalText, type Money } from '../sla/money.js'
import type { ReportModel } from './model.js'

/** A report as JSON: dates as RFC 3339, money as decimal text with its currency (`2000.00 EUR`). */
export function reportJson(model: ReportModel): string {
  return `${JSON.stringify(model, (_key, value: unknown) => (isMoney(value) ? `${decimalText(value)} ${value.currency}` : value), 2)}\n`
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && typeof value.minor === 'bigint'
}
