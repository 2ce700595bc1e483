// Compiles src/ to dist/ and copies what tsc leaves behind (templates).
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync, chmodSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { installPackages } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
installPackages()
rmSync(`${root}/dist`, { recursive: true, force: true })
execFileSync(`${root}/node_modules/.bin/tsc`, ['-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' })
cpSync(`${root}/src`, `${root}/dist`, {
  recursive: true,
  filter: (source) => !/\.ts$/.test(source),
})
chmodSync(`${root}/dist/main.js`, 0o755)
