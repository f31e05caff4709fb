using LocalDataverse.Pipeline;
using LocalDataverse.Queries;
using LocalDataverse.Rights;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Security;

/// <summary>The tree of business units.</summary>
internal sealed class BusinessUnits
{
    private readonly ILookup<Guid?, Guid> _below;

    private BusinessUnits(ILookup<Guid?, Guid> below) => _below = below;

    public static BusinessUnits Read(Call call)
    {
        var query = new Query
        {
            Root = new Source { Table = SecurityTables.BusinessUnit, Columns = [new QueryColumn("parentbusinessunitid")] },
        };
        return new BusinessUnits(call.Rows.Run(query).Rows.ToLookup(r => r.GetAttributeValue<EntityReference>("parentbusinessunitid")?.Id, r => r.Id));
    }

    /// <summary>Where a user or team is.</summary>
    public static Guid Of(Call call, EntityReference owner) => owner.LogicalName == SecurityTables.User
        ? UserProfile.Of(call, owner.Id).BusinessUnitId
        : call.Rows.Find(Tables.Get(call, owner.LogicalName), owner.Id, ["businessunitid"])
            ?.GetAttributeValue<EntityReference>("businessunitid")?.Id ?? WellKnown.RootBusinessUnitId;

    /// <summary>The unit and every one below it.</summary>
    public IReadOnlySet<Guid> From(Guid unit)
    {
        var found = new HashSet<Guid>();
        var next = new Stack<Guid>([unit]);
        while (next.TryPop(out var one))
        {
            if (found.Add(one))
            {
                foreach (var child in _below[one])
                {
                    next.Push(child);
                }
            }
        }

        return found;
    }
}
