import * as z from 'zod'
import { secretFileField } from '../../shared/connection-fields.js'
import { durationField, example, finding } from '../../shared/fields.js'

const SAMPLES = 'sqlite:data/plimsoll.db, or postgres://plimsoll@db.example.com/plimsoll'

/** Where the ledger is kept. */
export const storageSchema = z
  .strictObject({
    url: z
      .string()
      .superRefine((text, context) => {
        const problem = problemOf(text)
        if (problem !== null) context.addIssue({ code: 'custom', ...problem })
      })
      .default('sqlite:data/plimsoll.db')
      .describe(
        'Where the ledger is kept: a file of SQLite, of which a relative path starts at the folder of the root file, or a database of PostgreSQL 15 or newer.',
      ),
    password_file: secretFileField
      .optional()
      .describe('File that holds the password of the user named in the URL; read whenever a connection is opened.'),
    tls: z
      .strictObject({
        ca_file: secretFileField
          .optional()
          .describe('Certificate authority of the server; default: those that Node trusts.')
          .meta(example('certs/ca.pem')),
        cert_file: secretFileField.optional().describe('Our certificate.').meta(example('certs/plimsoll.pem')),
        key_file: secretFileField.optional().describe('Key of our certificate.').meta(example('secrets/plimsoll.key')),
      })
      .optional()
      .describe(
        'Connects to PostgreSQL over TLS, and to nobody else than the host of the URL; `{}` trusts whom Node trusts.',
      ),
    connections: z
      .int({ error: 'expected a whole number of connections' })
      .min(2, { error: 'expected 2 connections or more: one writes, the others read' })
      .max(100, { error: 'expected 100 connections or fewer' })
      .optional()
      .describe('At most so many connections to PostgreSQL are open at once, one of which writes; default: 10.')
      .meta(example(10)),
    statement_timeout: durationField
      .refine((seconds) => seconds >= 1 && seconds <= 3600, { error: 'expected a timeout from 1s to 1h' })
      .optional()
      .describe('Longest time that PostgreSQL may take over one statement; default: 1m.')
      .meta(example('1m')),
    minute_detail: durationField
      .prefault('400d')
      .describe('How long minutes of objectives are kept; hours, and minutes of datasets, are kept for ever.'),
  })
  .superRefine((storage, context) => {
    if (!storage.url.startsWith('sqlite:')) return
    for (const key of ['password_file', 'tls', 'connections', 'statement_timeout'] as const) {
      if (storage[key] === undefined) continue
      const message = `expected \`${key}\` beside a URL of PostgreSQL only`
      context.addIssue({ code: 'custom', path: [key], ...finding(message, 'a file of SQLite has none: leave it out') })
    }
  })
  .prefault({})
  .describe('The ledger’s database.')

type Problem = ReturnType<typeof finding>

function problemOf(text: string): Problem | null {
  if (/^sqlite:.+/.test(text)) return null
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return finding(`expected ${SAMPLES}`)
  const url = new URL(text)
  return passwordIn(url) ?? unnamedIn(url) ?? strangeIn(url)
}

function passwordIn({ password, searchParams }: URL): Problem | null {
  if (password === '' && !searchParams.has('password')) return null
  const hint = 'put the password into a file of its own and name that as `password_file`'
  return finding('expected a URL without a password', hint)
}

function unnamedIn({ pathname, hostname, searchParams }: URL): Problem | null {
  if (!/^\/[^/]+$/.test(pathname)) return finding(`expected the name of a database behind the host: ${SAMPLES}`)
  if (hostname !== '' || searchParams.get('host')?.startsWith('/') === true) return null
  return finding('expected a host', `${SAMPLES}, or postgres:///plimsoll?host=/run/postgresql`)
}

function strangeIn({ searchParams }: URL): Problem | null {
  const strange = [...searchParams.keys()].find((key) => key !== 'host')
  if (strange === undefined) return null
  const hint =
    'only `host=` with a folder of sockets stands there; certificates are named under `tls`, the rest are keys of `storage`'
  return finding(`expected no \`${strange}\` in the URL`, hint)
}
