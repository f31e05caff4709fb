using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace Demo.CsvImport;

/// <summary>Products with their list prices.</summary>
internal sealed class ProductImport(IOrganizationService system, RowWriter writer)
{
    /// <summary>How many went in.</summary>
    public int Run(IReadOnlyList<ProductRow> rows, Action advance)
    {
        var taken = 0;
        foreach (var row in rows)
        {
            var product = new Entity("product")
            {
                ["name"] = row.Name,
                ["productnumber"] = row.Name.ToUpperInvariant().Replace(' ', '-'),
                ["price"] = new Money(row.Price),
            };
            if (writer.Try(row.Source, $"product '{row.Name}'", () => system.Create(product)) is not null)
            {
                taken++;
            }

            advance();
        }

        return taken;
    }
}
