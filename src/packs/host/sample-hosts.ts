type Labels = Readonly<Record<string, string>>

/** Seconds long past, in tests. */
export const calm = 86_400

/** Labels of two hosts in tests: one in trouble, and one that just keeps the threshold. */
export function hosts(job: string): readonly [bad: Labels, good: Labels] {
  return [
    { job, instance: 'h1:9100' },
    { job, instance: 'h2:9100' },
  ]
}

/** Labels of a disk on each of the two. */
export function disks(job: string): readonly [bad: Labels, good: Labels] {
  const [bad, good] = hosts(job)
  const disk = { device: '/dev/vda1', fstype: 'ext4', mountpoint: '/' }
  return [
    { ...bad, ...disk },
    { ...good, ...disk },
  ]
}
