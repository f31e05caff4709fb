import type { Texts } from "../texts";
import { Button } from "./button";
import { h, uniqueId } from "./dom";

interface Question {
  title: string;
  text: string;
  /** What the button says that does it. */
  confirm: string;
  /** Label of a text that is needed, and what is said where it is missing. */
  reason?: { label: string; missing: string };
}

/** Asks in a dialog of the page. Answers the text that was given, empty where none was asked for; null where somebody has thought better of it. */
export async function askFor({ title, text, confirm, reason }: Question, texts: Texts): Promise<string | null> {
  const heading = h("h2", { id: uniqueId("question") }, title);
  const problem = h("p", { id: uniqueId("problem"), class: "problem", role: "alert" });
  const field = reason ? h("textarea", { id: uniqueId("reason"), class: "input", rows: 3, maxlength: 2000, required: true, "aria-describedby": problem.id }) : null;
  return await new Promise((answer) => {
    let answered: string | null = null;
    const yes = new Button({
      text: confirm,
      look: "primary",
      run: () => {
        answered = field?.value.trim() ?? "";
        if (reason && answered === "") {
          answered = null;
          problem.textContent = reason.missing;
          field?.setAttribute("aria-invalid", "true");
          field?.focus();
        } else {
          dialog.close();
        }
      },
    });
    const no = new Button({ text: texts("Dialog_Cancel"), run: () => dialog.close() });
    no.element.classList.add("outline");
    const dialog = h(
      "dialog",
      {
        class: "question",
        "aria-labelledby": heading.id,
        onclose: () => {
          dialog.remove();
          answer(answered);
        },
      },
      heading,
      h("p", {}, text),
      reason && field ? h("div", { class: "field" }, h("label", { class: "field-label", for: field.id }, reason.label), field, problem) : null,
      h("div", { class: "actions" }, no.element, yes.element),
    );
    document.body.append(dialog);
    dialog.showModal();
    (field ?? yes.element).focus();
  });
}
