import type { Clock } from '../ports/clock.port'
import type { DeviceId, DocId } from '../protocol/ids'
import { isTalkDoc } from '../protocol/ids'

/** Milliseconds without a piece of the answer after which another member may be asked. */
const PATIENCE = 10_000
/** Documents asked of one member at once. */
const AT_ONCE = 4

/** Which document is being asked of whom: no two members need to send the same. */
export type Errands = {
  /** True if the document may be asked of the device now; it is then under way until `done`. */
  begin(doc: DocId, device: DeviceId): boolean
  /** A piece of the answer has come. */
  progress(doc: DocId, device: DeviceId): void
  done(doc: DocId, device: DeviceId): void
  /** What the device is being asked for now. */
  of(device: DeviceId): readonly DocId[]
  /** The device has gone. */
  forget(device: DeviceId): void
}

/**
 * Months one at a time, and notes once no month is asked for: what is behind the newest month must not hold up its
 * words. Notes are small and many: asked for one at a time, each would cost a trip there and back.
 */
const isFree = (doc: DocId, theirs: readonly DocId[]): boolean => {
  if (isTalkDoc(doc)) return theirs.length === 0
  return theirs.length < AT_ONCE && (doc === 'ledger' || !theirs.some(isTalkDoc))
}

/** `onFree` is called when what was under way no longer is: others may be asked. */
export const createErrands = (clock: Clock, onFree: () => void): Errands => {
  const underway = new Map<DocId, { readonly device: DeviceId; cancel: () => void }>()

  const end = (doc: DocId): void => {
    underway.get(doc)?.cancel()
    underway.delete(doc)
  }
  const wait = (doc: DocId): (() => void) =>
    clock.after(PATIENCE, () => {
      end(doc)
      onFree()
    })

  const of = (device: DeviceId): readonly DocId[] =>
    [...underway].flatMap(([doc, errand]) => (errand.device === device ? [doc] : []))

  return {
    begin: (doc, device) => {
      if (underway.has(doc)) return false
      if (!isFree(doc, of(device))) return false
      underway.set(doc, { device, cancel: wait(doc) })
      return true
    },
    progress: (doc, device) => {
      const errand = underway.get(doc)
      if (errand?.device !== device) return
      errand.cancel()
      errand.cancel = wait(doc)
    },
    done: (doc, device) => {
      if (underway.get(doc)?.device !== device) return
      end(doc)
      onFree()
    },
    of,
    forget: (device) => {
      const theirs = of(device)
      for (const doc of theirs) end(doc)
      if (theirs.length > 0) onFree()
    },
  }
}
