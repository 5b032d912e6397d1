/** DMN files: models of every boxed expression, changed by chance, with requirements that go round. Refused by diagnostics, or every decision answers or fails by a code. */
import { compileDecisions, evaluateDecision, evaluateDecisionTyped } from '../../../kernel/index.ts';
import { dmn as model, literal, table } from '../../support/dmn-builder.ts';
import { randomExpression } from './feel.ts';
import type { Random } from './random.ts';
import { hostileNames } from './random.ts';
import type { Target } from './target.ts';
import { must } from './target.ts';

const at = '2026-03-10T08:00:00.000Z';
const policies = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT', 'NONSENSE'];
const text = (value: string): string => `<literalExpression><text><![CDATA[${value.replaceAll(']]>', '')}]]></text></literalExpression>`;
const tags = ['decision', 'inputData', 'businessKnowledgeModel', 'decisionService', 'context', 'list', 'relation', 'invocation', 'functionDefinition', 'literalExpression', 'decisionTable', 'rule', 'for', 'some', 'every', 'filter', 'conditional', 'itemDefinition', 'import', 'foo'];

type Boxed = (random: Random) => string;

const boxed: readonly Boxed[] = [
  random => text(randomExpression(random, 3)),
  random => `<context><contextEntry><variable name="${quoted(random.pick(hostileNames))}" typeRef="number"/>${expression(random)}</contextEntry><contextEntry>${expression(random)}</contextEntry></context>`,
  random => `<list>${expression(random)}${expression(random)}</list>`,
  random => `<relation><column name="a"/><column name="${quoted(random.pick(hostileNames))}"/><row>${expression(random)}${expression(random)}</row></relation>`,
  random => `<conditional><if>${expression(random)}</if><then>${expression(random)}</then><else>${expression(random)}</else></conditional>`,
  random => `<for iteratorVariable="i"><in>${expression(random)}</in><return>${expression(random)}</return></for>`,
  random => `<${random.pick(['some', 'every'])} iteratorVariable="i"><in>${expression(random)}</in><satisfies>${expression(random)}</satisfies></some>`.replace(/^<every(.*)<\/some>$/s, '<every$1</every>'),
  random => `<filter><in>${expression(random)}</in><match>${expression(random)}</match></filter>`,
  random => `<invocation>${text('k')}<binding><parameter name="p"/>${expression(random)}</binding></invocation>`,
  random => `<functionDefinition kind="${random.pick(['FEEL', 'Java', 'PMML', 'x'])}"><formalParameter name="p"/>${expression(random)}</functionDefinition>`,
];

const expression = (random: Random): string => random.chance(0.6) ? text(randomExpression(random, 2)) : random.pick(boxed)(random);
const quoted = (name: string): string => name.replace(/[<"&]/g, '');
const requires = (id: string): string => `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`;

function decision(random: Random, id: string, others: readonly string[]): string {
  const typeRef = random.chance(0.3) ? ` typeRef="${random.pick(['number', 'string', 'own', 'nothing', 'date'])}"` : '';
  const required = others.filter(() => random.chance(0.4)).map(requires).join('');
  return `<decision id="${id}" name="${id}"><variable name="${id}"${typeRef}/>${required}<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>${random.pick(boxed)(random)}</decision>`;
}

export const dmn: Target = {
  name: 'dmn',
  make: random => {
    const ids = ['a1', 'a2', 'a3', 'a4'];
    const rules = Array.from({ length: random.below(5) }, () => [random.pick(['-', '< 3', '[1..5]', 'not(2)', randomExpression(random, 2)]).replaceAll(']]>', ''), randomExpression(random, 1).replace(/[<&]/g, '')] as const);
    const aggregation = random.chance(0.3) ? { aggregation: random.pick(['SUM', 'MIN', 'MAX', 'COUNT', 'LIST']) } : {};
    const own = '<itemDefinition name="own"><itemComponent name="a"><typeRef>own</typeRef></itemComponent></itemDefinition>';
    const knowledge = `<businessKnowledgeModel id="k" name="k"><encapsulatedLogic><formalParameter name="p"/>${expression(random)}</encapsulatedLogic></businessKnowledgeModel>`;
    const service = '<decisionService id="v" name="v"><outputDecision href="#a1"/><encapsulatedDecision href="#a2"/><inputDecision href="#a3"/></decisionService>';
    // Each may require each: most graphs go round.
    let xml = model(own + ids.map(id => decision(random, id, ids)).join('') + knowledge + service + table({ policy: random.pick(policies), ...aggregation, rules }) + literal('last', 'd', ['d']));
    for (let count = random.below(4); count > 0; count -= 1) xml = changed(xml, random);
    return xml;
  },
  check: input => {
    const compiled = compileDecisions(input);
    const findings = compiled.ok ? compiled.warnings : compiled.diagnostics;
    for (const { code, message, docs } of findings) must(code.length > 0 && message.startsWith('Expected ') && docs.endsWith(`#${code}`), `a whole diagnostic but got ${code} ${message}`);
    if (!compiled.ok) {
      must(findings.length > 0, 'a reason why a file is refused');
      return;
    }
    const names = [...compiled.model.decisions.map(({ name }) => ({ decision: name })), { service: 'v' }, { decision: '__proto__' }, {}];
    for (const named of names) {
      for (const evaluate of [evaluateDecision, evaluateDecisionTyped]) {
        const result = evaluate(compiled.model, { ...named, inputs: { x: 3, p: [1], constructor: 1 }, at });
        must(result.ok || ['unknown-decision', 'hit-policy-violated', 'EXPRESSION_SYNTAX', 'EXPRESSION_FAILED'].includes(result.code), `a value or a code but got ${JSON.stringify(result)}`);
      }
    }
  },
};

function changed(xml: string, random: Random): string {
  const found = [...xml.matchAll(/<[^>]*>/g)];
  const tag = found[random.below(found.length)];
  const [from, to] = tag === undefined ? [0, 0] : [tag.index, tag.index + tag[0].length];
  return random.pick([
    () => xml.slice(0, from) + xml.slice(to),
    () => xml.slice(0, to) + xml.slice(from),
    () => xml.slice(0, to) + random.bytes(random.below(6)) + xml.slice(to),
    () => xml.replaceAll(`"${random.pick(['a1', 'a2', 'k', 'd', 'x', 'i'])}"`, `"${quoted(random.pick(hostileNames))}"`),
    () => xml.replaceAll(`${random.pick(tags)} `, `${random.pick(tags)} `),
    () => xml.slice(0, random.below(xml.length)),
    () => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`,
  ])();
}
