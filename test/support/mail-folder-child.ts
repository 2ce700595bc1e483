import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startMailServer } from './mail-server.js'

// `mail-folder-child.ts FOLDER`: the mail server of a machine, on port 25; what it gets lies in the folder, as 1.eml and so on.

const folder = process.argv[2] ?? '.'
const server = await startMailServer({ port: 25 })
for (let count = 1; ; count++) {
  await server.waitFor(count)
  writeFileSync(join(folder, `${count}.eml`), server.mails[count - 1]?.raw ?? '')
}
