import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { nginxBinary } from '../processes/binaries.js'
import { freePort, startChild, until, type Child } from '../processes/child.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const RECIPE = join(root, 'docs/recipes/blue-green')
const COLOURS = ['blue', 'green'] as const

/** A version of the shop: a commit with a tag. */
export interface ShopVersion {
  readonly name: string
  /** Share of the orders that fail. */
  readonly failing: number
}

export interface BlueGreenOrder {
  /** Where everything lies. */
  readonly folder: string
  /** Those that there are from the start; the first one has the traffic. */
  readonly versions: readonly ShopVersion[]
  /** Address of the daemon. */
  readonly plimsoll: string
  /** File of the secret by which messages of the daemon are signed. */
  readonly secretFile: string
  /** File of the token by which the scripts may tell the daemon of deployments, where it wants one. */
  readonly tokenFile?: string
}

/** A shop behind a real nginx, with two colours of which one has the traffic, deployed by the scripts of the recipe. */
export interface BlueGreenShop {
  /** `host:port` of what Prometheus may scrape, by colour. */
  readonly scrape: Readonly<Record<string, string>>
  /** Address of nginx. */
  readonly url: string
  /** Makes a version that can be deployed. */
  commit(version: ShopVersion): void
  /** Runs `deploy.sh`. */
  deploy(version: string): Promise<{ readonly code: number; readonly output: string }>
  /** Starts `receiver.mjs`. */
  startReceiver(port: number): Promise<Child>
  /** What the receiver has said. */
  received(): string
  stop(): Promise<void>
}

/** Starts the shop with its first version on blue. */
export async function startBlueGreenShop(order: BlueGreenOrder): Promise<BlueGreenShop> {
  const { folder, versions, plimsoll, secretFile, tokenFile } = order
  const ports = { blue: await freePort(), green: await freePort(), nginx: await freePort() }
  const binary = await nginxBinary()
  const bin = join(folder, 'bin')
  for (const one of [bin, join(folder, 'state'), join(folder, 'recipe')]) mkdirSync(one, { recursive: true })
  cpSync(RECIPE, join(folder, 'recipe'), { recursive: true })
  writeProgram(join(bin, 'plimsoll'), `exec node ${root}/scripts/run-ts.mjs ${root}/src/main.ts "$@"`)
  createRepository(folder, versions)
  writeSite(folder, ports, binary)
  writeNginx(folder, ports)
  const env = {
    ...process.env,
    ...{ PATH: `${bin}:${process.env['PATH'] ?? ''}`, PLIMSOLL_SERVER: plimsoll, SITE: join(folder, 'site.sh') },
    SECRET_FILE: secretFile,
    ...(tokenFile === undefined ? {} : { PLIMSOLL_TOKEN_FILE: tokenFile }),
  }
  const stopColours = () => {
    for (const colour of COLOURS) stopColour(join(folder, `state/${colour}.pid`))
  }
  // They are children of a script that has ended, hence not killed with us otherwise.
  process.once('exit', stopColours)
  const [first] = versions
  await run('sh', ['-c', `. ${env.SITE}; git -C "$STATE/blue" checkout -q ${first?.name}; start_colour blue`], { env })
  const nginx = startChild(binary, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    logFile: join(folder, 'nginx.log'),
  })
  const url = `http://127.0.0.1:${ports.nginx}`
  const receiverLog = join(folder, 'receiver.log')
  const stop = async () => {
    await nginx.stop()
    process.removeListener('exit', stopColours)
    stopColours()
  }
  try {
    await until('the shop answers', async () => (await fetch(`${url}/health`)).ok)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    ...{ url, scrape: { blue: `127.0.0.1:${ports.blue}`, green: `127.0.0.1:${ports.green}` }, stop },
    commit(version) {
      commitVersion(folder, version)
    },
    async deploy(version) {
      const { stdout, stderr, code } = await ended(join(folder, 'recipe/deploy.sh'), [version], env)
      return { code, output: stdout + stderr }
    },
    async startReceiver(port) {
      await installVerifier(folder)
      const options = { logFile: receiverLog, env: { ...env, PORT: String(port) } }
      const receiver = startChild(process.execPath, [join(folder, 'recipe/receiver.mjs')], options)
      await until('the receiver listens', () => existsSync(receiverLog) && read(receiverLog).includes('listening'))
      return receiver
    },
    received: () => (existsSync(receiverLog) ? read(receiverLog) : ''),
  }
}

