// Writes the pages of docs/ that are made from code. A test of the house fails when they are stale.
import { writeFileSync } from 'node:fs'
import { configPages } from '../src/config/generated-pages.js'

for (const [path, text] of configPages()) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text)
  console.log(path)
}
