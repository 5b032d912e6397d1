/** Numeric functions (DMN 1.5 §10.3.4.5). */
import * as decimals from '../decimal.ts';
import type { DaysDuration, Decimal, MonthsDuration, Value } from '../values.ts';
import { signature, type Builtins, type Signature } from './signature.ts';

/** Scales outside what a decimal128 can have are refused. */
function rounding(mode: decimals.RoundingMode, optional: boolean): readonly Signature[] {
  return [signature(`n: number, scale${optional ? '?' : ''}: number`, ([n, scale]) => {
    const digits = scale === null ? decimals.zero : decimals.round(scale as Decimal, 0, 'down');
    const places = digits === null ? undefined : decimals.toInteger(digits);
    return places === undefined || places < -6111 || places > 6176 ? null : decimals.round(n as Decimal, places, mode);
  })];
}

function numeric(name: string, compute: (value: Decimal) => Value): readonly Signature[] {
  return [signature(`${name}: number`, ([value]) => compute(value as Decimal))];
}

function parity(rest: bigint): (value: Decimal) => Value {
  return value => {
    const remainder = decimals.modulo(value, decimals.fromInteger(2));
    return remainder !== null && decimals.compareDecimals(remainder, decimals.fromInteger(rest)) === 0;
  };
}

export const numberFunctions: Builtins = {
  decimal: rounding('half even', false),
  floor: rounding('floor', true),
  ceiling: rounding('ceiling', true),
  'round up': rounding('up', false),
  'round down': rounding('down', false),
  'round half up': rounding('half up', false),
  'round half down': rounding('half down', false),
  abs: [
    ...numeric('n', value => value.digits < 0n ? decimals.negate(value) : value),
    signature('n: days and time duration', ([value]) => {
      const duration = value as DaysDuration;
      return { ...duration, nanos: duration.nanos < 0n ? -duration.nanos : duration.nanos };
    }),
    signature('n: years and months duration', ([value]) => {
      const duration = value as MonthsDuration;
      return { ...duration, months: Math.abs(duration.months) };
    }),
  ],
  modulo: [signature('dividend: number, divisor: number', ([a, b]) => decimals.modulo(a as Decimal, b as Decimal))],
  sqrt: numeric('number', decimals.squareRoot),
  log: numeric('number', value => value.digits <= 0n ? null : decimals.fromNumber(naturalLogarithm(value))),
  exp: numeric('number', value => decimals.fromNumber(Math.exp(decimals.toNumber(value)))),
  odd: numeric('number', parity(1n)),
  even: numeric('number', parity(0n)),
};

/** In two parts, so that numbers beyond a double have one too. */
function naturalLogarithm(value: Decimal): number {
  return Math.log(Number(value.digits)) + value.exponent * Math.LN10;
}
