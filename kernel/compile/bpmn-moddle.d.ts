/** The part of bpmn-moddle that the compiler uses; the package ships types of the metamodel but none of its reader. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, object>);
    fromXML(xml: string, options?: { readonly lax?: boolean }): Promise<{
      rootElement: unknown;
      warnings: { readonly message: string; readonly element?: unknown; readonly property?: string; readonly value?: string }[];
    }>;
  }
}
