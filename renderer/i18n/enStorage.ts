/** What is said of the disk and of how large letters are in English. */
export const enStorage = {
  'settings.textSize': 'Size',
  'settings.textSize.smaller': 'Smaller',
  'settings.textSize.usual': 'As usual',
  'settings.textSize.larger': 'Larger',
  'settings.textSize.largest': 'Largest',
  'storage.title': 'What is stored here',
  'storage.help':
    'Everything said and written in your rooms lies on this machine. What searching and lists need is made anew whenever it is needed, and takes no space.',
  'storage.earlier': '{size} of it is what notes were earlier, which this machine alone keeps.',
  'storage.leave': 'Leave…',
  'storage.leaveLabel': 'Leave {name}, which frees {size}',
  'storage.onlyLeaving':
    'More than that is freed only by leaving a room: then all of it is removed from here, and you are no longer a member. The others keep what they have; export its archive first to keep it yourself.',
  'storage.look': 'See how much it is',
  'storage.looking': 'Adding up…',
  'storage.untidy': '{size} of it was written piece by piece, and takes less once it is put together.',
  'storage.allTidy': 'It takes no more than it has to.',
  'storage.tidy': 'Free space',
  'storage.tidying': 'Freeing space…',
  'storage.tidied': 'Freed: {size}. Nothing that anybody wrote is gone.',
  'keeping.title': 'Whether the browser keeps it',
  'keeping.yes': 'The browser keeps what is stored here until you remove it yourself.',
  'keeping.no':
    'The browser may clear what is stored here when the disk runs short. The other members have it too; export the archive to be sure.',
  'keeping.refused':
    'The browser does not promise it yet; many do once a page is used often or bookmarked. The other members have everything too; export the archive to be sure.',
  'keeping.ask': 'Ask the browser to keep it',
} as const
