// `node scripts/bundle-programs.mjs`: bundles the programs that tests start as processes of their own, once for all of them.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundling, modulesKnowTheirPlace, placeInCheckout } from './bundle.mjs'
import { bundles } from './bundled.mjs'
import { installPackages } from './install.mjs'

installPackages()
const { build } = await import('esbuild')
const root = fileURLToPath(new URL('..', import.meta.url))
const children = readdirSync(join(root, 'test/support')).filter((name) => name.endsWith('-child.ts'))
const entryPoints = [
  'src/main.ts',
  'src/diff/look-process-client.ts',
  ...children.filter((name) => name !== 'killed-child.ts').map((name) => `test/support/${name}`),
]

mkdirSync(dirname(bundles), { recursive: true })
const outdir = mkdtempSync(`${bundles}-`)
const { metafile } = await build({
  ...bundling,
  // test/support imports what only development installs.
  external: [...bundling.external, 'esbuild', 'playwright-core', '@jest/globals'],
  entryPoints,
  outdir,
  outExtension: { '.js': '.mjs' },
  outbase: root,
  plugins: [modulesKnowTheirPlace(placeInCheckout)],
})
const own = Object.keys(metafile.inputs).filter((path) => !path.startsWith('node_modules/'))
const inputs = [...own, 'package-lock.json'].map((path) => {
  const { mtimeMs, size } = statSync(join(root, path))
  return [path, mtimeMs, size]
})
writeFileSync(join(outdir, 'bundled.json'), JSON.stringify({ root, inputs }))
rmSync(bundles, { recursive: true, force: true })
renameSync(outdir, bundles)
