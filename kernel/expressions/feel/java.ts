/**
 * External functions of kind Java (DMN 1.5 §10.3.2.13.3). There is no Java here: a small set of pure static methods of `java.lang`, the ones
 * that models name, is answered as Java would answer it. Every other class, method or signature is null with a note.
 */
import { fromNumber, fromText, toNumber } from './decimal.ts';
import { note, type Machine } from './machine.ts';
import { toText } from './text.ts';
import { isNumber, kindOf, type FeelFunction, type Value } from './values.ts';

/** What a Java parameter gets; undefined where the value does not fit. */
type Reader = (value: Value) => number | string | boolean | undefined;
type Result = number | string | boolean | undefined;
interface Method { readonly parameters: readonly string[]; readonly run: (values: never[], machine: Machine) => Result; readonly result: 'number' | 'float' | 'text' }

const whole = (bits: number): Reader => value => {
  const number = isNumber(value) ? toNumber(value) : NaN;
  return Number.isInteger(number) && number >= -(2 ** (bits - 1)) && number < 2 ** (bits - 1) ? number : undefined;
};
const real: Reader = value => isNumber(value) ? toNumber(value) : undefined;
const text: Reader = value => typeof value === 'string' ? value : undefined;

const readers: Readonly<Record<string, Reader>> = {
  byte: whole(8), short: whole(16), int: whole(32), long: whole(54), double: real, float: value => isNumber(value) ? Math.fround(toNumber(value)) : undefined,
  char: value => typeof value === 'string' && value.length === 1 ? value : undefined,
  boolean: value => typeof value === 'boolean' ? value : undefined,
  'java.lang.String': text,
};

const numeric = ['int', 'long', 'float', 'double'];
type OfNumbers = (...values: number[]) => number;
const method = (parameters: readonly string[], run: Method['run'], result: Method['result'] = 'number'): Method => ({ parameters, run, result });
const ofNumbers = (run: OfNumbers, types: readonly string[], count: number): readonly Method[] =>
  types.map(type => method(Array.from({ length: count }, () => type), values => run(...values), type === 'float' ? 'float' : 'number'));
const ofDoubles = (run: OfNumbers, count = 1): readonly Method[] => ofNumbers(run, ['double'], count);

const mathFunctions: Readonly<Record<string, readonly Method[]>> = {
  max: ofNumbers(Math.max, numeric, 2), min: ofNumbers(Math.min, numeric, 2), abs: ofNumbers(Math.abs, numeric, 1), round: ofNumbers(Math.round, ['float', 'double'], 1),
  signum: ofNumbers(Math.sign, ['float', 'double'], 1), ceil: ofDoubles(Math.ceil), floor: ofDoubles(Math.floor), rint: ofDoubles(halfEven), sqrt: ofDoubles(Math.sqrt), cbrt: ofDoubles(Math.cbrt),
  exp: ofDoubles(Math.exp), log: ofDoubles(Math.log), log10: ofDoubles(Math.log10), pow: ofDoubles(Math.pow, 2), hypot: ofDoubles(Math.hypot, 2),
  sin: ofDoubles(Math.sin), cos: ofDoubles(Math.cos), tan: ofDoubles(Math.tan), asin: ofDoubles(Math.asin), acos: ofDoubles(Math.acos), atan: ofDoubles(Math.atan), atan2: ofDoubles(Math.atan2, 2),
  sinh: ofDoubles(Math.sinh), cosh: ofDoubles(Math.cosh), tanh: ofDoubles(Math.tanh), toRadians: ofDoubles(value => value / 180 * Math.PI), toDegrees: ofDoubles(value => value * 180 / Math.PI),
  floorDiv: ofNumbers((a, b) => Math.floor(a / b), ['int', 'long'], 2), floorMod: ofNumbers((a, b) => a - Math.floor(a / b) * b, ['int', 'long'], 2),
};

/** The boxes of whole numbers and of binary fractions: `valueOf` of their own kind or of a text, and the parser of that kind. */
const wholeBox = (type: string, parser: string, bits: number): Readonly<Record<string, readonly Method[]>> => {
  const parse = method(['java.lang.String'], ([value = '']: string[]) => /^[+-]?\d+$/.test(value) ? inBits(Number(value), bits) : undefined);
  return { valueOf: [...ofNumbers(value => value, [type], 1), parse], [parser]: [parse] };
};
const realBox = (type: 'float' | 'double', parser: string): Readonly<Record<string, readonly Method[]>> => {
  const parse = method(['java.lang.String'], ([value = '']: string[]) => /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : undefined, type === 'float' ? 'float' : 'number');
  return { valueOf: [...ofNumbers(value => value, [type], 1), parse], [parser]: [parse] };
};

