import type { SnugPage } from './snugPage'

/**
 * Anna founds a room, and Idris comes in by her invitation; their machines are linked. `arrive`: somebody at a machine of their own.
 * `people`: for how many the invitation is.
 */
export const twoMembers = async <Member extends SnugPage>(
  arrive: (name: 'Anna' | 'Idris') => Promise<Member>,
  people?: 'One person' | '5 people',
): Promise<readonly [anna: Member, idris: Member]> => {
  const [anna, idris] = [await arrive('Anna'), await arrive('Idris')]
  await anna.foundRoom('Anna', 'Reading circle')
  await idris.join('Idris', await anna.invite(people))
  await anna.page.getByText('Linked with Idris').waitFor({ timeout: 40_000 })
  return [anna, idris]
}
