// How TypeScript of this checkout becomes a few files: for `npm run build`, and for the processes that tests start.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** All bundles lie in one folder: a module that looks for files beside it is told where they are, by a function from its path to an expression. */
export function modulesKnowTheirPlace(placeOf) {
  return {
    name: 'modules-know-their-place',
    setup(bundler) {
      bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        // Packages have declarations only.
        const contents = readFileSync(path, 'utf8')
        return { contents: contents.replaceAll('import.meta.url', placeOf(path)), loader: 'ts' }
      })
    },
  }
}

/** Where a module of `src/` would be in `dist/`, if it had stayed a file of its own. */
export const placeInDist = (path) =>
  `new URL(${JSON.stringify(relative(`${root}src`, path).replaceAll('\\', '/'))}, import.meta.url).href`

/** Where a module is in this checkout. */
export const placeInCheckout = (path) => JSON.stringify(pathToFileURL(path).href)

/**
 * What runs from node_modules stands under `dependencies`: packages with native code or with files beside them, and what only the daemon loads. All other packages
 * that src/ imports are bundled, and so `devDependencies`: hundreds of small files cost each command a quarter of a second, and echarts, pdf.js and the
 * fonts are 115 MB of which 5 are used.
 */
export const bundling = {
  absWorkingDir: root,
  bundle: true,
  // Each command loads what it needs, in a few files instead of hundreds.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: Object.keys(JSON.parse(readFileSync(`${root}package.json`, 'utf8')).dependencies),
  // Some of these packages are CommonJS and require Node's own modules.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
}
