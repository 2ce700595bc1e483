import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BenchOptions, Findings, Line } from './line.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))
const ROUNDS = 5
/** One part of the dump, in MB: as many lines as fill it, of numbers that compress to about a half. */
const PART_MB = 64

/** The same two gigabytes with and without `plimsoll backup wrap`, in turns; the median of each. */
export async function wrap({ count = 2048 }: BenchOptions): Promise<Findings> {
  await run(process.execPath, [join(root, 'scripts/build.mjs')])
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-wrap-'))
  const server = createServer((request, response) => request.resume().on('end', () => response.end('OK')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping/a`
  const part = join(folder, 'part')
  await writeFile(part, rows())
  const produce = `cat ${`${part} `.repeat(Math.round(count / PART_MB))}`
  const wrapped = `${process.execPath} ${join(root, 'dist/main.js')} backup wrap --dataset bench --url ${url} --spool ${folder} --min-size 1M -- ${produce}`
  const file = join(folder, 'dump')
  try {
    return {
      lines: [
        ...(await compare('into a file', {
          plain: `${produce} > ${file}`,
          wrapped: `${wrapped} > ${file}`,
          bar: 0.05,
        })),
        ...(await compare('into gzip -1', {
          plain: `${produce} | gzip -1 > ${file}`,
          wrapped: `${wrapped} | gzip -1 > ${file}`,
          bar: 0.05,
        })),
        ...(await compare('into nothing', {
          plain: `${produce} | cat > /dev/null`,
          wrapped: `${wrapped} | cat > /dev/null`,
          bar: null,
        })),
      ],
      comparedWith: `${count} MB of rows of text from \`cat\`, ${ROUNDS} times each in turns, medians; the start of the program, about half a second, is within. The last pair only moves bytes: no backup is as quick.`,
    }
  } finally {
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** As `pg_dump` writes them: a key, a time, a hash. */
function rows(): string {
  const lines: string[] = []
  for (let size = 0, key = 1; size < PART_MB * 1_000_000; key += 1) {
    const digest = createHash('sha256').update(String(key)).digest('hex')
    const line = `${key}\t2026-11-${String((key % 28) + 1).padStart(2, '0')} 02:00:00+00\t${digest}\n`
    lines.push(line)
    size += line.length
  }
  return lines.join('')
}

interface Pair {
  readonly plain: string
  readonly wrapped: string
  /** The most that it may be slower by, as a share. */
  readonly bar: number | null
}

async function compare(what: string, { plain, wrapped, bar }: Pair): Promise<readonly Line[]> {
  const [without, within]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    without.push(await secondsOf(plain))
    within.push(await secondsOf(wrapped))
  }
  const [before, after] = [medianOf(without), medianOf(within)]
  return [
    { what: `${what}: plain`, value: before, bar: null, unit: 's' },
    { what: `${what}: wrapped`, value: after, bar: null, unit: 's' },
    { what: `${what}: slower by`, value: after / before - 1, bar, unit: 'of it' },
  ]
}

function secondsOf(line: string): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    spawn('bash', ['-o', 'pipefail', '-c', line], { stdio: ['ignore', 'ignore', 'inherit'] }).on('close', (code) => {
      if (code === 0) resolve((performance.now() - began) / 1000)
      else reject(new Error(`\`${line}\` ended with ${code}`))
    })
  })
}

const medianOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
