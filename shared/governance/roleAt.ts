import { isBoundTo } from '../events/boundSession'
import type { PlacedEvent, Role } from '../events/event'
import { highest } from './roles'
import type { Claim, Ends, RoomState, Standing } from './roomState'

/** Where an entry of a talk stream stands; a placed event is one. */
export type Spot = Pick<PlacedEvent, 'in' | 'client'> & {
  readonly event: Pick<PlacedEvent['event'], 'device' | 'session' | 'seq'>
}

/**
 * The highest role under which an entry of a talk stream was, or could have been, written; undefined when it is set
 * aside. What a person or a device was given counts for an entry if whatever ended it had seen the entry. What they were
 * given after an end (they came back, or became more again) counts for what was seen before that end, and for streams
 * whose session is bound to something that came after it: else what was written in between would come back too, and
 * what is written from now on could be passed off as older.
 */
export const roleAt = (state: Pick<RoomState, 'standings'>, spot: Spot): Role | undefined => {
  const standing = state.standings.get(spot.event.device)
  if (!standing) return undefined
  const { grants, places, ends } = standing
  // Nothing has ended: so it is for nearly everybody, and asked of each message that is shown.
  if (ends.length === 0) return places.length > 0 ? highest(grants.map(({ role }) => role)) : undefined
  const [ofPerson, ofDevice] = unseen(standing, spot)
  const proven = ofPerson || ofDevice ? provenAfter(standing, spot) : 0n
  const applies = (claim: Claim, beyond: Ends): boolean =>
    (claim.ended & beyond) === 0n && (claim.after & beyond & ~proven) === 0n
  if (!places.some((place) => applies(place, ofDevice))) return undefined
  return highest(grants.filter((grant) => applies(grant, ofPerson)).map(({ role }) => role))
}

/** The ends that had not seen the entry: those of the person, and those of the device. */
const unseen = ({ ends }: Standing, { in: doc, client, event }: Spot): readonly [Ends, Ends] => {
  let [ofPerson, ofDevice] = [0n, 0n]
  for (const [at, { of, extent }] of ends.entries()) {
    if (event.seq < (extent.get(doc)?.get(client) ?? 0)) continue
    if (of === 'person') ofPerson |= 1n << BigInt(at)
    else ofDevice |= 1n << BigInt(at)
  }
  return [ofPerson, ofDevice]
}

/** The ends that the entry's session was certainly begun after. */
const provenAfter = ({ grants, places }: Standing, { event }: Spot): Ends =>
  [...grants, ...places].reduce((ends, { id, after }) => (isBoundTo(event.session, id) ? ends | after : ends), 0n)
