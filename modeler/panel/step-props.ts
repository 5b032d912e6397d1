/** What every part of the step's panel needs. */
import type { Opened } from '../attached/attached-list.tsx';
import type { Attached } from '../attached/use-attached.ts';
import type { Diagram } from '../canvas/diagram.ts';
import type { DiagramElement } from '../canvas/services.ts';

export interface StepProps {
  readonly diagram: Diagram;
  readonly element: DiagramElement;
  /** The version's forms and decisions. */
  readonly attached: Attached;
  /** Opens one of them in its editor. */
  readonly onOpen: (opened: Opened) => void;
  readonly readOnly: boolean;
}
