import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { FORMATS, type PaperFormat } from '../postincident/postincident-paths.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { serverOf } from './server-option.js'

export interface IncidentReportOptions {
  readonly server?: string
  readonly format: string
  readonly out?: string
}

/** Prints the post-incident report, or writes it into a file. Throws as `daemonAt` and `serverOf`, and `UsageError` for a format that there is not. */
export async function printIncidentReport(
  { incident, command }: { readonly incident: string; readonly command: Command },
  { format, out, ...options }: IncidentReportOptions,
  io: CommandIo,
): Promise<void> {
  if (!Object.hasOwn(FORMATS, format))
    throw new UsageError(`expected --format to be one of ${Object.keys(FORMATS).join(', ')}, not ${format}`)
  if (format === 'pdf' && out === undefined) throw new UsageError('a PDF is no text: say in --out which file to write')
  const daemon = daemonAt(await serverOf(options, command, io))
  const params = { path: { id: incident.replace(/^#/, '') } }
  const path = `/api/v1/incidents/{id}/report.${format as PaperFormat}` as const
  const bytes = new Uint8Array(await answerOf(daemon.GET(path, { params, parseAs: 'arrayBuffer' })))
  if (out === undefined) io.stdout.write(new TextDecoder().decode(bytes))
  else await writeFile(resolve(io.cwd, out), bytes)
}
