/** So many entries are taken apart at a stretch (1 to 2 ms); in between, other things have their turn. */
export const AT_A_STRETCH = 64

/** The platform answers in a task of its own, so that what waits in between has its turn: sooner than any timer would. */
export const giveWay = async (): Promise<void> => void (await crypto.subtle.digest('SHA-256', NOTHING))
const NOTHING = new Uint8Array(0)
