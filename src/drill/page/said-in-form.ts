/** Fields that are numbers. */
const NUMBERS: ReadonlySet<string> = new Set(['step', 'finding'])
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/

/** What a form says: what is left empty is not said, and its instants are in UTC. */
export function saidInForm(body: unknown): Record<string, unknown> {
  const fields = Object.entries((body ?? {}) as Readonly<Record<string, unknown>>)
  const said = fields.filter(([name, value]) => name !== 'csrf' && value !== '')
  return Object.fromEntries(said.map(([name, value]) => [name, meant(name, value)]))
}

/** As browsers write them: `2026-11-20T11:30` is an instant in UTC. */
function meant(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (NUMBERS.has(name)) return Number(value)
  return LOCAL.test(value) ? `${value.length === 16 ? `${value}:00` : value}Z` : value
}
