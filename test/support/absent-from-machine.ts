import { DISK, ofDisks, ofHosts, ofWires, type Hosts } from '../../src/packs/host/host-series.js'
import { answersAll } from './ask-prometheus.js'
import type { ExpectedEmpty } from './review-dashboards.js'

/** What a machine need not have, so that the host dashboard's questions about it find nothing, on the Prometheus at `url`. */
export async function absentFromMachine(url: string, hosts: Hosts): Promise<readonly ExpectedEmpty[]> {
  const all: readonly (ExpectedEmpty & { readonly unless?: string })[] = [
    {
      reason: 'whether the disk fills during these seconds depends on who else writes to it',
      sometimes: true,
      questions: ['Hosts / F', 'Filesystems / D', 'Time until full / A'],
    },
    {
      reason: 'a container may have no disk of its own',
      unless: ofDisks(hosts, DISK.available),
      questions: [
        ...['Fullest filesystem: free / A', 'Hosts / E', 'Disk free / A'],
        ...['A', 'B', 'C', 'E', 'F'].map((column) => `Filesystems / ${column}`),
      ],
    },
    {
      reason: 'nor see those of the machine',
      unless: ofHosts(hosts, 'node_disk_io_time_seconds_total'),
      questions: ['Disks busy / A', 'Read and written / A', 'Read and written / B'],
    },
    {
      reason: 'nor be on a network',
      unless: ofWires(hosts, 'node_network_receive_bytes_total'),
      questions: [
        'Traffic / A',
        'Traffic / B',
        'Packets with errors, and dropped / A',
        'Packets with errors, and dropped / B',
      ],
    },
  ]
  const absent: ExpectedEmpty[] = []
  for (const { unless, questions, ...own } of all) {
    if (unless !== undefined && (await answersAll(url, [unless]))) continue
    absent.push({ ...own, questions: questions.map((question) => `plimsoll-host / ${question}`) })
  }
  return absent
}
