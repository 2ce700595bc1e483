import { readFileSync } from 'node:fs'

/** What a secret file holds now, without the line break at its end. Throws with words that name the file where there is nothing in it. */
export function readSecret(file: string): string {
  const secret = readText(file).trim()
  if (secret === '') throw new Error(`the secret file ${file} is empty`)
  return secret
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Error(`the secret file ${file} cannot be read`, { cause })
  }
}