function read(file: string): string {
  return readFileSync(file, 'utf8')
}

function writeProgram(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\n${text}\n`)
  chmodSync(path, 0o755)
}

/** A repository with a tag for each version, and a working tree for each colour. */
function createRepository(folder: string, versions: readonly ShopVersion[]): void {
  const repository = join(folder, 'shop.git')
  mkdirSync(repository)
  git(folder, 'init', '--quiet')
  git(folder, 'config', 'user.email', 'ada@shop.example')
  git(folder, 'config', 'user.name', 'Ada')
  for (const version of versions) commitVersion(folder, version)
  for (const colour of COLOURS) execFileSync('git', ['clone', '--quiet', repository, join(folder, 'state', colour)])
}

function commitVersion(folder: string, { name, failing }: ShopVersion): void {
  const repository = join(folder, 'shop.git')
  copyFileSync(fileURLToPath(new URL('shop.mjs', import.meta.url)), join(repository, 'shop.mjs'))
  writeFileSync(join(repository, 'version'), `${name}\n`)
  writeFileSync(join(repository, 'failing'), `${failing}\n`)
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message', name)
  git(folder, 'tag', name)
}

function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', ['-C', join(folder, 'shop.git'), ...args], { stdio: 'pipe' })
}

interface ShopPorts {
  readonly blue: number
  readonly green: number
  readonly nginx: number
}

/** What the recipe leaves to its user, where no systemd is. */
function writeSite(folder: string, { blue, green }: ShopPorts, nginx: string): void {
  const text = `STATE=${folder}/state UPSTREAM=${folder}/upstream.conf BLUE_PORT=${blue} GREEN_PORT=${green}
. ${folder}/recipe/site.sh
start_colour() {
  if [ -f "$STATE/$1.pid" ]; then
    kill "$(cat "$STATE/$1.pid")" 2>/dev/null || true
    while kill -0 "$(cat "$STATE/$1.pid")" 2>/dev/null; do sleep 0.1; done
  fi
  PORT=$(port_of "$1") node "$STATE/$1/shop.mjs" >"$STATE/$1.log" 2>&1 &
  echo $! >"$STATE/$1.pid"
}
reload_nginx() {
  ${nginx} -p ${folder} -c ${folder}/nginx.conf -e stderr -s reload
}
`
  writeFileSync(join(folder, 'site.sh'), text)
  writeFileSync(join(folder, 'state/live'), 'blue\n')
  writeFileSync(join(folder, 'state/deployment'), '')
  writeFileSync(join(folder, 'upstream.conf'), `upstream shop { server 127.0.0.1:${blue}; }\n`)
}

function writeNginx(folder: string, { nginx }: ShopPorts): void {
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/${one};`)
  const server = `server { listen 127.0.0.1:${nginx}; location / { proxy_pass http://shop; } }`
  const http = `http { access_log off; ${places.join(' ')} include ${folder}/upstream.conf; ${server} }`
  writeFileSync(join(folder, 'nginx.conf'), `daemon off; pid ${folder}/pid; error_log stderr; events {} ${http}`)
}

/** The library that the recipe verifies with, in the version that it was written for. */
async function installVerifier(folder: string): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--prefer-offline']
  await run('npm', ['install', ...quiet, '--prefix', join(folder, 'recipe'), 'standardwebhooks@1.1.1'])
}

function stopColour(pidFile: string): void {
  if (!existsSync(pidFile)) return
  try {
    process.kill(Number(read(pidFile)))
  } catch {
    // It has ended already.
  }
}

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function ended(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(program, [...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr })
    })
  })
}
