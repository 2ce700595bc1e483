import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { glob } from 'tinyglobby'
import { parse } from 'yaml'
import { canonicalConfig } from './canonical-config.js'
import type { Config } from './config.js'
import { fillPlaceholders } from './fill-placeholders.js'
import { resolveConfig } from './resolve-config.js'
import { mergedServiceSchema, rootSchema } from './schema.js'

/** Where the configuration is, and what its `${VAR}`s stand for. */
export interface LoadOptions {
  /** Path of the root file. */
  readonly file: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Folder in which relative paths start; default: that of the process. */
  readonly cwd?: string
}

/** Reads and checks the whole configuration. Throws `ConfigError`, which carries every mistake found. */
export async function loadConfig({ file, env, cwd = process.cwd() }: LoadOptions): Promise<Config> {
  const path = resolve(cwd, file)
  const folder = dirname(path)
  const read = async (name: string): Promise<unknown> => {
    const text = await readFile(name, 'utf8')
    return parse(text.replace(/\$\{(\w+)(?::-([^}]*))?\}/g, (_all, n: string, d?: string) => env[n] ?? d ?? ''))
  }
  const root = rootSchema.parse(await read(path))
  const names = (await glob([...root.include], { cwd: folder })).sort()
  const services = await Promise.all(
    names.map(async (name) => {
      const raw = (await read(join(folder, name))) as { service: string; slos?: { name: string; use?: string }[] }
      const slos = (raw.slos ?? []).map(({ use, ...own }) => {
        const merged = { ...(use === undefined ? {} : root.slo_templates[use] && {}), ...templateOf(root, use), ...own }
        const text = JSON.stringify(merged)
        const values = { service: raw.service, slo: own.name, environment: root.environment ?? '' }
        return JSON.parse(fillPlaceholders(text, values)) as unknown
      })
      return mergedServiceSchema.parse({ ...raw, slos })
    }),
  )
  const config = resolveConfig(root, services, {
    secret: (path) => resolve(folder, path),
    data: (path) => resolve(cwd, path),
  })
  const canonical = canonicalConfig(config)
  const hash = createHash('sha256').update(canonical).digest('hex')
  return { ...config, files: [file, ...names], hash, canonical }
}

function templateOf(root: ReturnType<typeof rootSchema.parse>, use: string | undefined): Record<string, unknown> {
  const template = use === undefined ? undefined : root.slo_templates[use]
  if (template === undefined) return {}
  return {
    ...template,
    ...(template.objective === undefined ? {} : { objective: template.objective * 100 }),
    period: '30d',
  }
}
