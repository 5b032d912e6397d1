/** DMN files for tests: one decision table over one number, and the shell around any decisions. */
export const latestDmn = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

export interface TableOptions {
  readonly policy?: string;
  readonly aggregation?: string;
  /** The attributes and contents of the output clause. */
  readonly output?: string;
  /** Condition over `x` and output, both FEEL. */
  readonly rules: readonly (readonly [string, string])[];
}

/** A model with the input `x` and the parts; `imports` stand before them. */
export function dmn(parts: string, namespace = latestDmn, own = 'urn:test', imports = ''): string {
  return `<definitions xmlns="${namespace}" namespace="${own}" name="m" id="m">${imports}<inputData id="ix" name="x"><variable name="x" typeRef="number"/></inputData>${parts}</definitions>`;
}

/** The decision `d` as a table `t` with rules r1, r2… */
export function table({ policy = 'UNIQUE', aggregation, output = '<output id="o"/>', rules }: TableOptions): string {
  const rows = rules.map(([test, result], index) => `<rule id="r${index + 1}"><inputEntry><text><![CDATA[${test}]]></text></inputEntry><outputEntry><text>${result}</text></outputEntry></rule>`).join('');
  return `<decision id="d" name="d"><informationRequirement><requiredInput href="#ix"/></informationRequirement><decisionTable id="t" hitPolicy="${policy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}><input id="i"><inputExpression typeRef="number"><text>x</text></inputExpression></input>${output}${rows}</decisionTable></decision>`;
}

/** A decision of one expression over `x` and the decisions it requires, by id. */
export function literal(id: string, text: string, requires: readonly string[] = []): string {
  const others = requires.map(other => `<informationRequirement><requiredDecision href="${other.includes('#') ? other : `#${other}`}"/></informationRequirement>`).join('');
  return `<decision id="${id}" name="${id}"><variable name="${id}"/><informationRequirement><requiredInput href="#ix"/></informationRequirement>${others}<literalExpression id="${id}-text"><text><![CDATA[${text}]]></text></literalExpression></decision>`;
}
