/** What is said of a person's further devices in English. */
export const enDevices = {
  'devices.title': 'Your devices',
  'devices.intro':
    'On another machine you can be here too: as the same member, with the same name and role. Each room is added by itself.',
  'devices.first': 'The device you came with',
  'devices.own': '{name} (this one)',
  'devices.since': 'here since {date}',
  'devices.added': 'added {date}',
  'devices.thisOne':
    'This one can only be removed from another of them. Whoever leaves the room leaves with all of them.',
  'devices.add': 'Add a device',
  'devices.remove': 'Remove',
  'devices.removeLabel': 'Remove {name}',
  'devices.removeTitle': 'Remove “{name}” from your devices?',
  'devices.removeCut':
    'The members’ machines cut their links with it, within seconds where they are here, the others when they hear of it. What it writes from then on is not read, and the room’s keys change.',
  'devices.removeStays': 'What had arrived on it stays there: nothing can call it back.',
  'devices.removeAdded': 'Added from it, and staying: {names}. Remove those too that you do not know.',
  'devices.removeFirst':
    'It is the one you came with. If it is in somebody else’s hands, tell an organiser at once: should it remove this one at the same time, it would be the one that stays.',
  'devices.removeInvitations': 'Invitations that were made on it close.',
  'devices.theirs.action': 'Remove one of their devices',
  'devices.theirs.title': 'Devices of {name}',
  'devices.theirs.intro':
    'Where {name} has lost a device and has no other at hand to remove it from, you can do it. {name} stays a member.',
  'devices.theirs.first': 'The device they came with',
  'devices.theirs.removeTitle': 'Remove “{device}” from the devices of {name}?',
  'devices.theirs.ask': 'Be sure that it is {name} who asks for it: in person, or by telephone.',
  'devices.removeConfirm': 'Remove this device',
  'devices.warning': 'Whoever has the link becomes you in this room. Open it only on a machine of your own.',
  'devices.how':
    'The link is good once, for a quarter of an hour, and as long as this window shows it. On the other machine, open Snug, choose “Open an invitation”, and paste it there or show it this machine’s QR code.',
  'devices.made': 'This link makes one machine your device, until {time}. Leave this window open until it has come.',
  'devices.link': 'Link for a device',
  'devices.qr': 'QR code of the link for a device',
  'devices.come': '“{name}” is now one of your devices in this room.',
  'devices.putAway': 'Put the link away',

  'device.becomes': 'This machine becomes a device of {member}, in {room}.',
  'device.means': 'What is written on it there is written by {member}. Go on only if that is you.',
  'device.name': 'What you call this device',
  'device.nameHelp': 'So that you know it in the list of your devices. It is written down in the room, for good.',
  'device.nameMissing': 'Give this device a name first.',
  'device.title': 'Add this device',
  'device.kind.phone': 'Phone',
  'device.kind.mac': 'Mac',
  'device.kind.windows': 'Windows computer',
  'device.kind.linux': 'Linux computer',
  'device.kind.other': 'Another device',
} as const
