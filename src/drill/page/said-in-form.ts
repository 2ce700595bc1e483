import { formFields, instantInForm } from '../../page/form-fields.js'

/** Fields that are numbers. */
const NUMBERS: ReadonlySet<string> = new Set(['step', 'finding'])
/** Fields that are instants. */
const INSTANTS: ReadonlySet<string> = new Set(['at', 'point'])

/** What a form says: what is left empty is not said, and its instants are in UTC. */
export function saidInForm(body: unknown): Record<string, unknown> {
  const said = Object.entries(formFields(body))
  return Object.fromEntries(said.map(([name, value]) => [name, meant(name, value)]))
}

function meant(name: string, value: unknown): unknown {
  if (NUMBERS.has(name)) return Number(value)
  return INSTANTS.has(name) ? instantInForm(value) : value
}
