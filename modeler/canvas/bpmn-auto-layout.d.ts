/** The part of bpmn-auto-layout that is used; the package has no types of its own. */
declare module 'bpmn-auto-layout' {
  /** The file with a diagram for its process. */
  export function layoutProcess(xml: string): Promise<string>;
}
