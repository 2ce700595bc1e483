// Takes the types out of TypeScript for jest, a file at a time; the checks of types are made by `npm run types`.
import { createHash } from 'node:crypto'
import { transformSync, version } from 'esbuild'

const OPTIONS = { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', sourcesContent: false }

export default {
  canInstrument: false,
  process(text, file) {
    return { code: transformSync(text, { ...OPTIONS, sourcefile: file }).code }
  },
  getCacheKey(text, file) {
    return createHash('sha256')
      .update(JSON.stringify([version, OPTIONS, file, text]))
      .digest('hex')
  },
}
