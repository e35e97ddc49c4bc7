/** Ruby's Integer: a number inside the safe range, a bigint outside of it. */
export type Integer = number | bigint;

/** The canonical form of an integer, so that equal integers are equal JavaScript values. */
export function integer(value: bigint): Integer {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** The integer that a float of integral value stands for. */
export function integerOfFloat(value: number): Integer {
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) ? whole + 0 : BigInt(whole);
}

export function add(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return integer(BigInt(a) + BigInt(b));
}

export function subtract(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return integer(BigInt(a) - BigInt(b));
}

export function multiply(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return integer(BigInt(a) * BigInt(b));
}

/** Integer#/ rounds towards negative infinity. `b` is not zero. */
export function floorDivide(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') return Math.floor(a / b) === a / b ? a / b + 0 : exactFloor(a, b);
  const [x, y] = [BigInt(a), BigInt(b)];
  const quotient = x / y;
  return integer(x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient);
}

function exactFloor(a: number, b: number): number {
  const rest = a % b;
  const quotient = (a - rest) / b;
  return (rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient) + 0;
}

/** Integer#% takes the sign of the divisor. `b` is not zero. */
export function floorModulo(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  const rest = x % y;
  return integer(rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest);
}

/** Integer#abs. */
export function absolute(a: Integer): Integer {
  return a < 0 ? (typeof a === 'number' ? -a : -a) : a;
}

/** Integer#round with a negative number of digits: to tens, hundreds …, halves away from zero. */
export function roundToPower(a: Integer, digits: number): Integer {
  const text = absolute(a).toString();
  if (digits > text.length) return 0;
  const unit = 10n ** BigInt(digits);
  const value = BigInt(a);
  const size = value < 0n ? -value : value;
  const rounded = ((size + unit / 2n) / unit) * unit;
  return integer(value < 0n ? -rounded : rounded);
}
