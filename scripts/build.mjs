// Bundles src/ to dist/ and copies what lies beside the code (templates). Types are checked by `npm run types`.
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = `${root}node_modules/`
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
 * What runs from node_modules stands under `dependencies`: packages with native code or with files beside them, and what only the daemon loads. All other packages
 * that src/ imports are bundled, and so `devDependencies`: hundreds of small files cost each command a quarter of a second, and echarts, pdf.js and the
 * fonts are 115 MB of which 5 are used.
 */
const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
rmSync(`${root}dist`, { recursive: true, force: true })
const paths = readdirSync(`${root}src`, { recursive: true })

/** What runs as a process of its own: `x.mjs` starts `x-client.ts` from a checkout, and a bundle here. */
const processes = paths.filter((path) => path.endsWith('.mjs')).map((path) => path.replace(/\.mjs$/, ''))
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    main: 'src/main.ts',
    ...Object.fromEntries(processes.map((path) => [basename(path), `src/${path}-client.ts`])),
  },
  outdir: 'dist',
  bundle: true,
  // Each command loads what it needs, in a few files instead of hundreds.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: Object.keys(dependencies),
  // Some of these packages are CommonJS and require Node's own modules.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  plugins: [modulesKnowTheirPlace],
  metafile: true,
  logLevel: 'warning',
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
