import type { Service } from "../ui/standalone";
import { normalId } from "./ids";

/**
 * Those of the privileges that the person lacks, asked of the platform by RetrieveUserPrivilegeByPrivilegeName. Where it doesn't say,
 * none is taken for lacking: then it refuses what it doesn't allow.
 */
export async function lackingPrivileges(service: Service, userId: string, names: readonly string[]): Promise<string[]> {
  const held = await Promise.all(names.map((name) => holds(service, userId, name)));
  return names.filter((_, index) => !held[index]);
}

async function holds(service: Service, userId: string, name: string): Promise<boolean> {
  try {
    const answer = await service.get(`systemusers(${normalId(userId)})/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='${name}')`);
    return (answer["RolePrivileges"] as unknown[]).length > 0;
  } catch {
    return true;
  }
}
