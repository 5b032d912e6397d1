/**
 * Numbers of FEEL: decimals of 34 digits with half-even rounding (IEEE 754 decimal128, DMN 1.5 §10.3.2.3.1).
 * Always in lowest terms, so that equal numbers have equal parts.
 */
import type { Decimal } from './values.ts';

const precision = 34;
const largestExponent = 6144;
const limit = 10n ** BigInt(precision);
export type RoundingMode = 'up' | 'down' | 'half up' | 'half down' | 'half even' | 'floor' | 'ceiling';

export const zero: Decimal = { kind: 'number', digits: 0n, exponent: 0 };
export const one: Decimal = { kind: 'number', digits: 1n, exponent: 0 };

/** Brings digits × 10^exponent into lowest terms and 34 digits; null beyond what a decimal128 can hold. */
export function decimal(digits: bigint, exponent: number): Decimal | null {
  if (digits === 0n) return zero;
  let rounded = digits;
  let power = exponent;
  if (rounded >= limit || rounded <= -limit) {
    const excess = absolute(rounded).toString().length - precision;
    rounded = divideRounded(rounded, 10n ** BigInt(excess), 'half even');
    power += excess;
  }
  while (rounded % 10n === 0n) { rounded /= 10n; power += 1; }
  if (absolute(rounded).toString().length + power > largestExponent + 1) return null;
  return power < -6176 ? zero : { kind: 'number', digits: rounded, exponent: power };
}

export function fromInteger(value: number | bigint): Decimal {
  return decimal(BigInt(value), 0) ?? zero;
}

/** A finite number of JavaScript by its shortest decimal text; null for the others. */
export function fromNumber(value: number): Decimal | null {
  return Number.isFinite(value) ? fromText(String(value)) : null;
}

/** Reads `-12.5e3`; null when the text is no number. */
export function fromText(text: string): Decimal | null {
  const match = /^(-?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,7}))?$/.exec(text);
  const [, sign, whole = '', fraction = '', power = '0'] = match ?? [];
  if (match === null || whole.length + fraction.length === 0 || text.length > 10_000) return null;
  const digits = BigInt(whole + fraction);
  return decimal(sign === '-' ? -digits : digits, Number(power) - fraction.length);
}

export function toNumber(value: Decimal): number {
  return Number(`${value.digits}e${value.exponent}`);
}

/** The integer a decimal is, or undefined when it is none that JavaScript counts exactly. */
export function toInteger(value: Decimal): number | undefined {
  const number = toNumber(value);
  return value.exponent >= 0 && Number.isSafeInteger(number) ? number : undefined;
}

