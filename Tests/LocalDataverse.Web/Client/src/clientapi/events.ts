import { showError } from "../ui/dialogs";
import { ApiObject, expose } from "./expose";

/** What a handler of a form's event is given. */
export class ExecutionContext extends ApiObject implements Partial<Xrm.Events.EventContext> {
  readonly $api = "executionContext";

  constructor(
    private readonly $form: ApiObject,
    private readonly $arguments: ApiObject | null = null,
  ) {
    super();
  }

  getFormContext(): Xrm.FormContext {
    return expose(this.$form);
  }

  getEventArgs(): ApiObject | null {
    return this.$arguments;
  }
}

export class PostSaveArguments extends ApiObject implements Partial<Xrm.Events.PostSaveEventArguments> {
  readonly $api = "eventArgs";

  constructor(private readonly $isSuccess: boolean) {
    super();
  }

  getIsSaveSuccess(): boolean {
    return this.$isSuccess;
  }
}

/** A handler may keep a save from happening. */
export class SaveArguments extends ApiObject implements Partial<Xrm.Events.SaveEventArguments> {
  readonly $api = "eventArgs";
  $isPrevented = false;

  preventDefault(): void {
    this.$isPrevented = true;
  }
}

export type Handler = (context: never) => unknown;

/** Handlers of one event, in the order in which they were added; each once. */
export class Handlers {
  private readonly handlers: Handler[] = [];

  add(handler: Handler): void {
    if (!this.handlers.includes(handler)) {
      this.handlers.push(handler);
    }
  }

  remove(handler: Handler): void {
    const index = this.handlers.indexOf(handler);
    if (index >= 0) {
      this.handlers.splice(index, 1);
    }
  }

  raise(context: ExecutionContext): void {
    for (const handler of [...this.handlers]) {
      run(() => handler(expose<never>(context)));
    }
  }
}

/** Runs a script's function; a failure is told as the platform tells it, and goes no further. */
export function run(act: () => unknown): void {
  try {
    const answer = act();
    if (answer instanceof Promise) {
      answer.catch(scriptFailed);
    }
  } catch (failed) {
    scriptFailed(failed);
  }
}

function scriptFailed(failed: unknown): void {
  console.error(failed);
  void showError(failed);
}
