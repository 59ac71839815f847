/**
 * A Person Name as a reader writes it: "Phantom^CT" → "Phantom, CT", "Doe^Jane^M^Dr" → "Doe, Jane M Dr" (PS3.5 6.2, PN:
 * family, given, middle, prefix, suffix). Of several representations (=) the first that says something.
 */
export function shownName(name: string): string {
  const groups = name.split('=').map((group) => group.split('^').map((part) => part.trim()));
  const [family = '', ...others] = groups.find((parts) => parts.some((part) => part !== '')) ?? [];
  return [family, others.filter((part) => part !== '').join(' ')].filter((part) => part !== '').join(', ');
}
