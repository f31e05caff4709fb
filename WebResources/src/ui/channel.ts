import { messageOf } from "../dataverse/errors";

/**
 * Calls from a page in a dialog to the script that opened it. The client API reaches a page only inside a form; a channel of
 * the browser reaches it everywhere, whichever frames the two run in.
 */
export type Methods<Contract> = { [Name in keyof Contract]: (...values: never[]) => Promise<unknown> };

interface Call {
  id: number;
  method: string;
  values: unknown[];
}

type Answer = { id: number; result: unknown } | { id: number; problem: string };

/** Answers calls until the function that it returns is called. */
export function serve<Contract extends Methods<Contract>>(name: string, contract: Contract): () => void {
  const handlers = new Map(Object.entries(contract) as [string, (...values: unknown[]) => Promise<unknown>][]);
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<Call | Answer>) => {
    const call = event.data;
    if ("method" in call) {
      handlers.get(call.method)?.(...call.values).then(
        (result) => channel.postMessage({ id: call.id, result }),
        (failed: unknown) => channel.postMessage({ id: call.id, problem: messageOf(failed) }),
      );
    }
  };
  return () => channel.close();
}

/** Calls that are answered by {@link serve}; what it refuses is thrown with its words. */
export function connect(name: string): (method: string, ...values: unknown[]) => Promise<unknown> {
  const channel = new BroadcastChannel(name);
  const waiting = new Map<number, (answer: Answer) => void>();
  let nextId = 0;
  channel.onmessage = (event: MessageEvent<Call | Answer>) => {
    const answer = event.data;
    if (!("method" in answer)) {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  };
  return (method, ...values) =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, (answer) => ("problem" in answer ? reject(new Error(answer.problem)) : resolve(answer.result)));
      channel.postMessage({ id, method, values });
    });
}