const classes: Readonly<Record<string, Readonly<Record<string, readonly Method[]>>>> = {
  'java.lang.Math': mathFunctions, 'java.lang.StrictMath': mathFunctions,
  'java.lang.Byte': wholeBox('byte', 'parseByte', 8), 'java.lang.Short': wholeBox('short', 'parseShort', 16),
  'java.lang.Integer': wholeBox('int', 'parseInt', 32), 'java.lang.Long': wholeBox('long', 'parseLong', 54),
  'java.lang.Float': realBox('float', 'parseFloat'), 'java.lang.Double': realBox('double', 'parseDouble'),
  'java.lang.String': {
    valueOf: ['char', 'int', 'long', 'boolean'].map(type => method([type], ([value]: (string | number | boolean)[]) => String(value), 'text')),
    format: [method(['java.lang.String', 'java.lang.Object...'], ([pattern = '', ...values]: [string?, ...Value[]], machine) => format(pattern, values, machine), 'text')],
  },
};

/** The function that a class and a method signature name, with the parameters of the model; null with a note where it is not known here. */
export function javaFunction(parameters: FeelFunction['parameters'], definition: Value, machine: Machine): FeelFunction | null {
  const mapped = definition instanceof Map ? definition.get('java') ?? definition : null;
  const [className, signature] = mapped instanceof Map ? [mapped.get('class'), mapped.get('method signature')] : [];
  const found = typeof className === 'string' && typeof signature === 'string' ? findMethod(className, signature) : undefined;
  if (found === undefined) return note(machine, `Expected a Java method that is known here but got ${toText(className ?? null, machine)}.${toText(signature ?? null, machine)}`);
  return { kind: 'function', parameters, call: values => callJava(found, values, machine) };
}

function findMethod(className: string, signature: string): Method | undefined {
  const [, name = '', types = ''] = /^\s*(\w+)\s*\(([^()]*)\)\s*$/.exec(signature) ?? [];
  const known = Object.hasOwn(classes, className) ? classes[className] : undefined;
  const wanted = types.split(',').map(type => type.trim().replace(/^\[L([\w.]+);$/, '$1...').replace(/^(?:String|Object)(?=$|\.\.\.$)/, 'java.lang.$&')).filter(type => type !== '');
  return known !== undefined && Object.hasOwn(known, name) ? known[name]?.find(({ parameters }) => parameters.join() === wanted.join()) : undefined;
}

function callJava({ parameters, run, result }: Method, values: readonly Value[], machine: Machine): Value {
  const several = parameters.at(-1)?.endsWith('...') === true;
  const single = several ? parameters.slice(0, -1) : parameters;
  const given = single.map((type, index) => readers[type]?.(values[index] ?? null));
  const misfit = given.indexOf(undefined);
  if (misfit >= 0 || (!several && values.length !== single.length)) return note(machine, `Expected arguments of types ${parameters.join(', ')} but got ${values.map(kindOf).join(', ')}`);
  const answer = run([...given, ...values.slice(single.length)] as never[], machine);
  if (answer === undefined) return note(machine, `Expected arguments that the Java method takes but got ${values.map(value => toText(value, machine)).join(', ')}`);
  if (result === 'float' && typeof answer === 'number') return fromText(shortestFloat(answer));
  return typeof answer === 'number' ? fromNumber(answer) ?? note(machine, 'The Java method gave no number') : answer;
}

/** The fewest digits that tell a 32-bit number from its neighbours, as Java writes it. */
function shortestFloat(value: number): string {
  for (let digits = 1; digits < 9; digits += 1) if (Math.fround(Number(value.toPrecision(digits))) === Math.fround(value)) return Number(value.toPrecision(digits)).toString();
  return value.toString();
}

function inBits(value: number, bits: number): number | undefined {
  return value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1) ? value : undefined;
}

function halfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
}

/** `%s`, `%d`, `%.2f`, `%n` and `%%`, in order; anything else is not known here. */
function format(pattern: string, values: readonly Value[], machine: Machine): string | undefined {
  let next = 0;
  let known = true;
  const shown = pattern.replace(/%(\.\d+)?(.)?/gs, (_whole, precision: string | undefined, kind: string | undefined) => {
    if (kind === '%' || kind === 'n') return kind === 'n' ? '\n' : '%';
    const value = values[next] ?? null;
    next += 1;
    const part = next > values.length ? undefined : formatted(value, kind, precision, machine);
    if (part === undefined) known = false;
    return part ?? '';
  });
  return known ? shown : undefined;
}

function formatted(value: Value, kind: string | undefined, precision: string | undefined, machine: Machine): string | undefined {
  if (kind === 's') return toText(value, machine);
  if (!isNumber(value)) return undefined;
  if (kind === 'd' && precision === undefined) return Number.isInteger(toNumber(value)) ? toText(value, machine) : undefined;
  return kind === 'f' ? toNumber(value).toFixed(Math.min(Number(precision?.slice(1) ?? 6), 100)) : undefined;
}
