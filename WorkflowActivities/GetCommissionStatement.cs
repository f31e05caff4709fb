using System.Activities;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;
using static System.FormattableString;

namespace Opps.WorkflowActivities;

/// <summary>Gives a process what a commission period holds for one person (C12), as far as the process may see.</summary>
public sealed class GetCommissionStatement : SellerSharesActivity
{
    /// <summary>The period to ask about.</summary>
    [Input("Period"), RequiredArgument, ReferenceTarget("opps_commissionperiod")]
    public InArgument<EntityReference> Period { get; set; } = null!;

    /// <summary>The person to ask about.</summary>
    [Input("Seller"), RequiredArgument, ReferenceTarget("systemuser")]
    public InArgument<EntityReference> Seller { get; set; } = null!;

    /// <summary>The number of lines.</summary>
    [Output("Lines")]
    public OutArgument<int> Lines { get; set; } = null!;

    /// <summary>What they come to in base currency; 0 without lines.</summary>
    [Output("Amount in base currency")]
    public OutArgument<decimal> Amount { get; set; } = null!;

    /// <summary>The code of the base currency, as of the closing; empty before it.</summary>
    [Output("Base currency code")]
    public OutArgument<string> BaseCurrencyCode { get; set; } = null!;

    /// <summary>How many of the lines correct what was counted before.</summary>
    [Output("Differences")]
    public OutArgument<int> Differences { get; set; } = null!;

    /// <summary>All of it as a sentence in the user's language; empty where there is no such period.</summary>
    [Output("Text")]
    public OutArgument<string> Text { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var period = step.Required(Period, "Period");
        var seller = step.Required(Seller, "Seller");
        var row = StatementLine.PeriodOf(step.Service, period);
        var lines = StatementLine.Read(step.Service, period, seller).ToList();
        var amount = lines.Sum(line => line.BaseAmount);
        var differences = lines.Count(line => line.IsDifference);
        var currency = row?.GetAttributeValue<string>(CommissionPeriodTable.BaseCurrency) ?? string.Empty;
        step.Trace(Invariant($"{lines.Count} lines in period {period.Id}, {differences} of them differences"));

        step.Set(Lines, lines.Count);
        step.Set(Amount, amount);
        step.Set(BaseCurrencyCode, currency);
        step.Set(Differences, differences);
        var name = row?.GetAttributeValue<string>(CommissionPeriodTable.Title);
        step.Set(Text, row is null ? string.Empty
            : lines.Count == 0 ? step.Text(TextKeys.StatementEmpty, [name])
            : step.Text(TextKeys.StatementTold, [name, amount, currency, lines.Count, differences]));
    }
}
