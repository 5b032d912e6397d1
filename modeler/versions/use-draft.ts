/** A model has one open draft at a time: it is opened, or made from the version that is shown. */
import { useNavigate } from 'react-router';
import type { Model, Version } from '../../contracts/index.ts';
import { useAction, useClient } from '../../ui/index.ts';
import type { CallError } from '../../ui/index.ts';

export interface Draft {
  /** Number of the model's open draft. */
  readonly existing: number | undefined;
  readonly make: () => void;
  readonly open: () => void;
  readonly busy: boolean;
  readonly error: CallError | undefined;
}

/** The model's open draft, or the way to make one from this version. */
export function useDraft(model: Model, version: Version): Draft {
  const client = useClient();
  const navigate = useNavigate();
  const existing = model.versions.find(({ status }) => status === 'draft' || status === 'inReview' || status === 'approved')?.number;
  const go = (number: number): void => { void navigate(`/${model.id}/${number}`); };
  const action = useAction(async (from: number) => {
    const { data } = await client.call('createDraft', { params: { modelId: model.id }, body: { from } });
    go(data.number);
  });
  return { existing, busy: action.busy, error: action.error, make: () => { void action.run(version.number); }, open: () => { if (existing !== undefined) go(existing); } };
}
