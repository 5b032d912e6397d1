/** A person by name, by their id where the register has none, a dash for nobody. Pure. */
export function actorName(actor: { readonly worker: string; readonly name?: string | undefined } | null | undefined): string {
  return actor?.name ?? actor?.worker ?? '–';
}
