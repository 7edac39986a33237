import * as z from 'zod'
import { isPortrait, readPortrait, writePortrait } from '#shared/contents/portrait'
import { asProblem, Problem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import type { House } from './house'

/** How the person wants to be shown: what of it was chosen. `picture` as `writePortrait` writes it. */
const schema = z.object({
  tone: z.int().min(0).optional().catch(undefined),
  picture: z
    .string()
    .refine((text) => readPortrait(text) !== undefined)
    .optional()
    .catch(undefined),
})
type Kept = z.infer<typeof schema>

const keptIn = async ({ profile }: Pick<House, 'profile'>): Promise<Kept | undefined> => {
  const kept = await profile.get('likeness')
  return kept === undefined ? undefined : schema.parse(kept)
}

const tell = async (replica: Replica, { tone, picture }: Kept): Promise<void> => {
  const words = picture === undefined ? undefined : ({ v: 1, text: picture } as const)
  const { stored } = await replica.appendTalk({ kind: 'likeness', ...(tone === undefined ? {} : { tone }) }, words)
  await stored
}

/** What is changed; undefined takes it away, what is left out stays. */
export type LikenessChange = {
  readonly tone?: number | undefined
  /** A picture as `isPortrait` wants it. */
  readonly picture?: Uint8Array<ArrayBuffer> | undefined
}

/**
 * Keeps how the person wants to be shown, and tells it to every room that is open here. Throws Problem `portrait-unreadable`; what a
 * room does not take is told as a problem.
 */
export const changeLikeness = (house: House) => {
  /** One after the other: each begins with what the one before has kept. */
  let last: Promise<unknown> = Promise.resolve()
  return (change: LikenessChange): Promise<void> => {
    const done = last.then(() => changeNow(house, change))
    last = done.catch(() => undefined)
    return done
  }
}

const changeNow = async (house: House, change: LikenessChange): Promise<void> => {
  const { picture } = change
  if (picture && !isPortrait(picture)) throw new Problem('portrait-unreadable', 'not in the form that is told')
  const kept: Kept = {
    ...(await keptIn(house)),
    ...('tone' in change ? { tone: change.tone } : {}),
    ...('picture' in change ? { picture: picture && writePortrait(picture) } : {}),
  }
  await house.profile.set('likeness', kept)
  const rooms = [...house.sessions.values()].filter(({ replica }) => replica.state().byDevice.has(replica.self))
  await Promise.all(
    rooms.map(({ replica }) => tell(replica, kept).catch((error: unknown) => house.screen.problem(asProblem(error)))),
  )
}

/**
 * Tells a room that has just been opened how the person is shown, where it has not heard: a room that is new here, or one that was
 * told something else by this very device before it was changed. What another device of theirs has said stays.
 */
export const tellLikeness = async (house: Pick<House, 'profile'>, replica: Replica): Promise<void> => {
  const kept = await keptIn(house)
  const me = replica.state().byDevice.get(replica.self)
  if (!kept || !me) return
  const said = replica.likenesses().get(me.id)
  if (said && said.by !== replica.self) return
  const hash = said?.picture
  const picture = hash && (await replica.words([hash])).get(hash)?.text
  if (said ? said.tone !== kept.tone || picture !== kept.picture : kept.tone !== undefined || kept.picture)
    await tell(replica, kept)
}
