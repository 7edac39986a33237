import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import { beforeEach, expect, test } from 'vitest'
import { beSeen, leaveMark } from '../../../renderer/commands/beSeen'
import type { Company } from '../../../renderer/commands/company'
import { openCompany } from '../../../renderer/commands/company'
import { openChoices } from '../../../renderer/commands/roomChoices'
import type { House, Session } from '../../../renderer/commands/house'
import type { CompanyView } from '../../../renderer/state/views'
import type { TestMember } from '../../support/room'
import { houseOf, say } from '../../support/house'
import { room } from '../../support/room'

const circle = () => room(7, 'anna', 'idris', 'greta')
let r: Awaited<ReturnType<typeof circle>>
let profile = createMemoryProfile()

const companyOf = (member: TestMember): Promise<Company> =>
  r.when(
    openCompany({
      replica: member.replica,
      profile,
      clock: member.clock,
      onChange: () => undefined,
      onProblem: (problem) => {
        throw problem
      },
    }),
  )
const seenIn = (company: Company) => {
  const { people, counted } = company.week()
  return [people.map(({ name }) => name).sort(), counted]
}

/** What Idris can do, with what he is shown. */
const idriss = async () => {
  const shown: CompanyView[] = []
  const house = houseOf(r, r.idris) as House
  const own = house.sessions.get(r.id) as Session
  const session = Object.assign(own, {
    choices: await openChoices(profile, r.id),
    company: await companyOf(r.idris),
  })
  Object.assign(house.screen, { company: (view: CompanyView) => shown.push(view) })
  return { house, session, shown }
}

beforeEach(async () => {
  r = await circle()
  profile = createMemoryProfile()
})

test('who came by is told by name where they agreed, as a number where they did not, and not at all of the unseen', async () => {
  const company = await companyOf(r.anna)
  r.greta.replica.setPlace({ in: 'away' }, 'counted')
  r.connectAll()
  await r.pass(500)
  expect(seenIn(company)).toEqual([['idris'], 1])
  r.idris.replica.setPlace({ in: 'away' }, 'unseen')
  await r.pass(500)
  // He was seen before, and had agreed to it.
  expect(seenIn(company)).toEqual([['idris'], 1])
})

test('the unseen are in nobody’s week; a counted mark counts, a mark by name names, words name', async () => {
  const company = await companyOf(r.anna)
  for (const member of [r.idris, r.greta]) member.replica.setPlace({ in: 'away' }, 'unseen')
  r.connectAll()
  await r.pass(500)
  expect(seenIn(company)).toEqual([[], 0])
  await r.when(r.idris.replica.appendTalk({ kind: 'mark', as: 'counted' }))
  await r.pass(500)
  expect(seenIn(company)).toEqual([[], 1])
  await r.when(r.greta.replica.appendTalk({ kind: 'mark', as: 'name' }))
  await r.pass(500)
  expect(seenIn(company)).toEqual([['greta'], 1])
  await say(r, r.idris, 'Here I am')
  await r.pass(500)
  expect(seenIn(company)).toEqual([['greta', 'idris'], 0])
})

test('is known after a restart, and forgotten after a week', async () => {
  const company = await companyOf(r.anna)
  r.greta.replica.setPlace({ in: 'away' }, 'counted')
  r.connectAll()
  await r.pass(3_000)
  company.close()
  r.crash(r.idris)
  r.crash(r.greta)
  expect(seenIn(await companyOf(r.anna))).toEqual([['idris'], 1])
  r.anna.clock.offset = 8 * 24 * 60 * 60 * 1000
  expect(seenIn(await companyOf(r.anna))).toEqual([[], 0])
})

test('the choice of how to be seen is kept, told at once, and says how a mark is left', async () => {
  const { house, shown } = await idriss()
  r.connectAll()
  await r.pass(500)
  await beSeen(house)('counted')
  expect(shown.at(-1)?.seen).toBe('counted')
  expect((await openChoices(profile, r.id)).now().seen).toBe('counted')
  await r.pass(500)
  expect(r.anna.replica.present().find(({ device }) => device === r.idris.device.id)?.place).toEqual({ in: 'counted' })
  await r.when(leaveMark(house)())
  const [doc] = r.idris.replica.months()
  const events = doc ? await r.when(r.idris.replica.events(doc)) : []
  expect(events.map(({ event }) => event)).toMatchObject([{ kind: 'mark', as: 'counted' }])
  expect(house.sessions.get(r.id)?.company.week().markedAt).toBe(events[0]?.event.at)
  await beSeen(house)('unseen')
  await expect(leaveMark(house)()).rejects.toMatchObject({ code: 'not-allowed' })
})

test('what was kept by another version, or is broken, counts as the first choice', async () => {
  await profile.set(`room/${r.id}`, { seen: 'through a glass' })
  expect((await openChoices(profile, r.id)).now().seen).toBe('name')
})
