import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unpackDebianPackages } from '../../demo/processes/debian-packages.js'

/** What restic, Borg and borgmatic of Debian 12 need besides a machine with its python3. */
const PACKAGES = [
  ...['restic', 'borgbackup', 'borgmatic', 'libxxhash0', 'python3-msgpack', 'python3-colorama', 'python3-jsonschema'],
  ...['python3-packaging', 'python3-pkg-resources', 'python3-requests', 'python3-ruamel.yaml', 'python3-attr'],
  ...['python3-ruamel.yaml.clib', 'python3-pyrsistent', 'python3-urllib3', 'python3-certifi', 'python3-chardet'],
  ...['python3-charset-normalizer', 'python3-idna', 'python3-typing-extensions'],
]

/** Programs that make backups, unpacked and not installed. */
export interface BackupTools {
  /** Paths, to be run with `env`. */
  readonly restic: string
  readonly borg: string
  readonly borgmatic: string
  readonly env: Readonly<Record<string, string>>
}

/** `folder` gets what they keep for themselves, and the starters of those that are written in Python. */
export async function unpackBackupTools(folder: string): Promise<BackupTools> {
  const root = await unpackDebianPackages('bookworm', PACKAGES)
  const starter = (name: string) => {
    const path = join(folder, name)
    writeFileSync(path, `#!/bin/sh\nexec /usr/bin/python3 '${join(root, 'usr/bin', name)}' "$@"\n`)
    chmodSync(path, 0o755)
    return path
  }
  return {
    restic: join(root, 'usr/bin/restic'),
    ...{ borg: starter('borg'), borgmatic: starter('borgmatic') },
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'),
      LD_LIBRARY_PATH: join(root, 'usr/lib', multiarch()),
      ...{
        RESTIC_PASSWORD: 'secret',
        RESTIC_REPOSITORY: join(folder, 'restic'),
        RESTIC_CACHE_DIR: join(folder, 'cache'),
      },
      ...{
        BORG_PASSPHRASE: 'secret',
        BORG_REPO: join(folder, 'borg-repository'),
        BORG_BASE_DIR: join(folder, 'borg-own'),
      },
    },
  }
}

function multiarch(): string {
  return process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
}
