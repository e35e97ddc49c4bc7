/** RFC 3492 for one label of a host name: what follows `xn--`. */
export function punycode(label: string): string {
  const codes = Array.from(label, char => char.codePointAt(0) ?? 0);
  const basic = codes.filter(code => code < 128);
  let out = basic.map(code => String.fromCodePoint(code)).join('');
  if (basic.length > 0) out += '-';
  let [next, delta, bias, handled] = [128, 0, 72, basic.length];
  while (handled < codes.length) {
    const least = codes.reduce((min, code) => (code >= next ? Math.min(min, code) : min), Infinity);
    delta += (least - next) * (handled + 1);
    next = least;
    for (const code of codes) {
      if (code < next) delta++;
      if (code !== next) continue;
      out += variableLength(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    next++;
  }
  return out;
}

function variableLength(delta: number, bias: number): string {
  let out = '';
  let rest = delta;
  for (let k = 36; ; k += 36) {
    const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
    if (rest < threshold) return out + digit(rest);
    out += digit(threshold + ((rest - threshold) % (36 - threshold)));
    rest = Math.floor((rest - threshold) / (36 - threshold));
  }
}

function digit(value: number): string {
  return String.fromCharCode(value < 26 ? value + 97 : value + 22);
}

function adapt(delta: number, count: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : Math.floor(delta / 2);
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
