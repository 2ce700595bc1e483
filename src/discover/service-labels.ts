/** Labels that tell which service a series belongs to, the most telling first; `job` is what is left where nothing else is set. */
export const SERVICE_LABELS = [
  'service',
  'service_name',
  'app_kubernetes_io_name',
  'app',
  'application',
  'component',
  'job',
] as const

/** Labels whose values keep apart what may have nothing to do with each other. */
export const SPREAD_LABELS = ['environment', 'env', 'stage', 'cluster', 'namespace'] as const

/** Series of one metric that belong to one service. */
export interface ServiceSeries {
  readonly label: string
  readonly value: string
  /** `namespace: a, b` where the series of the service differ in it. */
  readonly spread: readonly string[]
}

type Labels = Readonly<Record<string, string>>

/**
 * Groups the series of one metric into services by the most telling label that all of them carry.
 *
 * @returns nothing where no such label is on every series
 */
export function servicesOf(series: readonly Labels[]): readonly ServiceSeries[] {
  const label = SERVICE_LABELS.find((one) => series.every((labels) => (labels[one] ?? '') !== ''))
  if (label === undefined) return []
  const values = [...new Set(series.map((labels) => labels[label] ?? ''))].toSorted()
  return values.map((value) => ({ label, value, spread: spreadOf(series.filter((labels) => labels[label] === value)) }))
}

/** The same, each series by the most telling label that it carries itself. */
export function servicesByOwnLabel(series: readonly Labels[]): readonly ServiceSeries[] {
  return SERVICE_LABELS.flatMap((label) => servicesOf(series.filter((labels) => ownServiceLabel(labels) === label)))
}

/** The most telling label of one series. */
export function ownServiceLabel(labels: Labels): string | undefined {
  return SERVICE_LABELS.find((label) => (labels[label] ?? '') !== '')
}

function spreadOf(series: readonly Labels[]): readonly string[] {
  return SPREAD_LABELS.flatMap((label) => {
    const values = [...new Set(series.map((labels) => labels[label] ?? ''))].filter((value) => value !== '').toSorted()
    return values.length < 2 ? [] : [`${label}: ${values.join(', ')}`]
  })
}

/**
 * A name as Plimsoll allows them, out of any text: `Checkout API` becomes `checkout-api`.
 *
 * @returns `unnamed` where nothing is left
 */
export function toName(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'unnamed' : slug
}
