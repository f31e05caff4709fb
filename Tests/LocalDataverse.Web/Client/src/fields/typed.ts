import { noChange, type ElementPart } from "lit";
import { Directive, directive } from "lit/directive.js";

/**
 * What a text box shows: the value as it is read. Drawing anew takes away nothing that is being typed, nor what was refused, until
 * the value itself is another.
 */
class Typed extends Directive {
  private shown: string | null = null;

  render(_text: string, _isRefused: boolean): unknown {
    return noChange;
  }

  override update(part: ElementPart, [text, isRefused]: [string, boolean]): unknown {
    const box = part.element as HTMLInputElement | HTMLTextAreaElement;
    const isKept = text === this.shown && (isRefused || box === document.activeElement);
    if (!isKept && box.value !== text) {
      box.value = text;
    }

    this.shown = text;
    return noChange;
  }
}

export const typed = directive(Typed);
