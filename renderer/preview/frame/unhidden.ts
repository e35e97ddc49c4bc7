/**
 * A page may name an image or a form `querySelector`, and a field of a form `nextSibling`: the element then stands in the
 * place of the document's or the form's own property (HTML, named access). What is asked for here is always the property.
 */
export function unhidden(of: Document): Document {
  return new Proxy(of, {
    get: (target, key) => {
      const value: unknown = Reflect.get(Document.prototype, key, target);
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
    },
    set: (target, key, value) => Reflect.set(Document.prototype, key, value, target),
  });
}

/** The shown document, in place of the global of that name. */
export const document: Document = unhidden(window.document);

const own = (name: 'nextSibling' | 'previousSibling') => {
  const get = Object.getOwnPropertyDescriptor(Node.prototype, name)!.get!;
  return (node: Node): ChildNode | null => get.call(node) as ChildNode | null;
};

export const nextSibling = own('nextSibling');
export const previousSibling = own('previousSibling');

/** What patching asks of an element. */
const ASKED =
  'attributes childNodes firstChild lastChild nextSibling previousSibling parentNode parentElement nodeName nodeType nodeValue ' +
  'localName namespaceURI ownerDocument appendChild insertBefore removeChild replaceChild isEqualNode ' +
  'getAttribute getAttributeNS hasAttribute hasAttributeNS setAttribute setAttributeNS removeAttribute removeAttributeNS';
const HIDING = ASKED.split(' ')
  .flatMap(name => [`[name="${name}"]`, `[id="${name}"]`])
  .join();

/** Whether a form in a tree hides what patching asks for: such a page is shown anew as a whole. */
export function hidesProperties(root: Document | Element): boolean {
  const { matches, querySelector } = Element.prototype;
  if (root instanceof Document) return hidesProperties(unhidden(root).documentElement);
  return (
    (querySelector.call(root, 'form') !== null || matches.call(root, 'form')) &&
    querySelector.call(root, HIDING) !== null
  );
}
