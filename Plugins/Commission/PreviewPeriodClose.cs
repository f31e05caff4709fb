namespace Opps.Plugins.Commission;

/// <summary>opps_PreviewPeriodClose: a page of what closing would write. Nothing is written and nothing locked.</summary>
public sealed class PreviewPeriodClose : Plugin
{
    private const int Most = 200;

    private protected override void Run(Execution execution)
    {
        var read = PeriodWriter.Read(execution.AsSystem, execution.BoundTo);
        var period = read.Period;
        if (period.IsClosed)
        {
            throw new RefusedException(TextKeys.PeriodClosedAlready, period.Name);
        }

        var counting = Counting.Of(execution.AsSystem, read);
        var after = execution.Input<string>("After") ?? string.Empty;
        var page = counting.Preview(after, Most);
        var isFirst = after.Length == 0;
        var found = isFirst ? counting.Found() : 0;
        var told = isFirst ? PeriodTold.AtTheBeginning(execution, read, counting.From).ToList() : [];
        if (isFirst && page.Lines.Count == 0 && page.Next.Length == 0)
        {
            told.Insert(0, execution.Text(TextKeys.PeriodEmpty, [period.First, period.Last, found]));
        }

        var answer = execution.Context.OutputParameters;
        answer["Found"] = found;
        answer["Opportunities"] = page.Opportunities.Count;
        answer["Counted"] = page.Opportunities.Count(opportunity => opportunity.Lines.Count == 0);
        answer["Lines"] = new EntityCollection(page.Opportunities
            .SelectMany(opportunity => opportunity.Lines.Select(line => opportunity.AddsUp && LineWriter.Fits(line) ? line : line with { Cause = DifferenceCause.DoesNotAddUp }))
            .Select(LineRow.Of).ToList()) { EntityName = CommissionLineTable.Name };
        answer["Next"] = page.Next;
        answer["Message"] = string.Join(" ", told);
    }
}
