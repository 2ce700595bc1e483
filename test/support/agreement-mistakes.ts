import { ConfigError } from '../../src/config/config-error.js'
import { SHOP_ROOT, type ConfigFolder } from './config-folder.js'

const SLOS = `service: shop
slos:
  - { name: a, objective: 99, indicator: { ratio: { bad: 'errors{service="shop"}', total: 'requests{service="shop"}' } } }
  - { name: b, objective: 99, group_by: [region], indicator: { scrape_interval: 60s, ratio: { bad: 'errors{service="shop"}', total: 'requests{service="shop"}' } } }
slas:
`

/** Keys of an agreement as they are written; `null` takes one out that it has otherwise. */
export type WrittenAgreement = Readonly<Record<string, string | null>>

/** What a case does not say. */
const KEYS: WrittenAgreement = { name: 'x', objective: '99.9', slo: 'a', period: '{ calendar: month }' }

/** Mistakes of one agreement, whose keys stand from line 6 on, one a line: `line:column path: message (mend)`. */
export async function agreementMistakes(folder: ConfigFolder, changes: WrittenAgreement): Promise<string[]> {
  const keys = Object.entries({ ...KEYS, ...changes }).filter(([, value]) => value !== null)
  const lines = keys.map(([key, value], index) => `${index === 0 ? '  - ' : '    '}${key}: ${value ?? ''}\n`)
  const error = await folder.loadFiles(SHOP_ROOT, { shop: SLOS + lines.join('') }).catch((caught: unknown) => caught)
  if (!(error instanceof ConfigError)) return []
  return error.diagnostics.map(({ line, column, path, message, hint }) => {
    return `${line}:${column} ${path.replace('slas[0].', '')}: ${message} (${hint ?? ''})`
  })
}
