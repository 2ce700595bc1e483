import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document, type Node } from 'yaml'
import { namesMatching } from './memory-files.js'

/** One scalar of a document as a strict YAML 1.2 reader sees it. */
export interface Leaf {
  /** Keys from the top, list indices as numbers. */
  readonly path: readonly (string | number)[]
  readonly value: unknown
}

/** What a strict reader finds in a configuration: nothing where it refuses a file. */
export interface StrictReading {
  readonly root: unknown
  readonly services: readonly unknown[]
}

/** Reads the files by the YAML library alone, in its core schema, without any of our own reading. `null`: not what YAML 1.2 allows, or not one document. */
export function readStrictly(files: ReadonlyMap<string, string>, rootFile: string): StrictReading | null {
  const root = strictly(files.get(rootFile) ?? '')
  if (root === undefined) return null
  const folder = rootFile.slice(0, rootFile.lastIndexOf('/') + 1)
  const others = [...files.keys()].filter((name) => name !== rootFile).map((name) => name.slice(folder.length))
  const patterns = at(root, 'include')
  const names = new Set(Array.isArray(patterns) ? patterns.flatMap((one) => namesMatching(String(one), others)) : [])
  const services = [...names].map((name) => strictly(files.get(folder + name) ?? ''))
  return services.includes(undefined) ? null : { root, services }
}

function strictly(text: string): unknown {
  const documents = parseAllDocuments(text, { version: '1.2', schema: 'core', strict: true, uniqueKeys: true })
  const [only] = Array.isArray(documents) ? (documents as Document[]) : []
  if (only === undefined || documents.length !== 1 || !isRight(only)) return undefined
  try {
    return plain(only.contents, only, 0)
  } catch {
    return undefined
  }
}

function isRight({ errors, warnings, directives }: Document): boolean {
  const isOther = directives?.yaml.explicit === true && directives.yaml.version !== '1.2'
  return errors.length + warnings.length === 0 && !isOther
}

/** As `toJS`, but scalars with variables, and keys of any kind, stay what was typed. */
function plain(node: unknown, document: Document, depth: number): unknown {
  if (depth > 200) throw new Error('too deep')
  if (isAlias(node)) return plain(node.resolve(document), document, depth + 1)
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [keyOf(key as Node), plain(value, document, depth + 1)]),
    )
  }
  if (isSeq(node)) return node.items.map((item) => plain(item, document, depth + 1))
  return isScalar(node) ? node.value : null
}

function keyOf(key: unknown): string {
  if (!isScalar(key)) throw new Error('a key that is no scalar')
  return key.source ?? String(key.value)
}

/** The value under a key, where there is a map that has it. */
export function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}

/** All scalars below a value. */
export function leavesOf(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]))
}
