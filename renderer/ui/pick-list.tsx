import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Search } from 'lucide-react';
import { VirtualList } from './virtual-list.tsx';
import './pick-list.css';

interface PickListProps<T> {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly T[];
  readonly optionKey: (option: T) => string;
  readonly renderOption: (option: T) => ReactNode;
  readonly onPick: (option: T) => void;
  /** Said where the options would stand when there are none. */
  readonly empty: string;
  /** Said under the options, about what is not among them. */
  readonly note?: ReactNode;
}

/** Pixels of an option that was not drawn yet. */
const ROW = 32;

/** A field over the list that it narrows: the command palette and quick open. Focus stays in the field. */
export function PickList<T>(props: PickListProps<T>) {
  const { options, text } = props;
  const id = useId();
  const [choice, setChoice] = useState({ text, index: 0 });
  const index = choice.text === text ? Math.min(choice.index, options.length - 1) : 0;

  const key = (event: KeyboardEvent) => {
    const page = 8;
    const target = {
      ArrowDown: index + 1 >= options.length ? 0 : index + 1,
      ArrowUp: index <= 0 ? options.length - 1 : index - 1,
      PageDown: Math.min(options.length - 1, index + page),
      PageUp: Math.max(0, index - page),
    }[event.key];
    const option = options[index];
    if (target !== undefined) setChoice({ text, index: target });
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && option !== undefined) props.onPick(option);
    else return;
    event.preventDefault();
  };

  return (
    <div className="pick">
      <div className="pick-field">
        <Search className="icon" aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label={props.label}
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length > 0 ? `${id}-${index}` : undefined}
          aria-autocomplete="list"
          data-first-focus
          spellCheck={false}
          placeholder={props.placeholder}
          value={text}
          onChange={event => props.onText(event.target.value)}
          onKeyDown={key}
        />
      </div>
      <VirtualList
        id={`${id}-list`}
        className="pick-list"
        role="listbox"
        aria-label={props.label}
        hidden={options.length === 0}
        count={options.length}
        estimate={ROW}
        active={index}
        identity={text}
        renderRow={at => {
          const option = options[at]!;
          return (
            <div
              key={props.optionKey(option)}
              id={`${id}-${at}`}
              className="pick-option"
              role="option"
              aria-selected={at === index}
              aria-posinset={at + 1}
              aria-setsize={options.length}
              onMouseMove={() => at !== index && setChoice({ text, index: at })}
              onMouseDown={event => event.preventDefault()}
              onClick={() => props.onPick(option)}
            >
              {props.renderOption(option)}
            </div>
          );
        }}
      />
      {options.length === 0 && (
        <p className="pick-empty" role="status">
          {props.empty}
        </p>
      )}
      {props.note && <p className="pick-note">{props.note}</p>}
    </div>
  );
}
