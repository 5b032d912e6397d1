/** Models with several mistakes at once, put together by chance: each is told, by its element, with the page about it. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compile } from '../../../kernel/index.ts';
import { boundary, bpmn, end, exclusive, loop, node, parallel, script, start, sub, timer, user } from '../../support/bpmn-builder.ts';

/** What is wrong around an element whose ids end in `n`, and what is to be said about it. */
type Mistake = (n: number) => { readonly nodes: readonly string[]; readonly flows: readonly string[]; readonly told: readonly string[] };

const wrongTask = (code: string, write: (id: string) => string): Mistake => n => ({ nodes: [write(`x${n}`)], flows: [`fork -> x${n}`], told: [`${code} x${n}`] });
const mistakes: readonly Mistake[] = [
  wrongTask('invalid-timer', id => node('intermediateCatchEvent', id, timer('Duration', 'P3X'))),
  wrongTask('missing-message', id => node('intermediateCatchEvent', id, '<messageEventDefinition/>')),
  wrongTask('missing-signal', id => node('intermediateThrowEvent', id, '<signalEventDefinition/>')),
  wrongTask('missing-condition', id => node('intermediateCatchEvent', id, '<conditionalEventDefinition/>')),
  wrongTask('unsupported-event', id => node('intermediateCatchEvent', id, '<errorEventDefinition/>')),
  wrongTask('invalid-loop', id => user(id, loop(undefined))),
  wrongTask('invalid-loop', id => user(id, '<multiInstanceLoopCharacteristics/>')),
  wrongTask('invalid-expression', id => script(id, '1 +', 'r')),
  wrongTask('unsupported-script-language', id => node('scriptTask', id, '<script>x</script>', 'scriptFormat="groovy"')),
  wrongTask('unsupported-expression-language', id => user(id, '<standardLoopCharacteristics><loopCondition language="groovy">a</loopCondition></standardLoopCharacteristics>')),
  wrongTask('missing-called-element', id => node('callActivity', id)),
  wrongTask('invalid-quantity', id => node('task', id, '', 'startQuantity="0"')),
  wrongTask('invalid-default', id => node('task', id, '', 'default="start-fork"')),
  wrongTask('several-none-starts', id => sub(id, { nodes: [start(`${id}-a`), start(`${id}-b`), user(`${id}-c`)], flows: [`${id}-a -> ${id}-c`, `${id}-b -> ${id}-c`] })),
  wrongTask('invalid-link', id => node('intermediateThrowEvent', id, `<linkEventDefinition name="${id}"/>`)),
  wrongTask('outgoing-not-allowed', id => `${end(id)}${user(`${id}-after`)}<sequenceFlow id="${id}-flow" sourceRef="${id}" targetRef="${id}-after"/>`),
  n => ({ nodes: [user(`x${n}`)], flows: [], told: [`no-incoming x${n}`] }),
  n => ({ nodes: [exclusive(`g${n}`), user(`x${n}`), user(`y${n}`)], flows: [`fork -> g${n} -> x${n}`, `g${n} -> y${n}`], told: [`missing-condition g${n}-x${n}`, `missing-condition g${n}-y${n}`] }),
  n => ({ nodes: [user(`x${n}`), boundary(`b${n}`, `x${n}`, '<cancelEventDefinition/>'), user(`y${n}`)], flows: [`fork -> x${n}`, `b${n} -> y${n}`], told: [`invalid-boundary b${n}`] }),
  n => ({ nodes: [node('eventBasedGateway', `g${n}`), user(`x${n}`), node('receiveTask', `r${n}`)], flows: [`fork -> g${n} -> x${n}`, `g${n} -> r${n}`], told: [`invalid-event-gateway g${n}`] }),
  n => ({ nodes: [user(`x${n}`), `<sequenceFlow id="f${n}" sourceRef="x${n}" targetRef="gone${n}"/>`], flows: [`fork -> x${n}`], told: [`dangling-reference f${n}`] }),
  n => ({ nodes: [user(`x${n}`), user(`x${n}`)], flows: [`fork -> x${n}`], told: [`duplicate-id x${n}`] }),
];

const headings = new Set([...readFileSync(new URL('../../../docs/reference/diagnostics.md', import.meta.url), 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading));

test('whatever is wrong together is told together', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.nat(mistakes.length - 1), { minLength: 1, maxLength: 8 }), async chosen => {
    const parts = chosen.map((which, n) => (mistakes[which] as Mistake)(n));
    const xml = bpmn({ nodes: [start(), parallel('fork'), ...parts.flatMap(({ nodes }) => nodes)], flows: ['start -> fork', ...parts.flatMap(({ flows }) => flows)] });
    const compiled = await compile(xml);
    const found = compiled.ok ? [] : compiled.diagnostics;
    const errors = found.filter(({ severity }) => severity === 'error').map(({ code, elementId }) => `${code} ${elementId ?? ''}`);
    expect(errors).toEqual(expect.arrayContaining(parts.flatMap(({ told }) => told)));
    for (const { code, docs, message } of found) {
      expect(docs).toBe(`docs/reference/diagnostics.md#${code}`);
      expect(headings).toContain(code);
      expect(message).toMatch(/^Expected /);
    }
    expect(errors.filter(line => !parts.some((_part, n) => new RegExp(`[a-z]${n}(?:-|$)`).test(line)))).toEqual([]);
  }), { numRuns: 150 });
});

test('every mistake by itself is told, and nothing else is an error', async () => {
  for (const mistake of mistakes) {
    const { nodes, flows, told } = mistake(0);
    const compiled = await compile(bpmn({ nodes: [start(), parallel('fork'), ...nodes], flows: ['start -> fork', ...flows] }));
    expect(compiled.ok ? [] : compiled.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, elementId }) => `${code} ${elementId ?? ''}`)).toEqual(expect.arrayContaining([...told]));
  }
});
