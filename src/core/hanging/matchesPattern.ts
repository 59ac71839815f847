/**
 * Whether a text fits a pattern in which `*` stands for any text, also none; capitals do not matter. Written out
 * because patterns come from files, and a regular expression from a file can be made to run for ever.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  const subject = text.toLowerCase();
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return subject === first;
  const last = rest.pop() ?? '';
  if (!subject.startsWith(first) || !subject.endsWith(last) || subject.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of rest) {
    const found = subject.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= subject.length - last.length;
}
