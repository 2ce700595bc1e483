/** Queries are looked at from several sides, one after the other: what so many of them came to is remembered. */
const MOST = 64

/** `read`, which does not read again what it read of the same text a little while ago; what it reads must not be changed. */
export function lately<Read extends object | null>(read: (text: string) => Read): (text: string) => Read {
  const known = new Map<string, Read>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = read(text)
    if (known.size === MOST) known.clear()
    known.set(text, made)
    return made
  }
}
