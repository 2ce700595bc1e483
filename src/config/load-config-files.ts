import { createHash } from 'node:crypto'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { BOUNDS } from '../yaml/bounds.js'
import { canonicalConfig } from './canonical-config.js'
import { checkConfig } from './checks/check-config.js'
import { diskFiles, type ConfigFiles } from './config-files.js'
import { ConfigError } from './config-error.js'
import type { Config } from './config.js'
import { findWritten } from './find-written.js'
import { findingAt, toDiagnostics } from '../yaml/finding.js'
import type { Finding } from '../yaml/finding.js'
import { convertForeign } from '../foreign/convert-foreign.js'
import { foreignFindings, toNotes } from '../foreign/foreign-note.js'
import { readIncluded, type Included } from '../foreign/read-included.js'
import { Origins } from '../yaml/located.js'
import type { Tree } from '../yaml/located.js'
import { lookAhead } from './look-ahead.js'
import { rootKeys, serviceKeys } from './owned-keys.js'
import { listAt, namesAt, textAt } from '../yaml/raw.js'
import { readDocument } from '../yaml/read-document.js'
import type { ReadDocument, SourceFile } from '../yaml/read-document.js'
import { resolveConfig, type ResolvedConfig } from './resolve/resolve-config.js'
import type { Places } from '../feature/root-key.js'
import { checkPictureFiles } from './checks/picture-files.js'
import { checkSecretFiles, type Folder } from './checks/secret-files.js'
import { WrittenValueError } from '../shared/written-value.js'
import { findIncluded } from './included-files.js'
import type { ReadFile } from './source-files.js'

/** Where the configuration is, and what its `${VAR}`s stand for. */
export interface LoadOptions {
  /** Path of the root file. */
  readonly file: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Folder in which relative paths start; default: that of the process. */
  readonly cwd?: string
  /** Whether files of other tools may lose what has no place here; default: that is a mistake. */
  readonly lenient?: boolean
  /** Whether a configuration without any service will do; default: that is a mistake, such as a file that was cut off. */
  readonly allowEmpty?: boolean
  /** Default: those on disk. */
  readonly files?: ConfigFiles
}

/**
 * Reads and checks the whole configuration. Throws `ConfigError`, which carries every mistake of every file. Secrets are looked for, but
 * not read.
 */
// oxlint-disable-next-line typescript/require-await -- a promise, so that reading may become asynchronous without changing callers
export async function loadConfig(options: LoadOptions): Promise<Config> {
  const { file, env, cwd = process.cwd() } = options
  const disk = options.files ?? diskFiles(cwd)
  const reader = new FileReader(env, disk)
  const root = reader.read(file)
  if (!root.whole) throw new ConfigError(toDiagnostics(root.findings, reader.sources))
  const folder = dirname(resolve(cwd, file))
  const beside = reader.readNamed(root.tree, dirname(file))
  const included = findIncluded({ ...disk, file, value: root.tree.value, cwd, origins: reader.origins })
  const read = readServices(
    included.files.map((name) => reader.readIncluded(name)),
    { root: root.tree, origins: reader.origins },
  )
  const { checked, findings } = checkConfig({ root: root.tree, services: read.services, origins: reader.origins })
  const foreign = [...read.broken, ...foreignFindings(read.converted, options.lenient === true)]
  const named = namedFiles(root.tree.value, { path: folder, shown: dirname(file) }, { disk, origins: reader.origins })
  const found = [...root.findings, ...beside.findings, ...included.findings, ...foreign, ...findings, ...named]
  const all = found.length === 0 ? emptiness(root.tree, read.services, options) : found
  if (checked === null || all.length > 0) throw new ConfigError(toDiagnostics(all, reader.sources))
  const config = asConfigError(reader.sources, () => {
    const resolved = resolveConfig(checked.root, checked.services, placesIn(folder, disk))
    lookAhead(resolved)
    return resolved
  })
  return {
    ...config,
    files: [file, ...beside.files, ...included.files].map((name) => relative(folder, resolve(cwd, name))),
    queries: checked.queries,
    notes: toNotes(read.converted.remarks, reader.sources),
    ...sealOf(config),
  }
}

/** Secrets and pictures that are named and are not there. */
function namedFiles(
  root: unknown,
  folder: Folder,
  { disk, origins }: { readonly disk: ConfigFiles; readonly origins: Origins },
): Finding[] {
  const look = { folder, origins, problemWith: disk.secretProblem }
  return [...checkSecretFiles(root, look), ...checkPictureFiles(root, { ...look, pictureAt: disk.picture })]
}

function sealOf(config: ResolvedConfig): Pick<Config, 'hash' | 'canonical'> {
  const canonical = () => canonicalConfig(config)
  return { hash: createHash('sha256').update(canonical()).digest('hex'), canonical }
}

function placesIn(folder: string, disk: ConfigFiles): Places {
  const within = (path: string) => resolve(folder, path)
  const picture = (path: string) => {
    const found = disk.picture(within(path))
    if (typeof found === 'string') throw new Error(`${path} ${found}: it has just been another file`)
    return found
  }
  return { secret: within, data: within, picture }
}

/** A value that cannot be worked with is a mistake like others, where it stands. */
function asConfigError<Result>(sources: ReadonlyMap<string, string>, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof WrittenValueError)) throw error
    const { message, cause, written } = error
    const reason = cause instanceof Error ? `: ${cause.message}` : ''
    const places = findWritten(written.text, sources)
    const [root = ''] = sources.keys()
    const nowhere = { file: root, line: 0, column: 0, path: '', variables: [], unresolved: false }
    const findings = (places.length === 0 ? [nowhere] : places).map((origin) =>
      findingAt(origin, `${message}${reason}`),
    )
    throw new ConfigError(toDiagnostics(findings, sources))
  }
}

