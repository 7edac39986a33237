import { fromBase64url, toBase64url } from '../crypto/base64url'
import type { StreamHead } from '../ports/documentStore.port'
import type { DeviceId, EventId } from '../protocol/ids'

/**
 * Where the streams of a document end, as bytes. A room of years has tens of thousands of them, and opening it looks at
 * hardly any: copied from disk to worker to page one by one, they took as long as all the rest of it.
 */
export type PackedHeads = Uint8Array<ArrayBuffer>

/** Of a document without streams. */
export const NO_HEADS: PackedHeads = new Uint8Array()

const VERSION = 1
const HASH = 32
/** Version, whether words are lacking, two bytes of nothing, how many devices, the latest time. Little-endian, as all of it. */
const HEADER = 16
/** client, at, length, complete, which device, last. */
const HEAD = 28 + HASH

/** Heads in the order given. Throws when an id is not 32 bytes as base64url. */
export const packHeads = (heads: readonly StreamHead[]): PackedHeads => {
  if (heads.length === 0) return NO_HEADS
  const devices = [...new Set(heads.map(({ device }) => device))]
  const places = new Map(devices.map((device, place) => [device, place]))
  const packed = new Uint8Array(HEADER + devices.length * HASH + heads.length * HEAD)
  const view = new DataView(packed.buffer)
  const put = (id: string, at: number): void => {
    const bytes = fromBase64url(id)
    if (bytes.length !== HASH) throw new Error('an id of another length')
    packed.set(bytes, at)
  }
  view.setUint8(0, VERSION)
  view.setUint8(1, heads.some(({ complete, length }) => complete < length) ? 1 : 0)
  view.setUint32(4, devices.length, true)
  view.setFloat64(
    8,
    heads.reduce((latest, { at }) => Math.max(latest, at), 0),
    true,
  )
  for (const [place, device] of devices.entries()) put(device, HEADER + place * HASH)
  let from = HEADER + devices.length * HASH
  for (const { client, at, length, complete, device, last } of heads) {
    view.setFloat64(from, client, true)
    view.setFloat64(from + 8, at, true)
    view.setUint32(from + 16, length, true)
    view.setUint32(from + 20, complete, true)
    view.setUint32(from + 24, places.get(device) ?? 0, true)
    put(last, from + 28)
    from += HEAD
  }
  return packed
}

type Opened = { readonly view: DataView; readonly devices: number }

/** Undefined for no heads. Throws for what `packHeads` has not made. */
const opened = (packed: PackedHeads): Opened | undefined => {
  if (packed.length === 0) return undefined
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const devices = packed.length < HEADER ? 0 : view.getUint32(4, true)
  const rest = packed.length - HEADER - devices * HASH
  if (view.getUint8(0) !== VERSION || rest <= 0 || rest % HEAD !== 0) throw new Error('no heads of streams')
  return { view, devices }
}

const deviceAt = (packed: PackedHeads, place: number): DeviceId =>
  toBase64url(packed.subarray(HEADER + place * HASH, HEADER + (place + 1) * HASH)) as DeviceId

/** Inverse of `packHeads`. Throws for what it has not made. */
export const unpackHeads = (packed: PackedHeads): readonly StreamHead[] => {
  const its = opened(packed)
  if (!its) return []
  const { view } = its
  const devices = Array.from({ length: its.devices }, (_, place) => deviceAt(packed, place))
  const heads: StreamHead[] = []
  for (let from = HEADER + devices.length * HASH; from < packed.length; from += HEAD) {
    const device = devices[view.getUint32(from + 24, true)]
    if (!device) throw new Error('no heads of streams')
    heads.push({
      client: view.getFloat64(from, true),
      length: view.getUint32(from + 16, true),
      last: toBase64url(packed.subarray(from + 28, from + HEAD)) as EventId,
      device,
      at: view.getFloat64(from + 8, true),
      complete: view.getUint32(from + 20, true),
    })
  }
  return heads
}

/** When the newest of the last entries was written, as signed; 0 without streams. Nothing else is taken apart. */
export const latestOf = (packed: PackedHeads): number => opened(packed)?.view.getFloat64(8, true) ?? 0

/** Whether some stream is not known to have all its words here. Nothing else is taken apart. */
export const lacksWords = (packed: PackedHeads): boolean => opened(packed)?.view.getUint8(1) === 1

/** Whether the device writes one of the streams. Only the devices are looked at. */
export const hasStreamOf = (packed: PackedHeads, device: DeviceId): boolean => {
  const { devices = 0 } = opened(packed) ?? {}
  for (let place = 0; place < devices; place += 1) if (deviceAt(packed, place) === device) return true
  return false
}
