/**
 * That this profile holds rooms, written down beside the database: a browser that finds its database damaged removes it
 * without a word, and Snug would greet a member of years like a newcomer. Local storage is another file, which stays.
 */
const MARK = 'snug-holds-rooms'

/** Notes whether this profile holds rooms. */
export const markRooms = (any: boolean): void => {
  if (any) localStorage.setItem(MARK, 'yes')
  else localStorage.removeItem(MARK)
}

/** Whether rooms were here, given how many are here now: the database was lost, and an empty one has taken its place. */
export const wasReset = (rooms: number): boolean => rooms === 0 && localStorage.getItem(MARK) !== null
