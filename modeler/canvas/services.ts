/** The services of bpmn-js that the modeler uses, in the shapes it uses them. */
import type { ModdleElement } from '../guidance/moddle.ts';

/** A shape, connection or label on the canvas. */
export interface DiagramElement {
  readonly id: string;
  readonly type: string;
  readonly businessObject: ModdleElement;
  /** Of a label: what it is the label of. */
  readonly labelTarget?: DiagramElement;
  readonly parent?: DiagramElement | null;
  readonly waypoints?: readonly unknown[];
  readonly x?: number;
  readonly y?: number;
}

export interface Services {
  readonly canvas: {
    zoom(level?: number | 'fit-viewport', center?: 'auto'): number;
    viewbox(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
    scrollToElement(element: DiagramElement, padding?: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>): void;
    addMarker(id: string, marker: string): void;
    removeMarker(id: string, marker: string): void;
    getRootElement(): DiagramElement;
    resized(): void;
    getContainer(): HTMLElement;
  };
  readonly elementRegistry: { get(id: string): DiagramElement | undefined; getAll(): readonly DiagramElement[] };
  readonly eventBus: { on(event: string | readonly string[], listener: (event: Record<string, unknown>) => void): void };
  readonly selection: { select(element: DiagramElement | null): void; get(): readonly DiagramElement[] };
  readonly overlays: { add(id: string, type: string, overlay: { readonly position: Readonly<Record<string, number>>; readonly html: HTMLElement }): string; remove(filter: string | { readonly type: string }): void };
  readonly moddle: { create(type: string, attributes: Readonly<Record<string, unknown>>): ModdleElement };
  readonly commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean; execute(command: string, context: object): void; registerHandler(command: string, handler: object): void };
  readonly modeling: {
    updateProperties(element: DiagramElement, properties: Readonly<Record<string, unknown>>): void;
    updateModdleProperties(element: DiagramElement, target: ModdleElement, properties: Readonly<Record<string, unknown>>): void;
  };
}

/** Asks a diagram for one service. */
export type GetService = <Name extends keyof Services>(name: Name) => Services[Name];