/** Plain digits, without an exponent unless the number is very long. */
export function formatDecimal({ digits, exponent }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = absolute(digits).toString();
  if (exponent >= 0) return exponent > 100 ? `${sign}${text}E+${exponent}` : sign + text + '0'.repeat(exponent);
  if (exponent < -100) return `${sign}${text}E${exponent}`;
  const padded = text.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

export function add(a: Decimal, b: Decimal): Decimal | null {
  const gap = a.exponent - b.exponent;
  if (a.digits === 0n) return b;
  if (b.digits === 0n) return a;
  // So far apart that the smaller cannot show in 34 digits.
  if (Math.abs(gap) > 2 * precision + 2) return magnitude(a) > magnitude(b) ? a : b;
  const exponent = Math.min(a.exponent, b.exponent);
  return decimal(scaled(a, exponent) + scaled(b, exponent), exponent);
}

export function negate(a: Decimal): Decimal {
  return a.digits === 0n ? a : { ...a, digits: -a.digits };
}

export function subtract(a: Decimal, b: Decimal): Decimal | null {
  return add(a, negate(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal | null {
  return decimal(a.digits * b.digits, a.exponent + b.exponent);
}

/** Null for a division by zero. */
export function divide(a: Decimal, b: Decimal): Decimal | null {
  if (b.digits === 0n) return null;
  const shift = 2 * precision + 2;
  const numerator = a.digits * 10n ** BigInt(shift);
  const quotient = numerator / b.digits;
  // A sticky digit keeps a remainder from looking like an exact half.
  const exact = numerator % b.digits === 0n;
  const sticky = (numerator < 0n) === (b.digits < 0n) ? 1n : -1n;
  return exact ? decimal(quotient, a.exponent - b.exponent - shift) : decimal(quotient * 10n + sticky, a.exponent - b.exponent - shift - 1);
}

/** Integer powers by squaring; others by logarithm. Null when there is no real result. */
export function power(base: Decimal, exponent: Decimal): Decimal | null {
  const times = toInteger(exponent);
  if (times === undefined) return fromNumber(Math.pow(toNumber(base), toNumber(exponent)));
  if (base.digits === 0n && times < 0) return null;
  let result: Decimal | null = one;
  let square: Decimal | null = base;
  for (let left = Math.abs(times); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = result && square && multiply(result, square);
    if (left > 1) square = square && multiply(square, square);
    if (result === null) return null;
  }
  return times < 0 ? divide(one, result) : result;
}

/** The remainder with the sign of the divisor: `a - b * floor(a / b)` (§10.3.4.5). */
export function modulo(a: Decimal, b: Decimal): Decimal | null {
  if (b.digits === 0n) return null;
  const exponent = Math.min(a.exponent, b.exponent);
  if (Math.max(a.exponent, b.exponent) - exponent > 7_000) return null;
  const divisor = scaled(b, exponent);
  const rest = scaled(a, exponent) % divisor;
  return decimal(rest !== 0n && (rest < 0n) !== (divisor < 0n) ? rest + divisor : rest, exponent);
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const signs = Number(a.digits > 0n) - Number(a.digits < 0n) - (Number(b.digits > 0n) - Number(b.digits < 0n));
  if (signs !== 0) return signs;
  const gap = magnitude(a) - magnitude(b);
  if (gap !== 0) return a.digits > 0n ? gap : -gap;
  const exponent = Math.min(a.exponent, b.exponent);
  const left = scaled(a, exponent);
  const right = scaled(b, exponent);
  return left < right ? -1 : Number(left > right);
}

/** Rounds to so many digits behind the point (negative: before it). */
export function round(value: Decimal, scale: number, mode: RoundingMode): Decimal | null {
  const excess = -value.exponent - scale;
  if (excess <= 0) return value;
  if (excess > 20_000) return zero;
  return decimal(divideRounded(value.digits, 10n ** BigInt(excess), mode), -scale);
}

/** The square root by Newton's method over integers; null below zero. */
export function squareRoot(value: Decimal): Decimal | null {
  if (value.digits < 0n) return null;
  if (value.digits === 0n) return zero;
  const shift = 2 * precision + Math.abs(value.exponent % 2);
  const target = value.digits * 10n ** BigInt(shift);
  let root = 10n ** BigInt(Math.ceil(target.toString().length / 2));
  for (;;) {
    const next = (root + target / root) / 2n;
    if (next >= root) break;
    root = next;
  }
  return decimal(root, (value.exponent - shift) / 2);
}

function divideRounded(digits: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const quotient = digits / divisor;
  const rest = absolute(digits % divisor);
  if (rest === 0n) return quotient;
  const away = roundsAway(mode, digits < 0n, rest * 2n - divisor, quotient % 2n !== 0n);
  return away ? quotient + (digits < 0n ? -1n : 1n) : quotient;
}

function roundsAway(mode: RoundingMode, negative: boolean, beyondHalf: bigint, odd: boolean): boolean {
  switch (mode) {
    case 'up': return true;
    case 'down': return false;
    case 'floor': return negative;
    case 'ceiling': return !negative;
    case 'half up': return beyondHalf >= 0n;
    case 'half down': return beyondHalf > 0n;
    case 'half even': return beyondHalf > 0n || (beyondHalf === 0n && odd);
  }
}

function scaled(value: Decimal, exponent: number): bigint {
  return value.digits * 10n ** BigInt(value.exponent - exponent);
}

function magnitude(value: Decimal): number {
  return absolute(value.digits).toString().length + value.exponent;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
