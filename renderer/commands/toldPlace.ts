import type { Whereabouts } from '#shared/sync/replica'
import type { PlaceView } from '../state/views'

/** What the others may hear of a place: which message somebody looks at is theirs to know. */
export const toldPlace = (place: PlaceView | undefined): Whereabouts => {
  if (place?.in === 'note') return { in: 'note', note: place.note }
  return { in: place?.in === 'conversation' ? 'conversation' : 'away' }
}
