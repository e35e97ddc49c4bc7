import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Search } from 'lucide-react';
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
}

/** A field over the list that it narrows: the command palette and quick open. Focus stays in the field. */
export function PickList<T>(props: PickListProps<T>) {
  const { options, text } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useState({ text, index: 0 });
  const index = choice.text === text ? Math.min(choice.index, options.length - 1) : 0;

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index, text]);

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
      <div ref={list} id={`${id}-list`} className="pick-list scrolls" role="listbox" aria-label={props.label}>
        {options.map((option, at) => (
          <div
            key={props.optionKey(option)}
            id={`${id}-${at}`}
            className="pick-option"
            role="option"
            aria-selected={at === index}
            onMouseMove={() => at !== index && setChoice({ text, index: at })}
            onMouseDown={event => event.preventDefault()}
            onClick={() => props.onPick(option)}
          >
            {props.renderOption(option)}
          </div>
        ))}
      </div>
      {options.length === 0 && (
        <p className="pick-empty" role="status">
          {props.empty}
        </p>
      )}
    </div>
  );
}
