import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where unpacked programs are kept between runs: `PLIMSOLL_CACHE`, else the user's cache folder. */
export function cacheFolder(): string {
  return process.env['PLIMSOLL_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'plimsoll')
}

/**
 * Downloads Debian packages of one suite with a private copy of the machine's own apt sources, and unpacks them into the cache folder.
 * Needs no root, installs nothing, starts no service. Two runs at once do not disturb each other.
 *
 * @returns folder that holds the packages' `usr/bin`
 */
export async function unpackDebianPackages(suite: string, packages: readonly string[]): Promise<string> {
  const target = join(cacheFolder(), folderName([suite, ...packages].join('-')))
  if (existsSync(target)) return target
  await mkdir(cacheFolder(), { recursive: true })
  const work = await mkdtemp(join(cacheFolder(), 'unpack-'))
  try {
    const options = await privateApt(work, suite)
    await run('apt-get', [...options, '-qq', 'update'])
    await run('apt-get', [...options, '-qq', 'download', ...packages], { cwd: work })
    const root = join(work, 'root')
    for (const file of (await readdir(work)).filter((name) => name.endsWith('.deb'))) {
      await run('dpkg', ['-x', join(work, file), root])
    }
    // The rename is the commit: a half unpacked folder never carries the final name.
    await rename(root, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error
    })
    return target
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** A name of a folder has 255 bytes at most. */
function folderName(name: string): string {
  if (name.length <= 120) return name
  return `${name.slice(0, 80)}-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`
}

/** Options that make apt-get work wholly inside `work`, with sources of `suite` derived from the machine's own. */
async function privateApt(work: string, suite: string): Promise<string[]> {
  const folders = { lists: join(work, 'lists'), cache: join(work, 'cache'), sources: join(work, 'sources') }
  await mkdir(join(folders.lists, 'partial'), { recursive: true })
  await mkdir(join(folders.cache, 'archives', 'partial'), { recursive: true })
  await mkdir(folders.sources)
  await writeFile(join(folders.sources, 'suite.sources'), await sourcesOf(suite))
  return [
    ...['-o', 'Dir::Etc::sourcelist=/dev/null'],
    ...['-o', `Dir::Etc::sourceparts=${folders.sources}`],
    ...['-o', `Dir::State::lists=${folders.lists}`],
    // What is installed here may be newer than what the suite has (from its security archive), and would be asked for in vain.
    ...['-o', 'Dir::State::status=/dev/null'],
    ...['-o', `Dir::Cache=${folders.cache}`],
    ...['-o', 'Acquire::Languages=none'],
    ...['-o', 'APT::Sandbox::User='],
  ]
}

interface AptSource {
  readonly uris: string
  readonly suites: readonly string[]
  readonly signedBy: string | null
}

async function sourcesOf(suite: string): Promise<string> {
  const codename = /^VERSION_CODENAME=(\w+)/m.exec(await readFile('/etc/os-release', 'utf8'))?.[1] ?? ''
  const mine = (await machineSources()).filter((source) => source.suites.includes(codename))
  if (mine.length === 0) throw new Error(`no apt source of this machine names the suite ${codename}`)
  return mine
    .map(({ uris, signedBy }) => {
      const signature = signedBy === null ? '' : `Signed-By: ${signedBy}\n`
      return `Types: deb\nURIs: ${uris}\nSuites: ${suite}\nComponents: main\n${signature}`
    })
    .join('\n')
}

async function machineSources(): Promise<AptSource[]> {
  const folder = '/etc/apt/sources.list.d'
  const names = existsSync(folder) ? await readdir(folder) : []
  const paths = ['/etc/apt/sources.list', ...names.map((name) => join(folder, name))].filter((path) => existsSync(path))
  const texts = await Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })))
  return texts.flatMap(({ path, text }) => {
    if (path.endsWith('.sources')) return stanzas(text)
    return path.endsWith('.list') ? oneLiners(text) : []
  })
}

function stanzas(text: string): AptSource[] {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const field = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, 'mi').exec(stanza)?.[1]?.trim() ?? null
    const uris = field('URIs')
    const suites = field('Suites')
    if (uris === null || suites === null || !/\bdeb\b/.test(field('Types') ?? '')) return []
    return [{ uris, suites: suites.split(/\s+/), signedBy: field('Signed-By') }]
  })
}

function oneLiners(text: string): AptSource[] {
  return text.split('\n').flatMap((line) => {
    const match = /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+/.exec(line)
    const [, options, uris, suite] = match ?? []
    if (uris === undefined || suite === undefined) return []
    return [{ uris, suites: [suite], signedBy: /signed-by=(\S+)/.exec(options ?? '')?.[1] ?? null }]
  })
}

/** Folder for files that live only as long as one run. */
export function temporaryFolder(purpose: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `plimsoll-${purpose}-`))
}
