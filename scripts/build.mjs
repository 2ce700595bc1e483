// Bundles src/ to dist/ and copies what lies beside the code (templates). Types are checked by `npm run types`.
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundling, modulesKnowTheirPlace, placeInDist } from './bundle.mjs'
import { installPackages } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = `${root}node_modules/`
installPackages()
const { build } = await import('esbuild')

rmSync(`${root}dist`, { recursive: true, force: true })
const paths = readdirSync(`${root}src`, { recursive: true })

/** What runs as a process of its own: `x.mjs` starts `x-client.ts` from a checkout, and a bundle here. */
const processes = paths.filter((path) => path.endsWith('.mjs')).map((path) => path.replace(/\.mjs$/, ''))
const { metafile } = await build({
  ...bundling,
  entryPoints: {
    main: 'src/main.ts',
    ...Object.fromEntries(processes.map((path) => [basename(path), `src/${path}-client.ts`])),
  },
  outdir: 'dist',
  // A comment that is not Latin 1 would have the engine keep two bytes for each character of megabytes. Names stay, for traces of errors.
  minifyWhitespace: true,
  lineLimit: 200,
  legalComments: 'none',
  plugins: [modulesKnowTheirPlace(placeInDist)],
})
for (const path of paths) {
  if (/[^/\\]\.(?!ts$|mjs$)\w+$/.test(path)) cpSync(`${root}src/${path}`, `${root}dist/${path}`)
}
for (const path of processes) {
  mkdirSync(dirname(`${root}dist/${path}`), { recursive: true })
  writeFileSync(`${root}dist/${path}.mjs`, `import '${relative(dirname(path), basename(path))}.js'\n`)
}
copyFonts()
writeLicenses()
chmodSync(`${root}dist/main.js`, 0o755)

/** Of the fonts, those that pictures and papers are written in. */
function copyFonts() {
  for (const style of ['Sans', 'Sans-Bold', 'SansCondensed', 'SansCondensed-Bold', 'SansMono']) {
    cpSync(`${packages}dejavu-fonts-ttf/ttf/DejaVu${style}.ttf`, `${root}dist/render/fonts/DejaVu${style}.ttf`)
  }
}

/** What is bundled keeps its author's notice, as its licence asks for. */
function writeLicenses() {
  const bundled = Object.keys(metafile.inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
  const names = [...new Set([...bundled, 'dejavu-fonts-ttf'])].filter((name) => name !== undefined).sort()
  writeFileSync(`${root}dist/THIRD-PARTY-LICENSES.txt`, names.map(licenseOf).join('\n'))
}

function licenseOf(name) {
  const { version, license } = JSON.parse(readFileSync(`${packages}${name}/package.json`, 'utf8'))
  const texts = readdirSync(packages + name, { withFileTypes: true }).filter(
    (file) => file.isFile() && /^(licen[cs]e|notice)/i.test(file.name),
  )
  const notices = texts.map((file) => readFileSync(`${packages}${name}/${file.name}`, 'utf8').trim())
  return [`${name} ${version} (${license})`, '', ...notices, '', ''].join('\n')
}
