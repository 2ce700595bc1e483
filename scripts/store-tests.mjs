// Which unit tests open a store, by themselves or through what they import of test/support.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const OPEN_STORE = join(root, 'src/store/open-store.ts')
const SUPPORT = join(root, 'test/support/')
const known = new Map()

/** Paths of the tests, as jest wants them. */
export function storeTests() {
  const files = readdirSync(join(root, 'src'), { recursive: true }).filter((name) => name.endsWith('.test.ts'))
  return files.filter((name) => opensStore(join(root, 'src', name))).map((name) => `<rootDir>/src/${name}`)
}

function opensStore(file) {
  if (known.has(file)) return known.get(file)
  known.set(file, false)
  const imports = [...readFileSync(file, 'utf8').matchAll(/ from '(\.[^']+)\.js'/g)]
  const paths = imports.map(([, path]) => `${resolve(dirname(file), path)}.ts`)
  const opens = paths.some(
    (path) => path === OPEN_STORE || (path.startsWith(SUPPORT) && existsSync(path) && opensStore(path)),
  )
  known.set(file, opens)
  return opens
}
