/** Words for a button or an entry of a menu with the key of its command, where it has one: "Fusion (U)". */
export const withKey = (words: string, keys: string | undefined): string =>
  keys === undefined ? words : `${words} (${keys})`;
