import { useEffect, useRef } from 'react'
import type { AppView, PlaceView } from '../state/views'
import { landOn } from '../ui/landOn'

/** Where one writes, in the conversation; else the place's heading, or the place as a whole, which says its name. */
const IN_ROOM = ['main [data-landing]', 'main header h2', 'main']
/** What is asked there; else what is said. */
const OUTSIDE = ['main input', 'main h1', 'main']

const firstOf = (selectors: readonly string[]) => (): HTMLElement | null =>
  selectors.reduce<HTMLElement | null>((found, one) => found ?? document.querySelector<HTMLElement>(one), null)

const nameOf = (place: PlaceView): string =>
  place.in === 'note' ? place.note : place.in === 'edition' ? place.edition : place.in

/** Whoever comes to another place, or from nowhere to where they are, is there with the keyboard too. Not as Snug starts, when nobody has gone anywhere. */
export const useLanding = (app: AppView, room: string | undefined): void => {
  const isStarting = app.stage === 'starting' || (app.stage === 'room' && app.isLastLook)
  const place = isStarting ? 'starting' : app.stage !== 'room' ? app.stage : `${room} ${nameOf(app.place)}`
  const at = isStarting || app.stage !== 'room' ? app.stage : app.place
  const before = useRef({ place, at })
  useEffect(() => {
    const from = before.current
    before.current = { place, at }
    if (from.at === at && from.place === place) return undefined
    if (from.place === 'starting' || isStarting) return undefined
    return landOn(firstOf(app.stage === 'room' ? IN_ROOM : OUTSIDE))
  }, [place, at, app.stage, isStarting])
}
