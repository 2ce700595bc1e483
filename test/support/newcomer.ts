import { execFile } from 'node:child_process'
import { appendFileSync, chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { until } from '../../demo/processes/child.js'
import { unpackDebianPackages } from '../../demo/processes/debian-packages.js'
import { makeOwnMachine, type OwnMachine } from './own-machine.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const HOST = 'plimsoll.example.com'
const NAME = 'newcomer'
/** All of last month, and some before. */
const PAST_DAYS = 65
export const SCRAPE_SECONDS = 60

/** Somebody who has the package, an account that may do nothing special, and a machine with Debian's nginx, Prometheus and a mail server. */
export interface Newcomer {
  readonly machine: OwnMachine
  /** Their own folder, and a page of the package that was installed there. */
  readonly home: string
  page(name: string): string
  /** A block of a page, as they type it: `plimsoll` is what the page says it is. */
  types(block: string): Promise<string>
  /** The same, for what goes on. */
  starts(block: string): void
  root(block: string): Promise<string>
  /** Writes a file below their folder as theirs. */
  writes(path: string, text: string): Promise<void>
  /** The mail that came as the nth. */
  mail(count: number): Promise<Buffer>
  log(): string
}

export async function makeNewcomer(): Promise<Newcomer> {
  const machine = await makeOwnMachine()
  const { folder } = machine
  await furnish(machine)
  machine.addAccount(NAME)
  const home = join(folder, 'home', NAME)
  await promisify(execFile)('npm', ['pack', '--silent', '--pack-destination', home], { cwd: root })
  const logFile = join(folder, 'started.log')
  writeFileSync(logFile, '')
  let told = ''
  const page = (name: string) => readFileSync(join(home, 'node_modules/plimsoll/docs', name), 'utf8')
  const asTyped = (block: string) => {
    told ||= /^plimsoll\(\) .*$/m.exec(readFileSync(join(root, 'docs/getting-started.md'), 'utf8'))?.[0] ?? ''
    return `${told}\n${block}`
  }
  return {
    ...{ machine, home, page },
    types: (block) => machine.run({ as: NAME, line: asTyped(block), ...(/^npm install/.test(block) ? ONLINE : {}) }),
    starts: (block) => {
      machine.start({ as: NAME, line: asTyped(block), logFile })
    },
    root: (line) => machine.run({ as: 'root', line }),
    async writes(path, text) {
      const beside = join(folder, 'written')
      writeFileSync(beside, text)
      await machine.run({ as: NAME, line: `mkdir -p ${dirname(path)} && cat ${beside} > ${path}` })
    },
    async mail(count) {
      const file = join(folder, 'mails', `${count}.eml`)
      await until(`mail ${count} arrives`, () => readFileSync(file).length > 0, { timeoutMs: 120_000, everyMs: 200 })
      return readFileSync(file)
    },
    log: () => readFileSync(logFile, 'utf8'),
  }
}

const ONLINE = { online: true } as const

/** What is there before anybody installs Plimsoll. */
async function furnish(machine: OwnMachine): Promise<void> {
  const { folder, programs } = machine
  const { prometheus, promtool } = await prometheusBinaries('any')
  copyFileSync(prometheus, join(programs, 'prometheus'))
  copyFileSync(promtool, join(programs, 'promtool'))
  const debian = await unpackDebianPackages('bookworm', ['nginx', 'nginx-common'])
  copyFileSync(join(debian, 'usr/sbin/nginx'), join(programs, 'nginx'))
  cpSync(join(debian, 'etc/nginx'), join(folder, 'etc/nginx'), { recursive: true, verbatimSymlinks: true })
  for (const one of ['prometheus', 'promtool', 'nginx']) chmodSync(join(programs, one), 0o755)
  for (const one of ['var/log/nginx', 'var/lib/nginx', 'mails', 'etc/prometheus']) {
    mkdirSync(join(folder, one), { recursive: true })
  }
  appendFileSync(join(folder, 'etc/hosts'), `127.0.0.1 localhost ${HOST}\n`)
  const run = `${process.execPath} scripts/run-ts.mjs test/support/mail-folder-child.ts ${folder}/mails`
  machine.start({ as: 'root', line: `cd ${root} && exec ${run}`, logFile: join(folder, 'mail.log') })
  machine.start({ as: 'root', line: `exec nginx -g 'daemon off;'`, logFile: join(folder, 'nginx.log') })
}

/** What their exporter would have told a Prometheus every minute until now, one request in 5,000 failing, in the format of the guide. */
export function* pastOfShop(now: Date): Generator<string> {
  const end = (Math.floor(now.getTime() / 1000 / SCRAPE_SECONDS) - 1) * SCRAPE_SECONDS
  const begin = end - PAST_DAYS * 86_400
  const target = 'job="shop",instance="localhost:8080"'
  const series: Readonly<Record<string, readonly [string, (since: number) => number][]>> = {
    'http_requests counter': [
      [`http_requests_total{service="checkout",code="200",${target}}`, (since) => 5 * since],
      [`http_requests_total{service="checkout",code="500",${target}}`, (since) => Math.floor(since / 1000)],
    ],
    'backup_last_success_timestamp_seconds gauge': [
      [
        `backup_last_success_timestamp_seconds{dataset="orders-db",${target}}`,
        (since) => begin + Math.floor((since - 600) / 1800) * 1800,
      ],
    ],
  }
  for (const [family, members] of Object.entries(series)) {
    yield `# TYPE ${family}\n`
    for (const [name, value] of members) {
      for (let time = begin; time <= end; time += SCRAPE_SECONDS) yield `${name} ${value(time - begin)} ${time}\n`
    }
  }
  yield '# EOF\n'
}
