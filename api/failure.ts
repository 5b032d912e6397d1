/** Reading what was thrown. By shape, not by `instanceof`: errors of Node's own modules may come from another realm than ours. */

/** The thing's string property; undefined when it has none. */
function text(thing: unknown, key: string): string | undefined {
  if (typeof thing !== 'object' || thing === null || !(key in thing)) return undefined;
  const value = (thing as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : undefined;
}

export const codeOf = (error: unknown): string | undefined => text(error, 'code');
export const nameOf = (error: unknown): string | undefined => text(error, 'name');
export const typeOf = (error: unknown): string | undefined => text(error, 'type');
export const messageOf = (error: unknown): string => text(error, 'message') ?? String(error);
export const causeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined);
