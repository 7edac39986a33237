/** What is said of the disk and of how large letters are in French. */
export const frStorage = {
  'settings.textSize': 'Taille',
  'settings.textSize.smaller': 'Plus petit',
  'settings.textSize.usual': 'Comme d’habitude',
  'settings.textSize.larger': 'Plus grand',
  'settings.textSize.largest': 'Très grand',
  'storage.title': 'Ce qui est gardé ici',
  'storage.help':
    'Tout ce qui est dit et écrit dans vos salons se trouve sur cette machine. Ce qu’il faut pour chercher et pour les listes est refait à chaque fois et ne prend pas de place.',
  'storage.earlier': 'Dont {size} de notes telles qu’elles étaient avant, que cette machine est seule à garder.',
  'storage.leave': 'Quitter…',
  'storage.leaveLabel': 'Quitter {name}, ce qui libère {size}',
  'storage.onlyLeaving':
    'On n’en libère davantage qu’en quittant un salon : tout ce qui est ici en est alors retiré, et vous n’en êtes plus membre. Les autres gardent ce qu’ils ont ; pour le garder aussi, exportez d’abord son archive.',
  'storage.look': 'Voir combien',
  'storage.looking': 'Addition en cours…',
  'storage.untidy': 'Dont {size} écrits morceau par morceau, qui prendront moins de place une fois réunis.',
  'storage.allTidy': 'Cela ne prend pas plus de place qu’il n’en faut.',
  'storage.tidy': 'Libérer de la place',
  'storage.tidying': 'Libération en cours…',
  'storage.tidied': 'Place libérée : {size}. Rien de ce qui a été écrit n’a disparu.',
  'keeping.title': 'Si le navigateur le garde',
  'keeping.yes': 'Le navigateur garde ce qui est ici jusqu’à ce que vous l’enleviez vous-même.',
  'keeping.no':
    'Le navigateur peut effacer ce qui est ici quand le disque vient à manquer de place. Les autres membres l’ont aussi ; pour plus de sûreté, exportez l’archive.',
  'keeping.refused':
    'Le navigateur ne le promet pas encore ; beaucoup le font quand une page sert souvent ou est dans les favoris. Les autres membres ont tout aussi ; pour plus de sûreté, exportez l’archive.',
  'keeping.ask': 'Demander au navigateur de le garder',
} as const
