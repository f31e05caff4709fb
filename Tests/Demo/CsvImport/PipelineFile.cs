using System;
using System.Collections.Generic;
using System.Linq;

namespace Demo.CsvImport;

/// <summary>sales_pipeline.csv: the opportunities, each checked against the other three files.</summary>
internal sealed class PipelineFile(
    IReadOnlyList<AccountRow> accounts, IReadOnlyList<ProductRow> products, IReadOnlyList<PersonRow> people, Listing listing)
{
    public const string Name = "sales_pipeline.csv";

    /// <summary>The subject of the closing is the id with a word before it.</summary>
    private const int LongestId = 194;
    private const decimal HighestValue = 1_000_000_000_000m;

    public static readonly IReadOnlyList<string> Columns =
        ["opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value"];

    private readonly NameIndex<ProductRow> _products = new(products, p => p.Name);
    private readonly NameIndex<AccountRow> _accounts = new(accounts, a => a.Name);
    private readonly HashSet<string> _agents = people.Where(p => p.IsAgent).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _linesById = new(StringComparer.Ordinal);

    public IReadOnlyList<DealRow> Read(IReadOnlyList<CsvRow> rows) =>
        [.. rows.Select(row => Read(new RowValues(row))).OfType<DealRow>()];

    private DealRow? Read(RowValues values)
    {
        var adjustments = new List<(string Kind, string Value)>();
        var id = Id(values);
        var agent = Agent(values);
        var product = Product(values, adjustments);
        var account = Account(values, adjustments);
        var stage = Stage(values);
        var engaged = values.Date("engage_date");
        var (closed, value) = Closing(values, stage, engaged, adjustments);
        if (!values.Passes(listing))
        {
            return null;
        }

        adjustments.ForEach(a => listing.Adjusted(values.Row, a.Kind, a.Value));
        return new DealRow(values.Row, id, agent, product!, account, stage, engaged, closed, value);
    }

    private string Id(RowValues values)
    {
        var id = values.Required("opportunity_id", LongestId);
        if (id.Length > 0 && !_linesById.TryAdd(id, values.Row.Line))
        {
            values.Refuse($"opportunity_id '{id}' is already on line {_linesById[id]}");
        }

        return id;
    }

    private string Agent(RowValues values)
    {
        var agent = values.Required("sales_agent");
        if (agent.Length > 0 && !_agents.Contains(agent))
        {
            values.Refuse($"sales_agent '{agent}' is not among those taken from {SalesTeamsFile.Name}");
        }

        return agent;
    }

    private ProductRow? Product(RowValues values, List<(string Kind, string Value)> adjustments)
    {
        var name = values.Required("product");
        if (!_products.TryFind(name, out var product, out var isExact))
        {
            if (name.Length > 0)
            {
                values.Refuse($"product '{name}' is not among those taken from {ProductsFile.Name}");
            }
        }
        else if (!isExact)
        {
            adjustments.Add(("product spelt in another way: matched by its letters and digits", $"'{name}' as '{product.Name}'"));
        }

        return product;
    }

    private string? Account(RowValues values, List<(string Kind, string Value)> adjustments)
    {
        if (values.Text("account") is not { } name)
        {
            adjustments.Add(("account blank: opportunity taken without a customer", ""));
            return null;
        }

        if (!_accounts.TryFind(name, out var account, out var isExact))
        {
            values.Refuse($"account '{name}' is not among those taken from {AccountsFile.Name}");
        }
        else if (!isExact)
        {
            adjustments.Add(("account spelt in another way: matched by its letters and digits", $"'{name}' as '{account.Name}'"));
        }

        return account?.Name;
    }

    private static DealStage Stage(RowValues values)
    {
        var text = values.Required("deal_stage");
        foreach (var stage in Enum.GetValues<DealStage>())
        {
            if (stage.ToString() == text)
            {
                return stage;
            }
        }

        if (text.Length > 0)
        {
            values.Refuse($"deal_stage '{text}' is none of {string.Join(", ", Enum.GetNames<DealStage>())}");
        }

        return DealStage.Prospecting;
    }

    private static (DateOnly? Date, decimal? Value) Closing(
        RowValues values, DealStage stage, DateOnly? engaged, List<(string Kind, string Value)> adjustments)
    {
        if (stage is DealStage.Prospecting or DealStage.Engaging)
        {
            foreach (var column in new[] { "close_date", "close_value" })
            {
                if (values.Text(column) is { } text)
                {
                    adjustments.Add(($"{column} given for an opportunity that is not closed: left out", text));
                }
            }

            return (null, null);
        }

        values.Required("close_date");
        values.Required("close_value");
        var closed = values.Date("close_date");
        if (closed < engaged)
        {
            values.Refuse($"close_date '{values.Text("close_date")}' is before engage_date '{values.Text("engage_date")}'");
        }

        return (closed, values.Amount("close_value", -HighestValue, HighestValue));
    }
}
