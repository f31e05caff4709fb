using LocalDataverse.Metadata;

namespace LocalDataverse.Solutions;

/// <summary>
/// Exports state what the platform makes for each table by itself: relationships from its activities, jobs, connections and the
/// like. The package has the lookup of none of them; those that this organisation has no lookup for either are left out.
/// </summary>
internal static class PlatformRelationships
{
    public static SolutionContent LeaveOutMissing(SolutionContent content, Catalog before)
    {
        var stated = content.Tables.Select(t => t.LogicalName).ToHashSet();
        var missing = content.Relationships
            .Where(r => !stated.Contains(r.Referencing) && before.Find(r.Referencing)?.Find(r.Column) is null)
            .ToHashSet();
        return missing.Count == 0 ? content : content with
        {
            Relationships = [.. content.Relationships.Where(r => !missing.Contains(r))],
            LeftOut = [.. content.LeftOut, .. missing.Select(r => $"relationship {r.Name} from {r.Referencing}.{r.Column}, which is not here")],
        };
    }
}
