// Sends requests from where it runs, one after the other, and prints the status of each as JSON. Arguments: a file that holds them.
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import type { WalkedRequest } from './walked-request.js'

const [file = ''] = process.argv.slice(2)
const asked = JSON.parse(readFileSync(file, 'utf8')) as readonly WalkedRequest[]

/** 0: nobody answered. */
function statusOf({ url, method, headers }: WalkedRequest): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(url, { method, headers, timeout: 10_000 }, (response) => {
      response.resume()
      response.once('end', () => {
        resolve(response.statusCode ?? 0)
      })
    })
    sent.once('timeout', () => sent.destroy())
    sent.once('error', () => {
      resolve(0)
    })
    sent.end()
  })
}

const statuses: number[] = []
for (const one of asked) statuses.push(await statusOf(one))
process.stdout.write(JSON.stringify(statuses))
