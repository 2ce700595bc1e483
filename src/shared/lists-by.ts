/** Appends to the list of a key. A list that is copied for each element costs its length squared: ten thousand cost half a gigabyte. */
export function appendTo<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [one])
  else list.push(one)
}

/** Things by a key, keys in the order in which each first appears. */
export function listsBy<Key, One>(all: Iterable<One>, keyOf: (one: One) => Key): Map<Key, One[]> {
  const lists = new Map<Key, One[]>()
  for (const one of all) appendTo(lists, keyOf(one), one)
  return lists
}
