/** One line of the outline: name, what it is, who does it, where it leads, and whether something is wrong with it. */
import { memo } from 'react';
import type { ReactNode } from 'react';
import { roleTexts, useTexts } from '../../ui/index.ts';
import { extensionOf } from '../guidance/extension.ts';
import { isModdle, textOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';
import { kindTexts } from '../kind-texts.ts';
import { texts } from '../texts.ts';
import { nameOf } from './editing.ts';
import { outlineTexts } from './outline-texts.ts';
import type { Line } from './tree-lines.ts';

interface TreeItemProps {
  readonly line: Line;
  readonly name: string;
  readonly selected: boolean;
  /** The one tab stop of the tree. */
  readonly stop: boolean;
  readonly problem: 'error' | 'warning' | undefined;
  readonly onChoose: (id: string) => void;
  readonly onToggle: (id: string, open: boolean) => void;
  readonly onMenu: (id: string) => void;
}

export const TreeItem = memo(function TreeItem(props: TreeItemProps): ReactNode {
  const { line: { node, level, position, size, open }, name, selected, stop, problem } = props;
  return (
      <div role="treeitem" data-step={node.id} className={`mo-item mo-item-${node.kind}`} style={{ paddingInlineStart: `${8 + (level - 1) * 14}px` }} aria-level={level} aria-posinset={position} aria-setsize={size}
        aria-expanded={open} aria-selected={selected} tabIndex={stop ? 0 : -1} onClick={() => { props.onChoose(node.id); }} onContextMenu={(event) => { event.preventDefault(); props.onMenu(node.id); }}>
        {open !== undefined && <span aria-hidden="true" className="mo-twist" onClick={(event) => { event.stopPropagation(); props.onToggle(node.id, !open); }}>{open ? '▾' : '▸'}</span>}
        <Words line={props.line} name={name} problem={problem} />
      </div>
  );
});

const Words = memo(function Words({ line: { node }, name, problem }: Pick<TreeItemProps, 'line' | 'name' | 'problem'>): ReactNode {
  const t = useTexts(texts);
  const o = useTexts(outlineTexts);
  if (node.kind === 'sequenceFlow' && node.element) return <FlowWords flow={node.element} problem={problem} />;
  return (
    <span className="mo-step">
      <span className="mo-step-name">{name}</span>
      <span className="mo-step-what">
        {node.element && <What element={node.element} kind={node.kind} />}
        {node.leadsTo && <span className="mo-leads"> {o('leadsTo', { name: nameOf(node.leadsTo) })}</span>}
        {problem && <strong className={`mo-step-${problem}`}> · {t(problem === 'error' ? 'problemError' : 'problemWarning')}</strong>}
      </span>
    </span>
  );
});

function What({ element, kind }: { readonly element: ModdleElement; readonly kind: string }): ReactNode {
  const word = useTexts(kindTexts);
  const role = useTexts(roleTexts);
  const handover = extensionOf(element, 'Handover');
  const who = textOf(handover, 'toRole') || textOf(extensionOf(element, 'Assignment'), 'role');
  const tier = textOf(extensionOf(element, 'Tier'), 'level');
  return <>{word((handover ? 'handover' : kind) as keyof typeof kindTexts)}{tier && ` ${tier}`}{who && ` · ${role(who as keyof typeof roleTexts)}`}</>;
}

/** A branch: its name, else its condition, and where it leads. */
function FlowWords({ flow, problem }: { readonly flow: ModdleElement; readonly problem: 'error' | 'warning' | undefined }): ReactNode {
  const t = useTexts(texts);
  const o = useTexts(outlineTexts);
  const condition = flow.get('conditionExpression');
  const source = flow.get('sourceRef');
  const target = flow.get('targetRef');
  const usual = isModdle(source) && source.get('default') === flow;
  const said = flow.name?.trim() || (isModdle(condition) ? textOf(condition, 'body') : '') || (usual ? o('otherwise') : '');
  return (
    <span className="mo-step">
      <span className="mo-step-what"><em>{said}</em> {o('leadsTo', { name: isModdle(target) ? nameOf(target) : '' })}{problem && <strong className={`mo-step-${problem}`}> · {t(problem === 'error' ? 'problemError' : 'problemWarning')}</strong>}</span>
    </span>
  );
}
