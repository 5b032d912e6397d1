/** Files of a version for the tests of lint. */
import { dmn } from '../../../support/dmn-builder.ts';

/** A DMN file with one decision table of one rule: `condition` over the input `need` gives `output`, anything else 1. */
export function decisionTable(id: string, condition: string, output: string): string {
  const rule = (key: string, test: string, value: string): string => `<rule id="${key}"><inputEntry><text><![CDATA[${test}]]></text></inputEntry><outputEntry><text><![CDATA[${value}]]></text></outputEntry></rule>`;
  return dmn(`<decision id="${id}" name="${id}"><decisionTable id="${id}_table" hitPolicy="FIRST"><input id="${id}_in"><inputExpression typeRef="boolean"><text>true</text></inputExpression></input><output id="${id}_out"/>${rule('r1', condition, output)}${rule('r2', '-', '1')}</decisionTable></decision>`);
}
