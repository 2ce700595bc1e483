// Bundles src/ to dist/ and copies what lies beside the code (templates). Types are checked by `npm run types`.
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
installPackages()
const { build } = await import('esbuild')

/** All bundles lie in dist/ itself: a module that looks for files beside it is told where it would be if it had stayed a file of its own. */
const modulesKnowTheirPlace = {
  name: 'modules-know-their-place',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const place = JSON.stringify(relative(`${root}src`, path).replaceAll('\\', '/'))
      const contents = readFileSync(path, 'utf8')
      return {
        contents: contents.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`),
        loader: 'ts',
      }
    })
  },
}

/**
 * Packages that nearly every command loads: hundreds of small files take a quarter of a second. The others stay in node_modules: they have native code or files
 * beside them, or only the daemon needs them.
 */
const BUNDLED = [
  ...[
    '@grafana/grafana-foundation-sdk',
    '@lezer/common',
    '@lezer/highlight',
    '@lezer/lr',
    '@prometheus-io/lezer-promql',
  ],
  ...[
    'commander',
    'croner',
    'currency-codes',
    'diff',
    'fastest-levenshtein',
    'picocolors',
    'string-width',
    'temporal-polyfill',
    'tinyglobby',
    'yaml',
    'zod',
  ],
]

const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
rmSync(`${root}dist`, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  // Each command loads what it needs, in a few files instead of hundreds.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
  // Some of these packages are CommonJS and require Node's own modules.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  plugins: [modulesKnowTheirPlace],
  logLevel: 'warning',
})
for (const path of readdirSync(`${root}src`, { recursive: true })) {
  if (/[^/\\]\.(?!ts$)\w+$/.test(path)) cpSync(`${root}src/${path}`, `${root}dist/${path}`)
}
chmodSync(`${root}dist/main.js`, 0o755)
