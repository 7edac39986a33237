/** What is said of the passphrase in English. */
export const enLock = {
  'settings.keys': 'Protection of your keys',
  'settings.protection.system':
    'Your keys are locked by this computer’s own keyring: who cannot log in as you cannot use them.',
  'settings.protection.browser':
    'Your keys are kept by this browser and cannot be copied out of it. Who can use this browser as you can use them.',
  'settings.protection.file':
    'This computer has no keyring that Snug could use. Your keys lie in a file that only your user may read: who can read your files can use them.',
  'lock.set.system': 'Your passphrase locks them as well: until it is typed, nobody can use them, not even as you.',
  'lock.set.file': 'Your passphrase locks them as well: who copies your files can do nothing with the keys.',
  'lock.set.browser':
    'Your passphrase locks the keys of your rooms as well. This device’s own key stays as it is: the browser does not let it out, not even to be locked.',
  'lock.means':
    'A passphrase locks your keys, and with them your place in the rooms. It does not lock what was said and written there: that lies on this computer’s disk as before, and who can read your files can read it.',
  'lock.asked':
    'Snug asks for it at every start. While Snug is locked, nothing arrives here and nothing is passed on to others.',
  'lock.forget':
    'Nobody can tell you a forgotten passphrase, and Snug does not know it. You would have to be invited again, or to add this device anew from another of yours.',
  'lock.advice': 'Four or five words that have nothing to do with each other are good, and easy to remember.',
  'lock.offer': 'Set a passphrase',
  'lock.change': 'Change the passphrase',
  'lock.takeAway': 'Take the passphrase away',
  'lock.takeAwayMeans': 'Snug then starts without asking, and your keys are kept as they were before you set one.',
  'lock.now': 'Lock now',
  'lock.nowPalette': 'Lock Snug',
  'lock.after': 'Lock by itself',
  'lock.after.never': 'Never',
  'lock.after.minutes': { one: 'After one minute without use', other: 'After {n} minutes without use' },
  'lock.after.60': 'After an hour without use',
  'lock.current': 'The passphrase of today',
  'lock.new': 'The new passphrase',
  'lock.again': 'Once more',
  'lock.newHelp': 'At least {least} letters. Snug closes your rooms for a moment and then asks for it.',
  'lock.differ': 'These are not the same.',
  'lock.working': 'Locking the keys…',
  'lock.sentence': 'Snug is locked.',
  'lock.passphrase': 'Passphrase',
  'lock.unlock': 'Unlock',
  'lock.unlocking': 'Unlocking…',
  'lock.forgotten': 'Forgotten? Nobody can tell it to you, and nothing here opens without it.',
  'lock.anew': 'Begin anew without it',
  'lock.anewTitle': 'Begin anew on this machine?',
  'lock.anewLost':
    'Everything of Snug on this machine is deleted: your keys, the rooms as they are here, drafts, and what had not gone to anybody else yet. Nothing brings it back, not even the passphrase, should you find it again.',
  'lock.anewStays':
    'The rooms go on, with the other members and on your other devices, if you have any. Your language and how Snug looks stay too.',
  'lock.anewBack':
    'To come back, add this machine from another of your devices. If you have none, ask an organiser for an invitation: you come in as a new member, and they can remove who you were.',
  'lock.anewConfirm': 'Delete everything here',
  'lock.anewBusy': 'Deleting…',
} as const
