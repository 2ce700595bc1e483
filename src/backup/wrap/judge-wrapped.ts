import { PARTIAL_EXIT } from '../ping/backup-run.js'

/** How a command ended that somebody had run for them. */
export interface Ended {
  /** As a shell says it: 128 and more where a signal ended it. */
  readonly exitCode: number
  /** Exit codes of the parts of its last pipe, first things first; `null`: it has none that can be seen. */
  readonly parts: readonly number[] | null
  readonly sizeBytes: number
  /** The last bytes that it wrote. */
  readonly tail: Uint8Array
  readonly seconds: number
}

/** What it must have written to be whole. */
export interface Whole {
  /** Stands at the end; `null`: nothing does. */
  readonly endMarker: string | null
  readonly minSizeBytes: number | null
}

/** So far from its end a marker may stand: programs write an empty line or two behind it. */
export const MARKER_WITHIN_BYTES = 4096

/** Markers by the name of who writes them. */
export const END_MARKERS: Readonly<Record<string, string>> = {
  pg_dump: '-- PostgreSQL database dump complete',
  pg_dumpall: '-- PostgreSQL database cluster dump complete',
  mysqldump: '-- Dump completed',
  // The file that is last in its stream: `xtrabackup_info`, of newer versions `mariadb_backup_info`.
  'mariadb-backup': 'backup_info',
}

/** Why it is no backup, in sentences; none: it is one. */
export function faultsOf(ended: Ended, { endMarker, minSizeBytes }: Whole): readonly string[] {
  const { exitCode, parts, sizeBytes, tail } = ended
  const failed = (parts ?? []).flatMap((code, index) => (code === 0 ? [] : [{ code, index }]))
  const hasMarker = endMarker === null || new TextDecoder('latin1').decode(tail).includes(latin1(endMarker))
  return [
    ...(exitCode === 0 ? [] : [`the command ended with ${exitCode}`]),
    ...failed.map(({ code, index }) => `part ${index + 1} of ${parts?.length ?? 0} of the pipe ended with ${code}`),
    ...(hasMarker ? [] : [`its output does not end with "${endMarker}": it was cut`]),
    ...(minSizeBytes === null || sizeBytes >= minSizeBytes
      ? []
      : [`it wrote ${sizeBytes} bytes, ${minSizeBytes} or more were expected`]),
  ]
}

/**
 * What is told of its end: its exit code, `fail` where it says too little. Exit code 3, that of a run which could not read everything, may count as a
 * success with whoever is told: of a dump that was cut it never does.
 */
export function saidOf(ended: Ended, whole: Whole): string {
  const { exitCode, parts } = ended
  if (exitCode !== 0 && exitCode !== PARTIAL_EXIT) return String(exitCode)
  const others = parts?.filter((code) => code !== exitCode) ?? null
  return faultsOf({ ...ended, exitCode: 0, parts: others }, whole).length > 0 ? 'fail' : String(exitCode)
}

/** Bytes compare as letters where each byte is one. */
function latin1(text: string): string {
  return new TextDecoder('latin1').decode(new TextEncoder().encode(text))
}

/** Bytes out of such as `10M`; `null`: it is no size. */
export function readSize(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(?:([kMGT])(i?)B?|B)?$/.exec(text.trim())
  if (match === null) return null
  const [, number = '', unit, binary] = match
  const power = unit === undefined ? 0 : 'kMGT'.indexOf(unit) + 1
  return Math.round(Number(number) * (binary === 'i' ? 1024 : 1000) ** power)
}
