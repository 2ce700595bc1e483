import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { ConfigError } from '../config/config-error.js'
import { type Imported, importForeign } from '../config/import-foreign.js'
import { readSourceFile } from '../config/source-files.js'
import type { ForeignNote } from '../foreign/foreign-note.js'
import { renderYaml } from '../generate/render-yaml.js'
import { UsageError } from '../shared/app-error.js'
import { Origins } from '../yaml/located.js'
import { namesAt, type RawMap, textAt } from '../yaml/raw.js'
import { readDocument, type SourceFile } from '../yaml/read-document.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadWritten, type WrittenFile } from './load-written.js'
import { renderNotes } from './screens/render-notes.js'

export interface ImportOptions {
  readonly out?: string
  readonly period?: string
  readonly service?: string
  readonly output: 'yaml' | 'json'
}

interface Order {
  readonly files: readonly string[]
  readonly options: ImportOptions
  readonly command: Command
}

/** Rewrites, and prints or writes. Throws `ConfigError` and `UsageError`. */
export async function runImport({ files, options, command }: Order, io: CommandIo): Promise<void> {
  const { lenient, config } = command.optsWithGlobals<{ lenient: boolean; config: string }>()
  const { period = null, service = null } = options
  const teams = knownTeams(config, io)
  const imported = importForeign(
    files.map((file) => open(file, io)),
    { lenient, period, service, teams },
  )
  const written = imported.diagnostics.length > 0 ? [] : toFiles(imported)
  const diagnostics = [...imported.diagnostics, ...(await loadWritten(written, teams))]
  if (options.output === 'json') printJson({ ...imported, diagnostics }, io)
  else if (diagnostics.length > 0) refuse({ ...imported, diagnostics }, io)
  else await put(imported, { files: written, out: options.out }, io)
}

function toFiles({ services, notesOf }: Imported): WrittenFile[] {
  return services.map((service) => {
    const name = textAt(service, 'service') ?? ''
    return { name: `${name}.yaml`, text: renderImported(service, notesOf.get(name) ?? []) }
  })
}

function open(file: string, io: CommandIo): SourceFile {
  const source = readSourceFile(file, io.cwd)
  if ('text' in source) return source
  throw new UsageError(`${file}: ${source.problem}`)
}

function refuse({ notes, diagnostics }: Imported, io: CommandIo): never {
  say(
    notes.filter(({ grade }) => grade === 'changed'),
    io,
  )
  throw new ConfigError(diagnostics)
}

function say(notes: readonly ForeignNote[], io: CommandIo): void {
  if (notes.length > 0) io.stderr.write(`${renderNotes(notes, coloursFor(io.stderr, io.env))}\n\n`)
}

interface Put {
  readonly files: readonly WrittenFile[]
  readonly out: string | undefined
}

async function put({ notes }: Imported, { files, out }: Put, io: CommandIo): Promise<void> {
  say(
    notes.filter(({ grade }) => grade !== 'kept'),
    io,
  )
  if (out === undefined) io.stdout.write(files.map(({ text }) => text).join('---\n'))
  else await write(files, resolve(io.cwd, out), io)
  io.stderr.write(`${summary(files, notes)}\n`)
}

/** Never over a file that is there already: somebody may have worked on it since. */
async function write(files: readonly WrittenFile[], folder: string, io: CommandIo): Promise<void> {
  await mkdir(folder, { recursive: true })
  const there = files.filter(({ name }) => 'text' in readSourceFile(join(folder, name), folder)).map(({ name }) => name)
  if (there.length > 0) throw new UsageError(`not overwritten: ${there.join(', ')}; take them away first`)
  for (const { name, text } of files) {
    await writeFile(join(folder, name), text, { flag: 'wx' })
    io.stdout.write(`written  ${name}\n`)
  }
}

function summary(files: readonly WrittenFile[], notes: readonly ForeignNote[]): string {
  const count = (grade: ForeignNote['grade']) => notes.filter((note) => note.grade === grade).length
  const noun = files.length === 1 ? 'service' : 'services'
  return `${files.length} ${noun}: ${count('kept')} fields kept, ${count('changed')} changed, ${count('lost')} lost`
}

function printJson(imported: Imported, io: CommandIo): void {
  if (imported.diagnostics.length > 0) io.setExitCode(1)
  const services = imported.diagnostics.length > 0 ? [] : imported.services
  io.stdout.write(
    `${JSON.stringify({ services, notes: imported.notes, diagnostics: imported.diagnostics }, null, 2)}\n`,
  )
}

/** Names of the teams in the root file; none where there is no root file yet, as before a migration. */
export function knownTeams(file: string, io: CommandIo): ReadonlySet<string> {
  const source = readSourceFile(file, io.cwd)
  if (!('text' in source)) return new Set()
  return new Set(namesAt(readDocument(source, io.env, new Origins()).tree.value, 'teams'))
}

/** A service file as text: what was changed or lost of it as comments, then the file. `${` is doubled, because in our files it means something. */
export function renderImported(service: RawMap, notes: readonly ForeignNote[]): string {
  const said = notes.filter(({ grade }) => grade !== 'kept').map(comment)
  return ['# Rewritten by plimsoll import; yours from now on.', ...said, renderYaml(escaped(service) as object)].join(
    '\n',
  )
}

function comment({ grade, file, line, path, message }: ForeignNote): string {
  return `# ${file}:${line} ${grade}: ${path === '' ? '' : `${path}: `}${message}`.replace(/\s+/g, ' ')
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', '$$$${')
  if (Array.isArray(value)) return value.map(escaped)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, escaped(part)]))
}
