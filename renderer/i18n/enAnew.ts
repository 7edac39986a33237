/** What is said in English of founding a room anew, where somebody in the old one can't be removed. */
export const enAnew = {
  'anew.title': 'A new room from this one',
  'anew.intro':
    'Nobody can remove the founder of a room, or a device of theirs. Should it be in wrong hands, or a quarrel have no end, one of you founds a new room with what is here.',
  'anew.introRestored': 'To go on together, one of you founds a new room with what is here.',
  'anew.action': 'Found a new room from this one',
  'anew.name': 'What it is called',
  'anew.comes':
    'The charter comes along, and the notes as they are on this machine now. You found it, and nobody else is in it: invite those whom you trust, by another way than this room.',
  'anew.stays':
    'What was said stays in this room, with the comments and the history of its notes. To keep it, export the archive in the settings. You do not leave this room by it.',
  'anew.staysRestored': 'What was said stays in this room, to be read, with the comments and the history of its notes.',
  'anew.confirm': 'Found the room',
  'anew.busy': 'Founding…',
  'devices.founder':
    'You founded this room: nobody but you can remove a device of yours. Add a second one, so that you can remove this one should you lose it; or hand the room over, and an organiser can help you as they help anybody.',
  'gone.notYou':
    'If it was not you, somebody has that device: tell an organiser by another way. You come back with this machine alone, and what that device says counts for nothing any more.',
} as const
