import { send } from "../data/server";
import { session } from "../data/session";

/** Somebody whom one can sign in as. */
export interface Person {
  id: string;
  name: string;
  title: string;
}

interface ListedUser {
  id: string;
  name: string;
  title: string | null;
  roles: string[];
}

/** People with a title: those of the demo company, without the many that a data set brings. */
export async function otherUsers(): Promise<Person[]> {
  const { value } = (await (await send("/api/local/users")).json()) as { value: ListedUser[] };
  return value.filter((user) => user.title && user.id !== session.app.user.id).map(({ id, name, title }) => ({ id, name, title: title ?? "" }));
}

export async function signInAs(user: string): Promise<void> {
  await send("/api/local/signin", { method: "POST", body: { user } });
  window.location.reload();
}

export async function signOut(): Promise<void> {
  await send("/api/local/signout", { method: "POST" });
  window.location.assign("/signin");
}
