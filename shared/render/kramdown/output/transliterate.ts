/**
 * Non-ASCII letters in ASCII, for `transliterated_header_ids`. kramdown takes its tables from the stringex gem; here Latin letters lose
 * their marks, and the alphabets below are written as that gem writes them.
 */
export function transliterate(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return Array.from(text, c => (c < '\x80' ? c : letter(c))).join('');
}

function letter(c: string): string {
  const known = LETTERS.get(c);
  if (known !== undefined) return known;
  const plain = c.normalize('NFKD').replace(/\p{M}/gu, '');
  return Array.from(plain, p => (p < '\x80' ? p : (LETTERS.get(p) ?? ''))).join('');
}

const PAIRS =
  'ßss æae Æae œoe Œoe øo Øo łl Łl đd Đd ðd Ðd þth Þth ıi ŋng Ŋng ’\' ‘\' “" ”" –- —-- …... ' +
  'аa бb вv гg дd еe ёio жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ" ыy ь\' эe юiu яia єie іi їyi ґg ўu ' +
  'АA БB ВV ГG ДD ЕE ЁIo ЖZh ЗZ ИI ЙI КK ЛL МM НN ОO ПP РR СS ТT УU ФF ХKh ЦTs ЧCh ШSh ЩShch Ъ" ЫY Ь\' ЭE ЮIu ЯIa ' +
  'αa βb γg δd εe ζz ηe θth ιi κk λl μm νn ξx οo πp ρr ςs σs τt υu φph χkh ψps ωo ' +
  'ΑA ΒB ΓG ΔD ΕE ΖZ ΗE ΘTh ΙI ΚK ΛL ΜM ΝN ΞKs ΟO ΠP ΡR ΣS ΤT ΥU ΦPh ΧKh ΨPs ΩO';

const LETTERS: ReadonlyMap<string, string> = new Map(PAIRS.split(' ').map(pair => [pair[0]!, pair.slice(1)]));
