import { describe, expect, it } from 'vitest';
import { BOLD, CODE, ITALIC, STRIKE, toggleInline } from '../../../../../renderer/editor/commands/toggle-inline.ts';
import { edited } from '../edited.ts';

const bold = (text: string): string | null => edited(text, toggleInline(BOLD));

describe('toggleInline', () => {
  it('marks a selection and keeps it selected', () => {
    expect(bold('the ‹old wall› fell')).toBe('the **‹old wall›** fell');
  });
  it('takes the mark back from inside', () => {
    expect(bold('the **‹old wall›** fell')).toBe('the ‹old wall› fell');
  });
  it('takes the mark back from a selection of the marks too', () => {
    expect(bold('the ‹**old wall**› fell')).toBe('the ‹old wall› fell');
  });
  it('takes the mark back from a part of the marked words', () => {
    expect(bold('the **old ‹wall›** fell')).toBe('the old ‹wall› fell');
  });
  it('marks the word that the cursor is in', () => {
    expect(bold('the wa|ll fell')).toBe('the **wa|ll** fell');
  });
  it('gives an empty pair to write in beside words', () => {
    expect(bold('the | fell')).toBe('the **|** fell');
  });
  it('leaves white space outside of the marks', () => {
    expect(bold('the‹ old wall ›fell')).toBe('the‹ **old wall** ›fell');
  });
  it('marks each line of a selection, without its list mark', () => {
    expect(bold('‹- one\n- two›')).toBe('‹- **one**\n- **two›**');
  });
  it('marks several selections at once', () => {
    expect(bold('‹one› and ‹two›')).toBe('**‹one›** and **‹two›**');
  });
  it('marks all when only some are marked', () => {
    expect(bold('**‹one›** and ‹two›')).toBe('**‹one›** and **‹two›**');
  });
  it('sets italic inside of bold', () => {
    expect(edited('**old ‹wall›**', toggleInline(ITALIC))).toBe('**old *‹wall›***');
  });
  it('fences code that holds a backtick by two', () => {
    expect(edited('‹a`b›', toggleInline(CODE))).toBe('`` ‹a`b› ``');
  });
  it('strikes through and back', () => {
    expect(edited('‹gone›', toggleInline(STRIKE))).toBe('~~‹gone›~~');
    expect(edited('~~‹gone›~~', toggleInline(STRIKE))).toBe('‹gone›');
  });
});
