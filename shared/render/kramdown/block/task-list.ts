import type { Element } from '../element.ts';

const UNCHECKED = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />';
const CHECKED = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" checked="checked" />';
const BOX = /^[ \t\r\n\f\v]*\[([ xX])\][ \t\r\n\f\v]+/;

/** GFM's task lists: `[ ]` and `[x]` at the front of items become check boxes; from the first such item on, items get the class. */
export function markTasks(list: Element): void {
  let isTaskList = false;
  for (const item of list.children) {
    const text = item.children[0]?.type === 'p' ? item.children[0].children[0] : undefined;
    if (!text) continue;
    const box = BOX.exec(text.value);
    if (box) {
      text.value = (box[1] === ' ' ? UNCHECKED : CHECKED) + text.value.slice(box[0].length);
      isTaskList = true;
    }
    if (isTaskList) item.attr.set('class', 'task-list-item');
  }
  if (isTaskList) list.attr.set('class', 'task-list');
}
