import { noChange, type ElementPart } from "lit";
import { Directive, directive } from "lit/directive.js";
import type { FieldIds, FieldModel } from "./fieldmodel";

/** What every editor tells about its field: who it is, whether it must be filled in, and what is wrong. */
class Common extends Directive {
  render(_field: FieldModel, _ids: FieldIds): unknown {
    return noChange;
  }

  override update(part: ElementPart, [field, ids]: [FieldModel, FieldIds]): unknown {
    const { element } = part;
    element.id = ids.id;
    element.setAttribute("aria-describedby", ids.problemId);
    element.setAttribute("aria-invalid", String(field.problem !== null));
    element.setAttribute("aria-required", String(field.isRequired));
    if (element.tagName === "INPUT" && field.isDisabled) {
      element.removeAttribute("aria-required");
    }

    return noChange;
  }
}

export const common = directive(Common);
