/** What is said in English of opening an archive, and of a room that was put here from one. */
export const enArchive = {
  'archive.open': 'Open an archive',
  'archive.openHelp': 'An archive opens in Snug again: to be read, or to bring back what is lacking here.',
  'archive.instead': 'I have a room’s archive instead',
  'archive.intro':
    'The archive of a room opens here to be read, with its conversation, its notes and its search. If the room is on this machine, what it lacks comes back from the archive.',
  'archive.choose': 'Choose the archive',
  'archive.looking': 'Checking the archive…',
  'archive.exported': 'Exported on {when}',
  'archive.sound': {
    one: 'Its one file is as it was exported.',
    other: 'All of its {n} files are as they were exported.',
  },
  'archive.toRead': 'Open it to read',
  'archive.toReadMeans':
    'The room is put onto this machine as it was then, to be read. You are not a member of it by that: to take part again, you need an invitation, or found a new room from it.',
  'archive.bringBack': 'Bring back what is lacking',
  'archive.bringBackMeans':
    'This room is on this machine. Whatever of the archive is not here comes back, and what was taken back since stays gone. Nothing that is here changes.',
  'archive.bringing': 'Bringing it in…',
  'archive.step': 'Part {done} of {all}',
  'archive.backKeepsNothing': 'If you go back now, nothing of it stays here.',
  'archive.backKeeps': 'If you go back now, the rest does not come; what has come back stays.',
  'archive.changed': 'This archive is not as it was exported.',
  'archive.changedSafe': 'Nothing of it was kept. The file is unchanged.',
  'archive.changedNext':
    'It was damaged on its way, or somebody has changed it: ask whoever exported it for another copy. Its pages can still be read in a browser, with care.',
  'archive.faults': 'What is wrong with it',
  'archive.fault.missing': '{path} is missing',
  'archive.fault.extra': '{path} was put in',
  'archive.fault.changed': '{path} is not what it was',
  'archive.fault.list': 'its list of files can’t be read',
  'archive.moreFaults': { one: 'and one more', other: 'and {n} more' },
  'gone.restored': 'This room was put here from its archive.',
  'gone.restoredLine': 'From its archive, to be read.',
  'gone.restoredMeans': 'You read it as it was when it was exported. No other machine is linked with this one for it.',
  'gone.restoredBack':
    'To take part again, open an invitation to it: what lies here stays, and what the others lack of it comes back to them. Or found a new room from it.',
} as const
