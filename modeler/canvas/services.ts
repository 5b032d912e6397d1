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
  readonly width?: number;
  readonly height?: number;
  readonly incoming?: readonly DiagramElement[];
  readonly outgoing?: readonly DiagramElement[];
  /** Of a connection. */
  readonly source?: DiagramElement;
  readonly target?: DiagramElement;
  readonly children?: readonly DiagramElement[];
  /** Boundary events on it, and what a boundary event sits on. */
  readonly attachers?: readonly DiagramElement[];
  readonly host?: DiagramElement | null;
}

export interface Box { readonly x?: number; readonly y?: number; readonly width?: number; readonly height?: number }
export interface Point { readonly x: number; readonly y: number }

/** A tool of the palette or the context pad. */
export interface ToolEntry {
  readonly group: string;
  readonly className?: string;
  readonly title?: string;
  readonly html?: string;
  readonly separator?: boolean;
  readonly action?: Readonly<Record<string, (event: Event, element: DiagramElement) => void>>;
}
export type ToolEntries = Readonly<Record<string, ToolEntry>>;

export interface Services {
  readonly canvas: {
    zoom(level?: number | 'fit-viewport', center?: 'auto'): number;
    viewbox(): { readonly inner: Required<Box>; readonly outer: { readonly width: number; readonly height: number } } & Required<Box>;
    viewbox(box: Required<Box>): void;
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
  readonly moddle: {
    create(type: string, attributes: Readonly<Record<string, unknown>>): ModdleElement;
    fromXML(xml: string): Promise<{ readonly rootElement: object }>;
    toXML(element: object, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
  };
  readonly commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean; execute(command: string, context: object): void; registerHandler(command: string, handler: object): void; clear(): void };
  readonly modeling: {
    updateProperties(element: DiagramElement, properties: Readonly<Record<string, unknown>>): void;
    createShape(shape: object, position: Point, parent: DiagramElement, hints?: object): DiagramElement;
    appendShape(source: DiagramElement, shape: object, position: Point, parent: DiagramElement, hints?: object): DiagramElement;
    connect(source: DiagramElement, target: DiagramElement, attributes?: object): DiagramElement;
    reconnectEnd(connection: DiagramElement, target: DiagramElement, docking: Point): void;
    layoutConnection(connection: DiagramElement): void;
    removeElements(elements: readonly DiagramElement[]): void;
    moveElements(elements: readonly DiagramElement[], delta: Point, target?: DiagramElement): void;
    createSpace(moving: readonly DiagramElement[], resizing: readonly DiagramElement[], delta: Point, direction: string, start: number): void;
    resizeLane(lane: DiagramElement, bounds: object): void;
    updateModdleProperties(element: DiagramElement, target: ModdleElement, properties: Readonly<Record<string, unknown>>): void;
  };
}

export interface EditorServices {
  readonly elementFactory: { createShape(attributes: Readonly<Record<string, unknown>>): DiagramElement };
  readonly autoPlace: { append(source: DiagramElement, shape: DiagramElement): DiagramElement };
  readonly spaceTool: { calculateAdjustments(elements: readonly DiagramElement[], axis: 'x' | 'y', delta: number, start: number): { readonly movingShapes: readonly DiagramElement[]; readonly resizingShapes: readonly DiagramElement[] } };
  readonly bpmnRules: { canConnect(source: DiagramElement, target: DiagramElement): false | Readonly<Record<string, unknown>> };
  readonly bpmnFactory: { create(type: string, attributes: Readonly<Record<string, unknown>>): ModdleElement };
  readonly create: { start(event: Event, shape: DiagramElement | readonly DiagramElement[], context?: object): void };
  readonly directEditing: { activate(element: DiagramElement): void; complete(): void };
}

/** Asks a diagram for one service. */
export type GetService = <Name extends keyof (Services & EditorServices)>(name: Name) => (Services & EditorServices)[Name];
