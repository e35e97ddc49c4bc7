import type { Context, Node } from './context.ts';
import type { Output } from './output.ts';

/** Literal text. */
export class TextNode implements Node {
  constructor(
    public text: string,
    public line: number,
  ) {}

  get blank(): boolean {
    return isBlank(this.text);
  }

  render(_context: Context, out: Output): void {
    out.write(this.text);
  }
}

/** Whether a text is white space alone, as Liquid's blank-body rule sees it. */
export function isBlank(text: string): boolean {
  return /^[ \t\r\n\f\v]*$/.test(text);
}

/** The nodes between two tags. */
export class Body {
  readonly nodes: Node[] = [];
  /** Whether nothing in it prints but white space. */
  blank = true;

  add(node: Node): void {
    this.nodes.push(node);
    if (this.blank && !node.blank) this.blank = false;
  }

  /** A control block whose bodies are all blank prints no white space either. */
  dropBlankText(): void {
    let kept = 0;
    for (const node of this.nodes) if (!(node instanceof TextNode)) this.nodes[kept++] = node;
    this.nodes.length = kept;
  }

  /** Renders the nodes in order; stops at a `break` or `continue`. A node that fails is reported and passed over. */
  render(context: Context, out: Output): void {
    const { nodes } = this;
    context.budget.step(nodes.length + 1);
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as Node;
      const literal = node instanceof TextNode;
      if (out.segments) out.mark(node.line, literal);
      if (literal) {
        out.write(node.text);
        continue;
      }
      try {
        node.render(context, out);
      } catch (error) {
        context.rescue(error, node, out);
      }
      if (context.interrupts.length > 0) return;
    }
  }
}
