import type { House } from './house'

/** Keeps what the person wants to be called in rooms to come. */
export const keepOwnName = async (house: House, name: string): Promise<void> => {
  house.ownName = name
  await house.profile.set('name', name)
}
