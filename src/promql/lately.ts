/** Queries are looked at from several sides, one after the other: what so many of them came to is remembered. */
const MOST = 64

/** `read`, which does not read again what it read of the same text or thing a little while ago; what it reads must not be changed. */
export function lately<Asked, Read extends object | null>(read: (asked: Asked) => Read): (asked: Asked) => Read {
  const known = new Map<Asked, Read>()
  return (asked) => {
    const found = known.get(asked)
    if (found !== undefined) return found
    const made = read(asked)
    if (known.size === MOST) known.clear()
    known.set(asked, made)
    return made
  }
}
