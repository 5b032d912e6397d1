/** The peer: bpmn-js's Modeler on a page of its own, as its own examples have it. */
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import Modeler from 'bpmn-js/lib/Modeler';

const container = document.querySelector<HTMLElement>('#canvas');
const xml = await (await fetch('./model.bpmn')).text();
if (container) {
  const modeler = new Modeler({ container });
  await modeler.importXML(xml);
  (modeler.get('canvas') as { zoom(level: string): void }).zoom('fit-viewport');
  document.body.dataset['drawn'] = 'true';
}
