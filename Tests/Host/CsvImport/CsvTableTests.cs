using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Demo.CsvImport;
using Xunit;

namespace Host.CsvImport;

public sealed class CsvTableTests
{
    private readonly Listing _listing = new();

    [Fact]
    public void Columns_are_found_by_name_and_fields_are_trimmed()
    {
        var row = Assert.Single(Read("b,a\n two , 1 \n"));
        Assert.Equal(("1", "two", 2), (row.Fields["a"], row.Fields["b"], row.Line));
        Assert.Empty(_listing.Problems);
    }

    [Fact]
    public void A_column_that_nobody_reads_is_told()
    {
        Read("a,c,b\n1,2,3\n");
        Assert.Equal(["t.csv: c"], _listing.UnreadColumns);
    }

    [Fact]
    public void Columns_without_a_name_as_trailing_commas_make_them_are_passed_over_and_told()
    {
        var row = Assert.Single(Read("a,b,,\n1,2,,x\n"));
        Assert.Equal(["a", "b"], row.Fields.Keys.Order());
        Assert.Equal(["t.csv: column 3, which has no name", "t.csv: column 4, which has no name"], _listing.UnreadColumns);
        Assert.Empty(_listing.Problems);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_row_knows_the_line_it_begins_on_whatever_stands_before_it(string lineEnd)
    {
        var rows = Read(string.Join(lineEnd, "a,b", "1,2", "", "\"two", "lines\",3", "4,5", ""));
        Assert.Equal([2, 4, 6], rows.Select(r => r.Line));
    }

    [Fact]
    public void A_row_with_too_few_or_too_many_fields_is_listed_with_its_line()
    {
        Assert.Single(Read("a,b\n1\n1,2\n1,2,3\n"));
        Assert.Equal(
            [new Problem("t.csv", 2, "has 1 fields where the header has 2"), new Problem("t.csv", 4, "has 3 fields where the header has 2")],
            _listing.Problems);
    }

    [Fact]
    public void A_stray_quote_costs_its_own_row_only()
    {
        var row = Assert.Single(Read("a,b\n1,x \"y\" z\n3,4\n"));
        Assert.Equal(3, row.Line);
        Assert.Equal(new Problem("t.csv", 2, "a quote stands where none is expected"), Assert.Single(_listing.Problems));
    }

    [Fact]
    public void An_unclosed_quote_does_not_let_the_lines_after_it_vanish_unsaid()
    {
        Assert.Empty(Read("a,b\n1,\"open\n3,4\n5,6\n"));
        var problem = Assert.Single(_listing.Problems);
        Assert.Equal(2, problem.Line);
        Assert.Contains("lines 2–4 were read as one row", problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "'t.csv' is empty. Expected a header line with the columns a, b.")]
    [InlineData("a,c\n1,2\n", "'t.csv' has no column 'b'. Expected a header line with the columns a, b.")]
    [InlineData("a,b,a\n1,2,3\n", "'t.csv' has the column 'a' more than once. Expected a header line with the columns a, b.")]
    public void A_file_without_its_header_is_an_error_that_says_what_is_expected(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DataSetException>(() => Read(text)).Message);

    private IReadOnlyList<CsvRow> Read(string text)
    {
        using var reader = new StringReader(text);
        return CsvTable.Read(reader, "t.csv", ["a", "b"], _listing);
    }
}
