import { toBase64url } from '#shared/crypto/base64url'
import type { EventId } from '#shared/protocol/ids'
import { admissibleEvents } from '#shared/governance/admissibleEvents'
import type { AdmissionRequest } from '#shared/governance/admission'
import { checkAdmission, signAdmission } from '#shared/governance/admission'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { isHash } from '#shared/protocol/ids'
import { describe, expect, test } from 'vitest'
import { ledgerOf } from '../../support/ledger'
import { seededDevice } from '../../support/streams'

const random = createSeededRandomness(61)
const write = ledgerOf(random)
const [anna, idris] = [await seededDevice(random), await seededDevice(random)]
const { key, signer, door } = await invitationFromSeed(random.bytes(32))
const founding = write.founded(anna.id)
const drawn = write.invited(anna.id, founding.id)
const invitation = { ...drawn, event: { ...drawn.event, key } }
const request: AdmissionRequest = { room: founding.id, invitation: invitation.id, device: idris.id, name: 'Idris' }
const proofs = await signAdmission(request, idris, signer)

describe('an invitation’s seed', () => {
  test('gives the same key and the same door every time, and tells neither from the other', async () => {
    const seed = random.bytes(32)
    const [once, again] = [await invitationFromSeed(seed), await invitationFromSeed(seed)]
    expect([again.key, again.door, again.signer.id]).toEqual([once.key, once.door, once.key])
    expect(isHash(once.door) && isHash(once.key)).toBe(true)
    expect(once.door).not.toBe(once.key)
    expect((await invitationFromSeed(random.bytes(32))).key).not.toBe(once.key)
  })
  test('is in neither', () => {
    expect(door).not.toBe(key)
  })
})

describe('an admission', () => {
  test('holds when the device and the invitation have signed', async () => {
    expect(await checkAdmission(request, proofs, key)).toBe(true)
  })
  test('holds for this room, invitation, device and name only', async () => {
    const others: Partial<AdmissionRequest>[] = [
      { room: write.hash() as AdmissionRequest['room'] },
      { invitation: write.hash() },
      { device: anna.id },
      { name: 'Anna' },
      { name: 'Idris ' },
    ]
    for (const other of others) expect(await checkAdmission({ ...request, ...other }, proofs, key)).toBe(false)
  })
  test('needs both, each in its place', async () => {
    const { deviceProof, invitationProof } = proofs
    expect(await checkAdmission(request, { deviceProof: invitationProof, invitationProof }, key)).toBe(false)
    expect(await checkAdmission(request, { deviceProof, invitationProof: deviceProof }, key)).toBe(false)
    expect(await checkAdmission(request, proofs, anna.id)).toBe(false)
  })
  test.each(['', 'A', `${'A'.repeat(85)}B`, 'é', 'A'.repeat(200)])('is no error but no proof: %j', async (odd) => {
    expect(await checkAdmission(request, { ...proofs, deviceProof: odd }, key)).toBe(false)
    expect(await checkAdmission(request, { ...proofs, invitationProof: odd }, key)).toBe(false)
  })
})

describe('the admissible events of a ledger', () => {
  const drawnAdmission = write.admitted(anna.id, invitation.id, idris.id)
  const admission = { ...drawnAdmission, event: { ...drawnAdmission.event, ...proofs } }
  const ids = (events: readonly { readonly id: EventId }[]): EventId[] => events.map(({ id }) => id)

  test('are all but admissions that nobody has asked for', async () => {
    const forged = write.admitted(anna.id, invitation.id, anna.id)
    const proof = toBase64url(random.bytes(64))
    const signed = { ...forged, event: { ...forged.event, deviceProof: proof, invitationProof: proof } }
    const all = [founding, invitation, admission, forged, signed]
    expect(ids(await admissibleEvents(founding.id, all))).toEqual(ids([founding, invitation, admission]))
  })
  test('are not those of another room', async () => {
    const elsewhere = write.founded(anna.id)
    expect(ids(await admissibleEvents(elsewhere.id, [founding, invitation, admission]))).not.toContain(admission.id)
  })
  test('are looked at anew when the invitation comes later, and not again once it is known', async () => {
    const known = new Map<EventId, boolean>()
    expect(ids(await admissibleEvents(founding.id, [founding, admission], known))).toEqual([founding.id])
    const all = [founding, invitation, admission]
    expect(ids(await admissibleEvents(founding.id, all, known))).toEqual(ids(all))
    expect([...known]).toEqual([[admission.id, true]])
    known.set(admission.id, false)
    expect(ids(await admissibleEvents(founding.id, all, known))).toEqual(ids([founding, invitation]))
  })
})
