using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Demo.CsvImport;

/// <summary>Everything that the four files of a directory hold, read and checked before anything is written.</summary>
internal sealed record DataSet(
    IReadOnlyList<AccountRow> Accounts,
    IReadOnlyList<ProductRow> Products,
    IReadOnlyList<PersonRow> People,
    IReadOnlyList<DealRow> Deals,
    Listing Listing)
{
    private static readonly string[] Files = [AccountsFile.Name, ProductsFile.Name, SalesTeamsFile.Name, PipelineFile.Name];

    /// <exception cref="DataSetException">The directory or a file is missing, or a file lacks a column.</exception>
    public static DataSet Read(string directory)
    {
        var expected = $"Expected a directory with {string.Join(", ", Files)}.";
        if (!Directory.Exists(directory))
        {
            throw new DataSetException($"There is no directory '{directory}'. {expected}");
        }

        if (Files.Where(file => !File.Exists(Path.Combine(directory, file))).ToArray() is { Length: > 0 } missing)
        {
            throw new DataSetException($"'{directory}' has no {string.Join(", ", missing)}. {expected}");
        }

        var listing = new Listing();
        var accounts = AccountsFile.Read(Rows(AccountsFile.Name, AccountsFile.Columns), listing);
        var products = ProductsFile.Read(Rows(ProductsFile.Name, ProductsFile.Columns), listing);
        var people = SalesTeamsFile.Read(Rows(SalesTeamsFile.Name, SalesTeamsFile.Columns), listing);
        var pipeline = new PipelineFile(accounts, products, people, listing);
        return new DataSet(accounts, products, people, pipeline.Read(Rows(PipelineFile.Name, PipelineFile.Columns)), listing);

        IReadOnlyList<CsvRow> Rows(string file, IReadOnlyList<string> columns) =>
            CsvTable.Read(Path.Combine(directory, file), columns, listing);
    }
}
