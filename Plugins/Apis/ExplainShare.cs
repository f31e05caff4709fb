namespace Opps.Plugins.Apis;

/// <summary>
/// opps_ExplainShare: why a share is what it is (H5): one step for each change of it, with the rule's own sentence, in the caller's
/// language. Whoever may read the share may ask.
/// </summary>
public sealed class ExplainShare : Plugin
{
    private protected override void Run(Execution execution)
    {
        var share = new EntityReference(SellerShareTable.Name, execution.BoundTo);
        var row = RowQuery.Find(
            execution.AsCaller, share, SellerShareTable.OpportunityId, SellerShareTable.SellerId, SellerShareTable.SellerName,
            SellerShareTable.Percent, SellerShareTable.IsFixed) ?? throw new RefusedException(TextKeys.ShareUnknown, share.Id);
        var known = new KnownShare(
            row.Id, row.GetAttributeValue<EntityReference>(SellerShareTable.SellerId)?.Id, row.GetAttributeValue<string>(SellerShareTable.SellerName),
            row.GetAttributeValue<decimal?>(SellerShareTable.Percent) ?? 0m, row.GetAttributeValue<bool>(SellerShareTable.IsFixed));
        var entries = row.GetAttributeValue<EntityReference>(SellerShareTable.OpportunityId) is { } opportunity
            ? ShareChangeQuery.All(execution.AsSystem, opportunity.Id)
            : [];
        var texts = execution.Texts(tellsTime: true);
        var steps = Explanation.Of(entries, known, texts);
        execution.Trace($"{steps.Count} of {entries.Count} entries have changed the share");
        execution.Context.OutputParameters["Text"] =
            steps.Count == 0 ? texts.Get(TextKeys.NothingKnown, []) : string.Join("\n", steps.Select(step => step.Text));
        execution.Context.OutputParameters["Steps"] = new EntityCollection(steps.Select(Row).ToList()) { EntityName = ShareChangeTable.Name };
    }

    private static Entity Row(ExplainedStep step) => new(ShareChangeTable.Name, step.Entry.Id)
    {
        [ShareChangeTable.CreatedOn] = step.Entry.At,
        [ShareChangeTable.ById] = step.Entry.By is { } by ? new EntityReference(PlatformTables.User, by.Id) { Name = by.Name } : null,
        [ShareChangeTable.Cause] = new OptionSetValue((int)step.Entry.Cause),
        [ShareChangeTable.Rule] = step.Entry.Reason.Rule,
        [ShareChangeTable.Number] = step.Text,
        [ShareChangeTable.Note] = step.Entry.Note,
    };
}
