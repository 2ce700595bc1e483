// Takes what Plimsoll tells (`deployments.on_degraded`), and takes a deployment back that made things worse.
//   npm install standardwebhooks
//   SECRET_FILE=secrets/roll-back PORT=8090 node receiver.mjs
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Webhook } from 'standardwebhooks'

const script = join(dirname(fileURLToPath(import.meta.url)), 'roll-back.sh')
const { SECRET_FILE = 'secrets/roll-back', PORT = '8090' } = process.env

const say = (text) => process.stdout.write(`${text}\n`)

/** One at a time: what is told twice is done once by the script. */
let last = Promise.resolve()

function rollBack(id) {
  const run = () =>
    new Promise((resolve, reject) => {
      execFile(script, [id], (error, stdout, stderr) => {
        say(stdout + stderr)
        if (error === null) resolve()
        else reject(error)
      })
    })
  const mine = last.then(run)
  last = mine.catch(() => undefined)
  return mine
}

/** What is answered: 2xx is acceptance, everything else is told again. */
async function receive(text, headers) {
  let message
  try {
    // The secret is read each time, so that a new one needs no restart. What is older than five minutes is refused.
    message = new Webhook(readFileSync(SECRET_FILE, 'utf8').trim()).verify(text, headers)
  } catch (error) {
    say(`refused: ${error.message}`)
    return 401
  }
  if (message.type !== 'deployment.degraded') return 204
  const { id } = message.data.deployment
  say(`verified: ${message.type} of ${id}`)
  try {
    await rollBack(id)
    return 204
  } catch (error) {
    say(`the rollback failed: ${error.message}`)
    return 500
  }
}

createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8')
  request.on('data', (chunk) => (text += chunk))
  request.on('end', () => void receive(text, request.headers).then((status) => response.writeHead(status).end()))
}).listen(Number(PORT), '127.0.0.1', () => say(`listening on ${PORT}`))
