import { formatDuration } from '../../shared/duration.js'
import { formatNumber } from '../../shared/format-number.js'
import { FILLING, fallsFromHighUp, fallsSlowly, fallsTooFast } from '../filling.js'
import type { PackAlert } from '../pack.js'
import { feed } from '../select.js'
import { aroundLeast, gauge } from '../series-values.js'
import { humanPercentage } from '../template-text.js'
import { excursion, gaugeProof, steady } from '../threshold-alert.js'
import type { HostAlert, HostPack } from './host-schema.js'
import { availableAfter, DISK, diskShare, ofDisks, writable } from './host-series.js'
import { disks } from './sample-hosts.js'

const WHERE = '{{ $labels.mountpoint }} on {{ $labels.instance }}'
const { available: AVAILABLE, size: SIZE, readOnly: READ_ONLY } = DISK

/** Alerts on filesystems. */
export function diskAlerts(host: HostPack): PackAlert<HostAlert>[] {
  return [filling(host), full(host), inodes(host), readOnly(host)]
}

function filling({ job, disk_full_within: within, disk_filling_below: below }: HostPack): PackAlert<HostAlert> {
  const [bad, good] = disks(job)
  const roomy = { ...good, mountpoint: '/roomy' }
  const { breaks, keeps } = aroundLeast(below)
  const fast = fallsTooFast(breaks, within)
  const highUp = fallsFromHighUp(keeps, within)
  const series = [
    feed(AVAILABLE, bad, fast.values(1e11)),
    feed(AVAILABLE, good, fallsSlowly(breaks, within).values(1e11)),
    ...(highUp === null ? [] : [feed(AVAILABLE, roomy, highUp.values(1e11))]),
    ...[bad, good, roomy].flatMap((one) => [feed(SIZE, one, gauge([1e11, 60])), feed(READ_ONLY, one, gauge([0, 60]))]),
  ]
  return {
    alert: 'HostDiskFilling',
    expr: [
      `${diskShare({ job }, AVAILABLE, SIZE)} < ${formatNumber(below)}`,
      `and ${availableAfter({ job }, formatNumber(within))} < 0`,
      `and ${writable({ job })}`,
    ].join('\n'),
    forMinutes: FILLING.waitMinutes,
    summary: `${WHERE} will be full within ${formatDuration(within)}`,
    description: `{{ $value | humanizePercentage }} of the filesystem is free, and if the last 6 hours go on, nothing will be in less than ${formatDuration(within)}.`,
    proof: {
      step: 5,
      series,
      ...{ from: FILLING.from, by: FILLING.by, until: FILLING.until },
      labels: bad,
      value: humanPercentage(fast.at(FILLING.by + FILLING.waitMinutes)),
    },
  }
}

/** Free against all, of bytes or inodes. */
function level(of: {
  readonly alert: HostAlert
  readonly job: string
  readonly metrics: readonly [free: string, all: string]
  readonly limit: number
  readonly summary: string
  readonly description: string
}): PackAlert<HostAlert> {
  const { job, limit, metrics, alert, summary, description } = of
  const [free, all] = metrics
  const [bad, good] = disks(job)
  const { breaks, keeps } = aroundLeast(limit)
  const values = (share: number) => excursion(6e6, 1e7 * share)
  return {
    ...{ alert, summary, description },
    expr: `${diskShare({ job }, free, all)} < ${formatNumber(limit)}\nand ${writable({ job })}`,
    forMinutes: 10,
    proof: gaugeProof({
      series: [
        ...[bad, good].flatMap((one) => [feed(all, one, steady(1e7)), feed(READ_ONLY, one, steady(0))]),
        feed(free, bad, values(breaks)),
        feed(free, good, values(keeps)),
      ],
      labels: bad,
      value: humanPercentage(breaks),
    }),
  }
}

function full({ job, disk_free_below: limit }: HostPack): PackAlert<HostAlert> {
  return level({
    ...{ alert: 'HostDiskFull', job, limit, metrics: [AVAILABLE, SIZE] },
    summary: `${WHERE} is nearly full`,
    description: `{{ $value | humanizePercentage }} of the filesystem is free, less than ${humanPercentage(limit)}. Programs that write there will fail.`,
  })
}

function inodes({ job, inodes_free_below: limit }: HostPack): PackAlert<HostAlert> {
  return level({
    ...{ alert: 'HostInodesLow', job, limit, metrics: [DISK.inodesFree, DISK.inodes] },
    summary: `${WHERE} can hardly take more files`,
    description: `{{ $value | humanizePercentage }} of its inodes are free, less than ${humanPercentage(limit)}: no file can be created without one, however much space is left.`,
  })
}

function readOnly({ job }: HostPack): PackAlert<HostAlert> {
  const [bad, good] = disks(job)
  const selector = ofDisks({ job }, READ_ONLY)
  return {
    alert: 'HostFilesystemReadOnly',
    // What was mounted read-only on purpose has been so for longer than a day.
    expr: `${selector} == 1\nand min_over_time(${selector}[1d]) == 0`,
    forMinutes: 1,
    summary: `${WHERE} has become read-only`,
    description:
      'It could be written within the last day. The kernel does this when the disk has errors; its log says which.',
    proof: gaugeProof({
      series: [feed(READ_ONLY, bad, excursion(0, 1)), feed(READ_ONLY, good, steady(1))],
      labels: bad,
    }),
  }
}
