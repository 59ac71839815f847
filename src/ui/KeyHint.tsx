/** "Shift+Z" drawn as keys. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="key-hint">
      {keys.split(/(?<=.)\+(?=.)/).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
