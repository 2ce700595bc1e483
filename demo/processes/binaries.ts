import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unpackDebianPackages } from './debian-packages.js'

const run = promisify(execFile)

/** Paths of programs that run here. */
export interface PrometheusBinaries {
  readonly prometheus: string
  readonly promtool: string
  /** As the program says, e.g. `2.42.0+ds`. */
  readonly version: string
}

/** Which Debian suite carries which version. */
const SUITES = {
  '2.42': { suite: 'bookworm', packages: ['prometheus'] },
  '3.5': { suite: 'forky', packages: ['prometheus', 'promtool'] },
} as const

export type PrometheusVersion = keyof typeof SUITES

/**
 * Prometheus and promtool: those on PATH where the version fits (`any`: 2.42 or newer), else Debian's packages unpacked into the cache.
 *
 * @throws Error in one sentence that says what to install, where neither works
 */
export async function prometheusBinaries(wanted: PrometheusVersion | 'any'): Promise<PrometheusBinaries> {
  const onPath = await identify('prometheus', 'promtool').catch(() => null)
  if (onPath !== null && fits(onPath.version, wanted)) return onPath
  const { suite, packages } = SUITES[wanted === 'any' ? '2.42' : wanted]
  try {
    const root = await unpackDebianPackages(suite, packages)
    return await identify(join(root, 'usr/bin/prometheus'), join(root, 'usr/bin/promtool'))
  } catch (cause) {
    const version = wanted === 'any' ? '2.42 or newer' : wanted
    throw new Error(
      `Prometheus ${version} is not on PATH and Debian's package could not be unpacked: install prometheus and promtool ${version}, and put both on PATH.`,
      { cause },
    )
  }
}

async function identify(prometheus: string, promtool: string): Promise<PrometheusBinaries> {
  await run(promtool, ['--version'])
  const { stdout, stderr } = await run(prometheus, ['--version'])
  const version = /version (\S+)/.exec(stdout + stderr)?.[1]
  if (version === undefined) throw new Error(`${prometheus} --version does not say its version`)
  return { prometheus, promtool, version }
}

function fits(version: string, wanted: PrometheusVersion | 'any'): boolean {
  if (wanted !== 'any') return version.startsWith(`${wanted}.`)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 2 || (major === 2 && minor >= 42)
}
