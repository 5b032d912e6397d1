/** What a new model is called and where it belongs, when the request leaves it open. */
import type { z } from 'zod';
import { parseUnitId } from '../../contracts/index.ts';
import type { createModelSchema } from '../../contracts/index.ts';
import type { Texts } from '../../guidance/index.ts';
import { listLibrary, listUnits } from '../../prisma/index.ts';
import type { NewModel, Tx } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem.ts';

type NewModelBody = z.output<typeof createModelSchema>;

/** @throws ProblemError NOT_FOUND for a unit that the region does not have, REGION_FOREIGN for one of another region */
export async function newModel(tx: Tx, caller: Caller, { from, as, id, names, unit }: NewModelBody): Promise<NewModel> {
  const entry = (await listLibrary(tx)).find(({ region, modelId }) => region === from.region && modelId === from.modelId);
  const given = names ?? entry?.names ?? { fi: from.modelId };
  const own = { from, as, author: { id: caller.id, name: caller.name } };
  if (unit === undefined) return { ...own, id: id ?? from.modelId, names: plain(given) };
  const { code, unitNames } = await unitOf(tx, caller, unit);
  return { ...own, id: id ?? `${from.modelId}-${code}`, names: names ? plain(names) : of(given, unitNames), unit };
}

async function unitOf(tx: Tx, caller: Caller, unit: string): Promise<{ readonly code: string; readonly unitNames: Texts }> {
  const parsed = parseUnitId(unit);
  if (parsed?.region !== caller.region) throw new ProblemError('REGION_FOREIGN');
  const found = (await listUnits(tx)).find((one) => one.id === unit);
  if (!found) throw new ProblemError('NOT_FOUND');
  return { code: parsed.code, unitNames: found.names };
}

/** `Polku: Neuvonta` in each language that both have. */
function of(model: Loose, unit: Texts): Texts {
  const both = (language: 'sv' | 'en'): string | undefined => (model[language] !== undefined ? `${model[language]}: ${unit[language] ?? unit.fi}` : undefined);
  return plain({ fi: `${model.fi}: ${unit.fi}`, sv: both('sv'), en: both('en') });
}

interface Loose { readonly fi: string; readonly sv?: string | undefined; readonly en?: string | undefined }

function plain({ fi, sv, en }: Loose): Texts {
  return { fi, ...(sv !== undefined && { sv }), ...(en !== undefined && { en }) };
}
