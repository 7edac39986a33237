import { cleanName } from '#shared/protocol/checkName'
import type { Translate } from '../i18n/translate'
import type { PlaceView, RoomView } from '../state/views'

/** What is on screen of a room: the place that one is at, or the search that lies over it. */
export type Shown = {
  readonly room: Pick<RoomView, 'name' | 'notes' | 'editions'>
  readonly place: PlaceView
  readonly isSearching: boolean
}

/** What is open, and in which room: by this one knows where one is, whatever of it has the focus. Nothing in it counts. */
export const placeTitle = (t: Translate, shown: Shown): string =>
  [...openNames(t, shown), cleanName(shown.room.name)].filter(Boolean).join(' · ')

/** What the window is called. Where no room is on screen, none is told: Snug may be locked. */
export const windowTitle = (t: Translate, shown: Shown | undefined): string =>
  shown ? `${placeTitle(t, shown)} · ${t('app.name')}` : t('app.name')

const openNames = (t: Translate, { room, place, isSearching }: Shown): readonly string[] => {
  if (isSearching) return [t('search.title')]
  if (place.in === 'settings') return [t('settings.title')]
  if (place.in === 'people') return [t('people.title')]
  if (place.in === 'room') return [t('roomPage.title')]
  if (place.in === 'editions') return [t('editions.title')]
  if (place.in === 'desk') return [t('desk.title'), t('editions.title')]
  if (place.in === 'edition') {
    const named = cleanName(room.editions.find(({ id }) => id === place.edition)?.title ?? '')
    return [named, t('editions.title')].filter(Boolean)
  }
  if (place.in === 'conversation') return [t('talk.title')]
  // Whoever writes in a note names it, unchecked.
  const title = cleanName(room.notes.find(({ note }) => note === place.note)?.title ?? '') || t('room.untitled')
  return place.look === 'history' ? [t('history.title'), title] : [title]
}
