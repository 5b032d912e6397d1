/** Publishes a model straight into a test's database: new cases of the region run it. */
import { compileCase } from '../../guidance/index.ts';
import { contentHash } from '../../prisma/index.ts';
import type { Forms } from '../../prisma/index.ts';
import type { TestApi } from './running-api.ts';

/** @throws Error with what keeps the model from running, what lint would say aside */
export async function publish(api: Pick<TestApi, 'query'>, xml: string, { id = 'test-model', region = '14', forms = {} }: { readonly id?: string; readonly region?: string; readonly forms?: Forms } = {}): Promise<void> {
  const compiled = await compileCase(xml);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics, null, 1));
  await api.query('insert into model (id, region, names) values ($1, $2, $3::jsonb) on conflict do nothing', [id, region, JSON.stringify({ fi: id })]);
  await api.query(`update model_version set status = 'retired' where region = $1 and model_id = $2 and status = 'published'`, [region, id]);
  await api.query(`insert into model_version (region, model_id, number, status, xml, forms, definition, hash, author, reason, published_at, valid_from)
    values ($1, $2, (select coalesce(max(number), 0) + 1 from model_version where region = $1 and model_id = $2), 'published', $3, $6::jsonb, $4::jsonb, $5, 'test', 'test', now(), luotsi.today())`,
  [region, id, xml, JSON.stringify(compiled.definition), contentHash({ xml, forms }), JSON.stringify(forms)]);
}