/** A root file that was cut off before its `include` is right in all that is left of it. */
function emptiness({ origin }: Tree, services: readonly unknown[], { allowEmpty }: LoadOptions): Finding[] {
  if (services.length > 0 || allowEmpty === true) return []
  const hint = 'name the files of services under `include` (was this file cut off?); --allow-empty goes on without any'
  return [findingAt({ ...origin, line: 0, column: 0 }, 'there is no service', hint)]
}

/** Services from files of our own and from those of other tools, which are rewritten together. */
function readServices(included: readonly Included[], { root, origins }: { root: Tree; origins: Origins }) {
  const objects = included.flatMap((one) => ('foreign' in one ? one.foreign : []))
  const teams = new Set(namesAt(root.value, 'teams'))
  const converted = convertForeign(objects, { teams, period: null, service: null }, origins)
  const own = included.flatMap((one) => ('own' in one ? [one.own] : []))
  const broken = included.flatMap((one) => ('foreign' in one ? one.findings : []))
  return { services: [...own, ...converted.services], converted, broken }
}

const TOO_MUCH = `the files before this one have more than ${BOUNDS.totalBytes >> 20} MiB together: name the folders meant under include`

const templateKeys = Object.values(serviceKeys).flatMap(({ templates }) => templates?.key ?? [])

/** What a root file and a service file consist of. */
const PARTS = new Set(['include', ...Object.keys(serviceKeys), ...templateKeys])

/** Reads documents and keeps their texts for excerpts. */
class FileReader {
  readonly origins = new Origins()
  readonly sources = new Map<string, string>()
  readonly #env: LoadOptions['env']
  readonly #files: ConfigFiles
  #length = 0

  constructor(env: LoadOptions['env'], files: ConfigFiles) {
    this.#env = env
    this.#files = files
  }

  read(file: string): ReadDocument {
    const source = this.#open(file)
    return 'text' in source ? readDocument({ ...source, parts: PARTS }, this.#env, this.origins) : this.#refuse(source)
  }

  /** Files that the root file names in the place of a value or of a text. */
  readNamed(root: Tree, folder: string): NamedFiles {
    const [values, texts] = [this.#readBeside(root, folder), this.#readEntryTexts(root, folder)]
    return { files: [...values.files, ...texts.files], findings: [...values.findings, ...texts.findings] }
  }

  /** In the place of a value: their contents take it. */
  #readBeside({ value }: Tree, folder: string): NamedFiles {
    const named = Object.entries(rootKeys).flatMap(([key, { mayBeFile }]) => {
      const name = mayBeFile === true ? textAt(value, key) : null
      return name === null ? [] : [{ key, file: isAbsolute(name) ? name : join(folder, name) }]
    })
    const findings = named.flatMap(({ key, file }) => {
      const { tree, findings } = this.read(file)
      // Checked as what stands under the key, with the places of its own file.
      ;(value as Record<string, unknown>)[key] = Array.isArray(tree.value) ? tree.value : [tree.value]
      return findings
    })
    return { files: named.map(({ file }) => file), findings }
  }

  /** By entries of lists: their texts stand in the entries, as they are. */
  #readEntryTexts({ value }: Tree, folder: string): NamedFiles {
    const files: string[] = []
    const findings: Finding[] = []
    for (const { entry, name, text } of entriesWithText(value)) {
      const source = this.#open(isAbsolute(name.value) ? name.value : join(folder, name.value))
      const place = this.origins.at(entry, name.key)?.value
      if (Object.hasOwn(entry, text) && place !== undefined)
        findings.push(findingAt(place, `expected ${name.key} or ${text}, not both`))
      else if ('text' in source) {
        files.push(source.file)
        entry[text] = source.text
      } else if (place !== undefined) {
        findings.push(findingAt(place, `${source.file}: ${source.problem}`, 'the path starts beside the root file'))
      }
    }
    return { files, findings }
  }

  readIncluded(file: string): Included {
    const source = this.#open(file)
    return 'text' in source
      ? readIncluded({ ...source, parts: PARTS }, this.#env, this.origins)
      : { own: this.#refuse(source) }
  }

  #open(file: string): ReadFile {
    const source = this.#length > BOUNDS.totalBytes ? { file, problem: TOO_MUCH } : this.#files.read(file)
    const text = 'text' in source ? source.text : ''
    this.#length += text.length
    this.sources.set(file, text)
    return source
  }

  #refuse({ file, problem }: Exclude<ReadFile, SourceFile>): ReadDocument {
    const origin = { file, line: 0, column: 0, path: '', variables: [], unresolved: false }
    const isRoot = this.sources.size === 1
    const finding = findingAt(origin, problem, isRoot ? 'name the root file with --config FILE' : null)
    return { tree: { value: null, origin }, findings: [finding], whole: false }
  }
}

interface NamedFiles {
  readonly files: readonly string[]
  readonly findings: readonly Finding[]
}

interface EntryWithText {
  readonly entry: Record<string, unknown>
  readonly name: { readonly key: string; readonly value: string }
  readonly text: string
}

function entriesWithText(root: unknown): readonly EntryWithText[] {
  return Object.entries(rootKeys).flatMap(([key, { entryText }]) => {
    if (entryText === undefined) return []
    return listAt(root, key).flatMap((entry) => {
      const value = textAt(entry, entryText.file)
      // A text under a key is in a map.
      return value === null
        ? []
        : [{ entry: entry as Record<string, unknown>, name: { key: entryText.file, value }, text: entryText.text }]
    })
  })
}
