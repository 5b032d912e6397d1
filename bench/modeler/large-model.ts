/** A drawn model of a given size: lanes of steps in rows, with choices that lead on and back, each step said by care guidance, so that lint and panel have their work. */

const perRow = 25;

/** @param elements steps, gateways and flows together */
export function largeModel(elements: number): string {
  const steps = Math.floor(elements / 2);
  const [nodes, flows, shapes, edges]: [string[], string[], string[], string[]] = [[], [], [], []];
  const place = (n: number): { x: number; y: number } => ({ x: 160 + (n % perRow) * 170, y: 80 + Math.floor(n / perRow) * 160 });
  for (let n = 0; n < steps; n += 1) {
    const id = `n${n}`;
    nodes.push(nodeXml(id, n, steps));
    const { x, y } = place(n);
    const [width, height] = sizeOf(n, steps);
    shapes.push(`<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x + (100 - width) / 2}" y="${y + (80 - height) / 2}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`);
  }
  const flow = (from: number, to: number, condition?: string): void => {
    const id = `f${from}_${to}`;
    flows.push(`<bpmn:sequenceFlow id="${id}" sourceRef="n${from}" targetRef="n${to}"${condition === undefined ? '/>' : `><bpmn:conditionExpression>${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`}`);
    const [a, b] = [place(from), place(to)];
    edges.push(`<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${a.x + 100}" y="${a.y + 40}"/><di:waypoint x="${b.x}" y="${b.y + 40}"/></bpmndi:BPMNEdge>`);
  };
  for (let n = 0; n + 1 < steps; n += 1) flow(n, n + 1, isChoice(n, steps) ? '=urgent' : undefined);
  for (let n = 0; n + 3 < steps; n += 1) if (isChoice(n, steps)) flow(n, n + 3);
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:guidance="https://luotsi.fi/schema/guidance/1" id="large" targetNamespace="urn:bench">
  <bpmn:process id="large_path" name="Large path" isExecutable="true">
    ${[...nodes, ...flows].join('\n    ')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="large_diagram"><bpmndi:BPMNPlane id="large_plane" bpmnElement="large_path">
    ${[...shapes, ...edges].join('\n    ')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function isChoice(n: number, steps: number): boolean {
  return n % 10 === 5 && n + 3 < steps;
}

function sizeOf(n: number, steps: number): readonly [width: number, height: number] {
  if (n === 0 || n === steps - 1) return [36, 36];
  return isChoice(n, steps) ? [50, 50] : [100, 80];
}

function nodeXml(id: string, n: number, steps: number): string {
  if (n === 0) return `<bpmn:startEvent id="${id}" name="Yhteydenotto"/>`;
  if (n === steps - 1) return `<bpmn:endEvent id="${id}" name="Valmis"/>`;
  if (isChoice(n, steps)) return `<bpmn:exclusiveGateway id="${id}" name="Kiireellinen?" default="f${n}_${n + 3}"/>`;
  return `<bpmn:userTask id="${id}" name="Vaihe ${n}"><bpmn:extensionElements><guidance:assignment role="guide" unit="asiakasohjaus"/><guidance:noClock fi="Mitataan myöhemmin"/></bpmn:extensionElements></bpmn:userTask>`;
}
