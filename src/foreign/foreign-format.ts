import { isRawMap, listAt, rawAt, textAt } from '../yaml/raw.js'

/** Languages of other tools that are read as they are. */
export type ForeignFormat = 'sloth-file' | 'sloth-resource' | 'sloth-windows' | 'pyrra' | 'openslo'

const BY_VERSION: ReadonlyMap<string, ForeignFormat> = new Map([
  ['sloth.slok.dev/v1', 'sloth-resource'],
  ['pyrra.dev/v1alpha1', 'pyrra'],
  ['openslo/v1', 'openslo'],
  ['openslo/v1alpha', 'openslo'],
  ['openslo.com/v2alpha', 'openslo'],
])

const SLOTH_FILE = 'prometheus/v1'

/** Words by which a text may be one of these languages; only a parsed document says whether it is. */
const HINTS = ['prometheus/v1', 'sloth.slok.dev/', 'pyrra.dev/', 'openslo/', 'openslo.com/']

/** Names of the tools in a version that is not known, so that it can be said. */
const TOOLS = /^(?:sloth\.slok\.dev|pyrra\.dev|openslo|openslo\.com)\//

/** Whether a text is worth being looked at as a foreign file. */
export function mayBeForeign(text: string): boolean {
  return HINTS.some((hint) => text.includes(hint))
}

/** The language of an object by its own header; `null` when it is none that is known. */
export function formatOf(value: unknown): ForeignFormat | null {
  if (textAt(value, 'version') === SLOTH_FILE) return 'sloth-file'
  const format = BY_VERSION.get(textAt(value, 'apiVersion') ?? '') ?? null
  return format === 'sloth-resource' && textAt(value, 'kind') === 'AlertWindows' ? 'sloth-windows' : format
}

/** Whether the header names one of the tools, in whatever version. */
export function isOfTool(value: unknown): boolean {
  return formatOf(value) !== null || TOOLS.test(textAt(value, 'apiVersion') ?? '')
}

/** The objects in a document: those of a list, of a `kind: List` as Kubernetes prints it, or the document itself. */
export function objectsIn(value: unknown): { container: unknown; keys: readonly (string | number)[] } | null {
  if (Array.isArray(value)) return { container: value, keys: [...value.keys()] }
  const isList = isRawMap(value) && textAt(value, 'kind') === 'List' && Array.isArray(rawAt(value, 'items'))
  return isList ? { container: rawAt(value, 'items'), keys: [...listAt(value, 'items').keys()] } : null
}

/** What a person may write as a header. */
export const HEADERS = [`version: ${SLOTH_FILE}`, ...[...BY_VERSION.keys()].map((version) => `apiVersion: ${version}`)]
