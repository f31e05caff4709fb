namespace Opps.Plugins.Apis;

/// <summary>
/// opps_GetSharesAsOf: the sellers of an opportunity at a moment (H5). Before the journal's first entry they are not known, and the
/// message says since when they are. Whoever may read the opportunity may ask.
/// </summary>
public sealed class GetSharesAsOf : Plugin
{
    private protected override void Run(Execution execution)
    {
        var at = execution.Input<DateTime>("At");
        if (at == default)
        {
            throw new RefusedException(TextKeys.NoMoment);
        }

        var opportunityId = ShareAnswer.ReadableTargetOf(execution);
        var entry = ShareChangeQuery.AsOf(execution.AsSystem, opportunityId, ShareAnswer.Moment(at));
        var shares = entry?.After ?? [];
        execution.Context.OutputParameters["Shares"] = ShareAnswer.Rows(shares.Select(share => new SellerShare
        {
            Id = share.RowId, SellerId = share.SellerId, Name = share.Name, Percent = share.Percent, IsFixed = share.IsFixed,
        }));
        execution.Context.OutputParameters["Sum"] = shares.Sum(share => share.Percent);
        execution.Context.OutputParameters["Message"] = entry is not null ? string.Empty : NotKnown(execution, opportunityId);
    }

    private static string NotKnown(Execution execution, Guid opportunityId)
    {
        var texts = execution.Texts(tellsTime: true);
        return ShareChangeQuery.First(execution.AsSystem, opportunityId) is { } first
            ? texts.Get(TextKeys.NotKnown, [texts.Moment(first.At)])
            : texts.Get(TextKeys.NothingKnown, []);
    }
}
