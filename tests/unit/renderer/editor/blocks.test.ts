import { describe, expect, it } from 'vitest';
import {
  insertCodeBlock,
  insertFootnote,
  insertLink,
  insertRule,
  linkSelection,
} from '../../../../renderer/editor/commands/insert.ts';
import { indentItems, outdentItems } from '../../../../renderer/editor/commands/lists.ts';
import { toggleHeading, toggleList, toggleQuote } from '../../../../renderer/editor/commands/toggle-block.ts';
import { toCell } from '../../../../renderer/editor/table/edit-table.ts';
import { tableChange } from '../../../../renderer/editor/table/table-commands.ts';
import { edited } from './edited.ts';

describe('toggleHeading', () => {
  it('makes a heading', () => expect(edited('wo|rds', toggleHeading(2))).toBe('## wo|rds'));
  it('changes the level', () => expect(edited('# wo|rds', toggleHeading(3))).toBe('### wo|rds'));
  it('takes the same level back', () => expect(edited('## wo|rds', toggleHeading(2))).toBe('wo|rds'));
  it('turns an underlined heading', () => expect(edited('wo|rds\n=====', toggleHeading(2))).toBe('## wo|rds'));
});

describe('toggleList', () => {
  it('numbers the lines', () => expect(edited('‹one\ntwo›', toggleList('numbers'))).toBe('1. ‹one\n2. two›'));
  it('turns bullets into tasks', () => expect(edited('- o|ne', toggleList('tasks'))).toBe('- [ ] o|ne'));
  it('takes tasks back', () => expect(edited('- [x] o|ne', toggleList('tasks'))).toBe('o|ne'));
  it('leaves blank lines alone', () => expect(edited('‹one\n\ntwo›', toggleList('bullets'))).toBe('- ‹one\n\n- two›'));
});

describe('toggleQuote', () => {
  it('quotes blank lines along', () => expect(edited('‹one\n\ntwo›', toggleQuote)).toBe('> ‹one\n>\n> two›'));
  it('takes the quoting back', () => expect(edited('‹> one\n>\n> two›', toggleQuote)).toBe('‹one\n\ntwo›'));
});

describe('lists', () => {
  it('indent under the words above and number anew', () => {
    expect(edited('1. one\n2. t|wo\n3. three', indentItems)).toBe('1. one\n   1. t|wo\n2. three');
  });
  it('outdent to the level above and number anew', () => {
    expect(edited('1. one\n   1. t|wo\n2. three', outdentItems)).toBe('1. one\n2. t|wo\n3. three');
  });
  it('leave the first item where it is', () => {
    expect(edited('- o|ne', indentItems)).toBe('- o|ne');
  });
  it('are none in plain words', () => expect(edited('o|ne', indentItems)).toBeNull());
});

describe('insertLink', () => {
  it('asks for the address of selected words', () => expect(edited('the ‹log›', insertLink)).toBe('the [log](|)'));
  it('asks for the words of a selected address', () => {
    expect(edited('‹https://example.org›', insertLink)).toBe('[|](https://example.org)');
  });
  it('selects the address of the link at the cursor', () => {
    expect(edited('[l|og](/log/)', insertLink)).toBe('[log](‹/log/›)');
  });
});

describe('linkSelection', () => {
  it('makes a link of words and a pasted address', () => {
    expect(edited('the ‹log› here', linkSelection('https://example.org/a'))).toBe(
      'the [log](https://example.org/a)| here',
    );
  });
  it('is nothing without a selection', () => expect(edited('the | log', linkSelection('https://a.org'))).toBeNull());
  it('is nothing for other text', () => expect(edited('the ‹log›', linkSelection('two words'))).toBeNull());
});

describe('insertFootnote', () => {
  it('takes the next number and writes the definition at the end', () => {
    expect(edited('One[^1] two|.\n\n[^1]: First.\n', insertFootnote)).toBe(
      'One[^1] two[^2].\n\n[^1]: First.\n[^2]: |\n',
    );
  });
});

describe('insertCodeBlock', () => {
  it('fences the selected lines', () => expect(edited('‹a\nb›', insertCodeBlock)).toBe('```|\na\nb\n```'));
  it('uses a longer fence around fences', () => {
    expect(edited('‹```\na\n```›', insertCodeBlock)).toBe('````|\n```\na\n```\n````');
  });
});

describe('insertRule', () => {
  it('stands apart from the words around it', () => expect(edited('on|e\ntwo', insertRule)).toBe('one\n\n---\n|\ntwo'));
});

describe('tableChange', () => {
  it('selects the words of the next cell with the columns in line', () => {
    expect(edited('|a¦|b|\n|-|-|\n|1|22|', tableChange(toCell(1)), '¦')).toBe(
      '| a   | ‹b›   |\n| --- | --- |\n| 1   | 22  |',
    );
  });
  it('begins a row behind the last cell', () => {
    expect(edited('| a |\n| --- |\n| b¦ |', tableChange(toCell(1)), '¦')).toBe('| a   |\n| --- |\n| b   |\n| ¦    |');
  });
  it('is nothing in code', () => {
    expect(edited('```\n| a¦ |\n| --- |\n```', tableChange(toCell(1)), '¦')).toBeNull();
  });
});
