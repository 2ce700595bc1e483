import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unpackDebianPackages } from './debian-packages.js'
import { relocateAlertmanager } from './relocate-alertmanager.js'

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
 * Prometheus and promtool: those on PATH where the version fits (`any`: what `PLIMSOLL_PROMETHEUS` says, else 2.42 or newer), else
 * Debian's packages unpacked into the cache.
 *
 * @throws Error in one sentence that says what to install, where neither works
 */
export async function prometheusBinaries(asked: PrometheusVersion | 'any'): Promise<PrometheusBinaries> {
  const wanted = asked === 'any' ? (among(SUITES, process.env['PLIMSOLL_PROMETHEUS']) ?? asked) : asked
  const onPath = await identify('prometheus', 'promtool').catch(() => null)
  if (onPath !== null && isVersion(onPath.version, wanted, [2, 42])) return onPath
  const { suite, packages } = SUITES[wanted === 'any' ? '2.42' : wanted]
  try {
    const root = await unpackDebianPackages(suite, packages)
    return await identify(join(root, 'usr/bin/prometheus'), join(root, 'usr/bin/promtool'))
  } catch (cause) {
    const version = wanted === 'any' ? '2.42 or newer' : wanted
    throw missing({ name: 'Prometheus', programs: 'prometheus and promtool', version }, cause)
  }
}

/** Alertmanager and amtool, found the same way; `any`: what `PLIMSOLL_ALERTMANAGER` says, else 0.25 or newer. */
export interface AlertmanagerBinaries {
  readonly alertmanager: string
  readonly amtool: string
  readonly version: string
}

const ALERTMANAGERS = { '0.25': 'bookworm', '0.33': 'forky' } as const

export type AlertmanagerVersion = keyof typeof ALERTMANAGERS

export async function alertmanagerBinaries(asked: AlertmanagerVersion | 'any'): Promise<AlertmanagerBinaries> {
  const wanted = asked === 'any' ? (among(ALERTMANAGERS, process.env['PLIMSOLL_ALERTMANAGER']) ?? asked) : asked
  const onPath = await identifyAlertmanager('alertmanager', 'amtool').catch(() =>
    identifyAlertmanager('prometheus-alertmanager', 'amtool').catch(() => null),
  )
  if (onPath !== null && isVersion(onPath.version, wanted, [0, 25])) return onPath
  try {
    const suite = ALERTMANAGERS[wanted === 'any' ? '0.25' : wanted]
    const root = await unpackDebianPackages(suite, ['prometheus-alertmanager'])
    return await identifyAlertmanager(await relocateAlertmanager(root), join(root, 'usr/bin/amtool'))
  } catch (cause) {
    const version = wanted === 'any' ? '0.25 or newer' : wanted
    throw missing({ name: 'Alertmanager', programs: 'alertmanager and amtool', version }, cause)
  }
}

/** VictoriaMetrics's single server: the one on PATH where the version fits, else Debian's package. */
export function victoriaMetricsBinary(): Promise<string> {
  return victoriaProgram('victoria-metrics')
}

/** vmalert, which evaluates rules over a VictoriaMetrics, found the same way, and its tool that runs tests of rules. */
export async function vmalertBinaries(): Promise<{ readonly vmalert: string; readonly tool: string }> {
  const vmalert = await victoriaProgram('vmalert')
  // They come together; the tool says no version.
  return { vmalert, tool: `${vmalert}-tool` }
}

async function victoriaProgram(name: string): Promise<string> {
  const said = await run(name, ['--version']).catch(() => ({ stdout: '' }))
  if (said.stdout.includes(`-v${VICTORIA_METRICS}.`)) return name
  try {
    return join(await unpackDebianPackages('forky', ['victoria-metrics']), 'usr/bin', name)
  } catch (cause) {
    throw missing({ name: 'VictoriaMetrics', programs: name, version: VICTORIA_METRICS }, cause)
  }
}

/** node_exporter 1.5 or newer: the one on PATH, else Debian's package. */
export async function nodeExporterBinary(): Promise<string> {
  for (const name of ['node_exporter', 'prometheus-node-exporter']) {
    const version = await versionOf(name, name).catch(() => null)
    if (version !== null && isVersion(version, 'any', [1, 5])) return name
  }
  try {
    const root = await unpackDebianPackages('bookworm', ['prometheus-node-exporter'])
    return join(root, 'usr/bin/prometheus-node-exporter')
  } catch (cause) {
    throw missing({ name: 'node_exporter', programs: 'node_exporter', version: '1.5 or newer' }, cause)
  }
}

/** nginx: the one on PATH, else Debian's package. */
export async function nginxBinary(): Promise<string> {
  const isThere = await run('nginx', ['-v']).then(
    () => true,
    () => false,
  )
  if (isThere) return 'nginx'
  try {
    return join(await unpackDebianPackages('bookworm', ['nginx']), 'usr/sbin/nginx')
  } catch (cause) {
    throw missing({ name: 'nginx', programs: 'nginx', version: '1.18 or newer' }, cause)
  }
}

const VICTORIA_METRICS = '1.145'

function among<T extends object>(known: T, name: string | undefined): keyof T | null {
  return name !== undefined && Object.hasOwn(known, name) ? (name as keyof T) : null
}

async function identifyAlertmanager(alertmanager: string, amtool: string): Promise<AlertmanagerBinaries> {
  return { alertmanager, amtool, version: await versionOf(alertmanager, amtool) }
}

async function identify(prometheus: string, promtool: string): Promise<PrometheusBinaries> {
  return { prometheus, promtool, version: await versionOf(prometheus, promtool) }
}

/** The version that `program` says; rejects when it or its tool does not run. */
async function versionOf(program: string, tool: string): Promise<string> {
  await run(tool, ['--version'])
  const { stdout, stderr } = await run(program, ['--version'])
  const version = /version (\S+)/.exec(stdout + stderr)?.[1]
  if (version === undefined) throw new Error(`${program} --version does not say its version`)
  return version
}

function isVersion(version: string, wanted: string, oldest: readonly [number, number]): boolean {
  if (wanted !== 'any') return version.startsWith(`${wanted}.`)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

interface Wanted {
  readonly name: string
  readonly programs: string
  readonly version: string
}

function missing({ name, programs, version }: Wanted, cause: unknown): Error {
  const sentence = `${name} ${version} is not on PATH and Debian's package could not be unpacked: install ${programs} ${version}, and put them on PATH.`
  return new Error(sentence, { cause })
}
