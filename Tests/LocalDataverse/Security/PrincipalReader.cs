using LocalDataverse.Pipeline;
using LocalDataverse.Queries;
using LocalDataverse.Rights;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LocalDataverse.Security;

/// <summary>
/// Reads who somebody is and what their roles allow. Kept from request to request until somebody writes a table that says
/// so; the request that writes it reads anew each time.
/// </summary>
internal static class PrincipalReader
{
    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">There is no such user, or they are disabled.</exception>
    public static Principal User(Call call, Guid id) => Cached(call, id, ReadUser);

    public static Principal Of(Call call, EntityReference owner) => owner.LogicalName == SecurityTables.Team
        ? Cached(call, owner.Id, ReadTeam)
        : User(call, owner.Id);

    /// <summary>SYSTEM is in no team.</summary>
    public static IReadOnlyList<Guid> TeamsOf(Call call, Guid user) => user == WellKnown.SystemUserId ? [] : User(call, user).Teams;

    private static Principal Cached(Call call, Guid id, Func<Call, Guid, Principal> read)
    {
        // The transaction first: it keeps out those who would change what is read here.
        _ = call.Rows;
        return call.Scope.HasChangedRights ? read(call, id) : call.Dispatcher.Principals.GetOrAdd(id, _ => read(call, id));
    }

    private static Principal ReadUser(Call call, Guid id)
    {
        var row = call.Rows.Find(Tables.Get(call, SecurityTables.User), id, ["fullname", "businessunitid", "isdisabled"])
            ?? throw RowIdentity.NoSuchRow(SecurityTables.User, id);
        var description = $"User {row.GetAttributeValue<string>("fullname")} ({id})";
        if (row.GetAttributeValue<bool>("isdisabled"))
        {
            throw Faults.Of(Faults.UserIsDisabled, $"{description} is disabled: nothing can be done as that user, and no row given to them. Enable the user, or take another one.");
        }

        var teams = Linked(call, SecurityTables.TeamMembers, "systemuserid", [id], "teamid").Select(l => l.To).ToList();
        var collection = new PrivilegeCollection(call, id, teams);
        collection.AddDirect(UnitIn(row), Linked(call, SecurityTables.UserRoles, "systemuserid", [id], "roleid").Select(l => l.To));
        foreach (var (team, role) in Linked(call, SecurityTables.TeamRoles, "teamid", teams, "roleid"))
        {
            collection.AddOfTeam(team, BusinessUnits.Of(call, new EntityReference(SecurityTables.Team, team)), role);
        }

        return collection.ToPrincipal(description);
    }

    private static Principal ReadTeam(Call call, Guid id)
    {
        var row = call.Rows.Find(Tables.Get(call, SecurityTables.Team), id, ["name", "businessunitid"])
            ?? throw RowIdentity.NoSuchRow(SecurityTables.Team, id);
        var collection = new PrivilegeCollection(call, id, []);
        collection.AddDirect(UnitIn(row), Linked(call, SecurityTables.TeamRoles, "teamid", [id], "roleid").Select(l => l.To));
        return collection.ToPrincipal($"Team {row.GetAttributeValue<string>("name")} ({id})");
    }

    private static Guid UnitIn(Entity row) => row.GetAttributeValue<EntityReference>("businessunitid")?.Id ?? WellKnown.RootBusinessUnitId;

    private static IEnumerable<(Guid From, Guid To)> Linked(Call call, string table, string from, List<Guid> ids, string to)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var query = new Query
        {
            Root = new Source
            {
                Table = table,
                Columns = [new QueryColumn(from), new QueryColumn(to)],
                Filter = new Filter(LogicalOperator.And, [new Condition(from, ConditionOperator.In, [.. ids])], []),
            },
        };
        return call.Rows.Run(query).Rows.Select(r => (r.GetAttributeValue<Guid>(from), r.GetAttributeValue<Guid>(to)));
    }
}
