/** A File as a browser gives it, with the folder it was chosen in. */
export const browserFile = (name: string, bytes: Uint8Array) => new File([bytes as Uint8Array<ArrayBuffer>], name);
