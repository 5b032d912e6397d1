/** The region's models as a tree: what they come from above, what comes from them below. Pure. */
import type { Model } from '../../contracts/index.ts';

export interface VariantNode {
  readonly key: string;
  readonly region: string;
  readonly modelId: string;
  readonly names: Model['names'];
  /** Undefined for a parent of another region, whose versions stand in the library. */
  readonly model: Model | undefined;
  readonly children: readonly VariantNode[];
}

export function treeOf(models: readonly Model[]): readonly VariantNode[] {
  const keyOf = (region: string, id: string): string => `${region}/${id}`;
  const own = new Set(models.map(({ region, id }) => keyOf(region, id)));
  const childrenOf = (key: string): readonly VariantNode[] => models.filter(({ parent }) => parent && keyOf(parent.region, parent.modelId) === key).map(nodeOf);
  const nodeOf = (model: Model): VariantNode => {
    const key = keyOf(model.region, model.id);
    return { key, region: model.region, modelId: model.id, names: model.names, model, children: childrenOf(key) };
  };
  const foreign = models.flatMap(({ parent }) => (parent && !own.has(keyOf(parent.region, parent.modelId)) ? parent : []));
  const parents = new Map(foreign.map((parent) => [keyOf(parent.region, parent.modelId), parent]));
  return [
    ...[...parents].map(([key, { region, modelId, names }]): VariantNode => ({ key, region, modelId, names, model: undefined, children: childrenOf(key) })),
    ...models.filter(({ parent }) => !parent).map(nodeOf),
  ];
}
