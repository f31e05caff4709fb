using System;
using System.Collections.Generic;
using System.Linq;

namespace Demo.CsvImport;

/// <summary>products.csv: what is sold, at what list price.</summary>
internal static class ProductsFile
{
    public const string Name = "products.csv";

    private const int LongestName = 100;
    private const decimal HighestPrice = 1_000_000_000_000m;

    public static readonly IReadOnlyList<string> Columns = ["product", "sales_price"];

    public static IReadOnlyList<ProductRow> Read(IReadOnlyList<CsvRow> rows, Listing listing)
    {
        var products = new Dictionary<string, ProductRow>(StringComparer.Ordinal);
        foreach (var values in rows.Select(row => new RowValues(row)))
        {
            var name = values.Required("product", LongestName);
            if (products.TryGetValue(name, out var first))
            {
                values.Refuse($"product '{name}' is already on line {first.Source.Line}");
            }

            values.Required("sales_price");
            var price = values.Amount("sales_price", 0, HighestPrice);
            if (values.Passes(listing))
            {
                products.Add(name, new ProductRow(values.Row, name, price ?? 0));
            }
        }

        return [.. products.Values];
    }
}
