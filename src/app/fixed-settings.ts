import type { Config } from '../config/config.js'

/** Keys that differ between two configurations although they cannot change while the process runs, as they stand in the file. */
export function changedFixedSettings(running: Config, next: Config): readonly string[] {
  const isSameAddress = running.server.host === next.server.host && running.server.port === next.server.port
  return [
    ...(running.storage.file === next.storage.file ? [] : ['storage.url']),
    ...(isSameAddress ? [] : ['server.listen']),
  ]
}
