/** The part of bpmn-moddle that the compiler uses; the package ships types of the metamodel but none of its reader. */
declare module 'bpmn-moddle' {
  interface Made { readonly $type: string; readonly [property: string]: unknown }

  export class BpmnModdle {
    constructor(packages?: Record<string, object>);
    fromXML(xml: string, options?: { readonly lax?: boolean }): Promise<{
      rootElement: unknown;
      elementsById: Record<string, unknown>;
      elementsById: Record<string, unknown>;
      warnings: { readonly message: string; readonly element?: unknown; readonly property?: string; readonly value?: string }[];
    }>;
    toXML(element: object, options?: { readonly format?: boolean }): Promise<{ xml: string }>;
    create(type: string, properties: object): Made;
    createAny(name: string, uri: string, properties: object): Made;
  }
}
