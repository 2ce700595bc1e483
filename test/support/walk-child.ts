// Sends requests from where it runs, one after the other, and prints what came back as JSON. Arguments: a file that holds them.
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import type { WalkedAnswer, WalkedRequest } from './walked-request.js'

const [file = ''] = process.argv.slice(2)
const asked = JSON.parse(readFileSync(file, 'utf8')) as readonly WalkedRequest[]
const OF_FORM = { 'content-type': 'application/x-www-form-urlencoded' }

function answerTo({ url, method, headers, form }: WalkedRequest): Promise<WalkedAnswer> {
  return new Promise((resolve) => {
    const all = { ...headers, ...(form === undefined ? {} : OF_FORM) }
    const sent = request(url, { method, headers: all, timeout: 10_000 }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => {
        const cookie = (response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
        const csrf = /name="csrf" value="([\w-]+)"/.exec(Buffer.concat(chunks).toString())?.[1] ?? ''
        resolve({ status: response.statusCode ?? 0, cookie, csrf })
      })
    })
    sent.once('timeout', () => sent.destroy())
    sent.once('error', () => {
      resolve({ status: 0, cookie: '', csrf: '' })
    })
    sent.end(form === undefined ? undefined : new URLSearchParams(form).toString())
  })
}

const answers: WalkedAnswer[] = []
for (const one of asked) answers.push(await answerTo(one))
process.stdout.write(JSON.stringify(answers))
