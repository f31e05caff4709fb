namespace Opps.Plugins.Apis;

/// <summary>
/// opps_DeleteShareChanges: the one way to delete entries of the journal: those of closed opportunities that are older than a moment,
/// once they are kept elsewhere, the oldest first. All that are given, or none. The custom API asks for the privilege to delete entries.
/// </summary>
public sealed class DeleteShareChanges : Plugin
{
    private const int Most = 500;

    private protected override void Run(Execution execution)
    {
        var before = ShareAnswer.Moment(execution.Input<DateTime>("Before"));
        var ids = (execution.Input<EntityCollection>("Changes") ?? new EntityCollection()).Entities.Select(entry => entry.Id).Distinct().ToList();
        if (ids.Count > Most)
        {
            throw new RefusedException(TextKeys.TooManyChanges, ids.Count, Most);
        }

        var deletable = new HashSet<Guid>(ids.Count == 0 ? [] : ShareChangeQuery.OfClosedBefore(execution.AsSystem, ids, before));
        if (ids.Where(id => !deletable.Contains(id)).Select(id => (Guid?)id).FirstOrDefault() is { } kept)
        {
            throw new RefusedException(TextKeys.ChangeNotDeleted, kept);
        }

        // A gap would make the sellers of a moment in it look like those of an earlier one.
        if (ids.Count > 0 && ShareChangeQuery.OlderThanAny(execution.AsSystem, ids) is { } older)
        {
            throw new RefusedException(TextKeys.OlderChangeStays, older);
        }

        foreach (var id in ids)
        {
            execution.AsSystem.Execute(OwnWrite.Deletion(execution.Operation, new EntityReference(ShareChangeTable.Name, id)));
        }

        execution.Context.OutputParameters["Deleted"] = ids.Count;
    }
}
