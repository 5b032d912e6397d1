/** The part of dmn-js that is used; the package has no types of its own. */
declare module 'dmn-js/lib/Modeler' {
  interface View { readonly type: string; readonly id?: string; readonly name?: string }
  class DmnModeler {
    constructor(options: { readonly container: HTMLElement } & Readonly<Record<string, unknown>>);
    importXML(xml: string, options?: { readonly open?: boolean }): Promise<{ readonly warnings: readonly unknown[] }>;
    saveXML(options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
    getViews(): readonly View[];
    open(view: View): Promise<unknown>;
    readonly _moddle: {
      fromXML(xml: string, type: string): Promise<{ readonly rootElement: object }>;
      toXML(element: object, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
    };
    destroy(): void;
  }
  export { DmnModeler as default };
}
declare module 'dmn-js/lib/NavigatedViewer' {
  export { default } from 'dmn-js/lib/Modeler';
}
