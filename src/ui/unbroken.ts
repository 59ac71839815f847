/** Keeps a number and its unit on one line inside a sentence. */
export const unbroken = (sentence: string) =>
  sentence.replace(/(\d) (?=(?:%|mm|ml|cm|kg|g|HU|s|h|Bq|MBq)(?![A-Za-z]))/g, '$1\u00a0');
