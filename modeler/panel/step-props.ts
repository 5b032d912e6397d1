/** What every part of the step's panel needs. */
import type { Diagram } from '../canvas/diagram.ts';
import type { DiagramElement } from '../canvas/services.ts';

export interface StepProps {
  readonly diagram: Diagram;
  readonly element: DiagramElement;
  /** Keys of the version's forms. */
  readonly forms: readonly string[];
  readonly readOnly: boolean;
}
