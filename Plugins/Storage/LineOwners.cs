using Microsoft.Crm.Sdk.Messages;

namespace Opps.Plugins.Storage;

/// <summary>
/// C11: a line is owned by its seller, so that "mine" is what the platform means by it. Who is disabled or may read no line can own
/// none, and what is unallocated is nobody's: those are the closer's.
/// </summary>
internal sealed class LineOwners(IOrganizationService service, Guid closer)
{
    private readonly Dictionary<Guid, bool> _mayOwn = [];

    public Guid Of(CommissionLine line) => line.SellerId is { } seller && _mayOwn.TryGetValue(seller, out var may) && may ? seller : closer;

    /// <summary>Asks about the sellers of the lines: one request for all and one for each who is active.</summary>
    public void Learn(IEnumerable<CommissionLine> lines)
    {
        var people = PersonQuery.ReadFound(service, lines.Where(line => line.SellerId is not null).Select(line => line.SellerId.GetValueOrDefault()));
        foreach (var person in people.Values)
        {
            _mayOwn[person.Id] = !person.IsDisabled && MayRead(person.Id);
        }
    }

    /// <summary>Their roles and those of their teams.</summary>
    private bool MayRead(Guid userId) => service.Execute(new OrganizationRequest("RetrieveUserPrivilegeByPrivilegeName")
    {
        ["UserId"] = userId,
        ["PrivilegeName"] = CommissionLineTable.ReadPrivilege,
    }).Results.TryGetValue("RolePrivileges", out var found) && found is RolePrivilege[] { Length: > 0 };
}
