using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Demo.CsvImport;
using Xunit;

namespace Host.CsvImport;

public sealed class DataSetTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Parents_and_managers_come_before_those_who_need_them()
    {
        var data = _directory.Read();
        Assert.Equal(["South", "North"], data.Accounts.Select(a => a.Name));
        Assert.Equal([("Bo Lund", false), ("Ada Ek", true)], data.People.Select(p => (p.Name, p.IsAgent)));
        Assert.Equal("Oslo", data.People[0].Office);
    }

    [Fact]
    public void A_missing_directory_is_an_error_that_says_what_is_expected()
    {
        var path = Path.Combine(_directory.Path, "nowhere");
        Assert.Equal(
            $"There is no directory '{path}'. Expected a directory with accounts.csv, products.csv, sales_teams.csv, sales_pipeline.csv.",
            Assert.Throws<DataSetException>(() => DataSet.Read(path)).Message);
    }

    [Fact]
    public void Every_missing_file_is_named()
    {
        _directory.Remove("products.csv");
        _directory.Remove("sales_teams.csv");
        Assert.StartsWith($"'{_directory.Path}' has no products.csv, sales_teams.csv.",
            Assert.Throws<DataSetException>(_directory.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_an_error_and_not_wrong_letters()
    {
        File.WriteAllBytes(Path.Combine(_directory.Path, "products.csv"), Encoding.Latin1.GetBytes("product,sales_price\nSkåne,1\n"));
        Assert.Equal("'products.csv' is not UTF-8 text. Save it as UTF-8 and try again.", Assert.Throws<DataSetException>(_directory.Read).Message);
    }

    [Theory]
    [InlineData("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nA,1,1,,\nA,1,1,,\n", 3, "account 'A' is already on line 2")]
    [InlineData("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\n,1,1,,\n", 2, "account is blank")]
    [InlineData("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nA,1,many,,\n", 2, "employees 'many' is not a whole number")]
    [InlineData("products.csv", "product,sales_price\nA,-1\n", 2, "sales_price '-1' is not between 0 and 1000000000000")]
    [InlineData("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nA,79228162514264337593543950335,1,,\n", 2, "revenue '79228162514264337593543950335' is not between 0 and 100000000")]
    [InlineData("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nA,99999999999999999999999999999999,1,,\n", 2, "revenue '99999999999999999999999999999999' is not between 0 and 100000000")]
    [InlineData("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nA,-0.01,1,,\n", 2, "revenue '-0.01' is not between 0 and 100000000")]
    [InlineData("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nA,1,1000000001,,\n", 2, "employees '1000000001' is not between 0 and 1000000000")]
    [InlineData("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nA,1,99999999999999999999999999999999,,\n", 2, "employees '99999999999999999999999999999999' is not between 0 and 1000000000")]
    [InlineData("products.csv", "product,sales_price\nA,1000000000000.01\n", 2, "sales_price '1000000000000.01' is not between 0 and 1000000000000")]
    [InlineData("products.csv", "product,sales_price\nA,\n", 2, "sales_price is blank")]
    [InlineData("products.csv", "product,sales_price\nA,1\nA,1\n", 3, "product 'A' is already on line 2")]
    [InlineData("sales_teams.csv", "sales_agent,manager,regional_office\nA B,C D,Oslo\nA B,C D,Oslo\n", 3, "sales_agent 'A B' is already on line 2")]
    public void A_row_of_any_file_that_can_not_be_taken_is_listed(string file, string text, int line, string reason)
    {
        _directory.Write(file, text);
        Assert.Equal(new Problem(file, line, reason), Assert.Single(_directory.Read().Listing.Problems));
    }

    [Theory]
    [InlineData("account,revenue,employees,office_location,subsidiary_of\nA,,,,Unknown\n", "parent company unknown: account taken without a parent")]
    [InlineData("account,revenue,employees,office_location,subsidiary_of\nA,,,,A\n", "parent companies go round in a circle: account taken without a parent")]
    public void An_account_with_an_impossible_parent_is_taken_without_one(string text, string adjustment)
    {
        _directory.Write("accounts.csv", text);
        var data = _directory.Read();
        Assert.Null(Assert.Single(data.Accounts).Parent);
        Assert.Equal(adjustment, Assert.Single(data.Listing.Adjustments).Kind);
    }

    [Theory]
    [InlineData("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\n{0},,,,\n", "account", 160)]
    [InlineData("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nA,,,{0},\n", "office_location", 80)]
    [InlineData("products.csv", "product,sales_price\n{0},1\n", "product", 100)]
    [InlineData("sales_teams.csv", "sales_agent,manager,regional_office\n{0},C D,Oslo\n", "sales_agent", 84)]
    [InlineData("sales_teams.csv", "sales_agent,manager,regional_office\nA B,{0},Oslo\n", "manager", 84)]
    [InlineData("sales_teams.csv", "sales_agent,manager,regional_office\nA B,C D,{0}\n", "regional_office", 160)]
    public void A_text_that_is_too_long_for_its_column_is_listed(string file, string text, string column, int longest)
    {
        var fits = new string('x', longest);
        _directory.Write(file, string.Format(CultureInfo.InvariantCulture, text, fits));
        Assert.Empty(_directory.Read().Listing.Problems);
        _directory.Write(file, string.Format(CultureInfo.InvariantCulture, text, fits + "y"));
        Assert.Equal(
            new Problem(file, 2, $"{column} 'xxxxxxxxxxxxxxxxxxxx…' has {longest + 1} characters; at most {longest} fit"),
            Assert.Single(_directory.Read().Listing.Problems));
    }

    [Fact]
    public void A_parent_whose_own_row_was_not_taken_is_listed_as_such()
    {
        _directory.Write("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nA,none,,,\nB,,,,A\n");
        var data = _directory.Read();
        Assert.Null(Assert.Single(data.Accounts).Parent);
        Assert.Equal(
            new Adjustment("parent company was not taken: account taken without a parent", "accounts.csv", 3, "A"),
            Assert.Single(data.Listing.Adjustments));
    }

    [Fact]
    public void Who_hangs_on_a_circle_of_parents_keeps_the_parent()
    {
        _directory.Write("accounts.csv", "account,revenue,employees,office_location,subsidiary_of\nD,,,,C\nC,,,,A\nA,,,,B\nB,,,,A\n");
        var data = _directory.Read();
        Assert.Equal([("A", null), ("B", null), ("C", "A"), ("D", "C")], data.Accounts.Select(a => (a.Name, a.Parent)));
        Assert.Equal([4, 5], data.Listing.Adjustments.Select(a => a.Line));
    }

    [Fact]
    public void Agents_without_office_or_manager_or_with_each_other_as_manager_are_taken_and_listed()
    {
        _directory.Write("sales_teams.csv", "sales_agent,manager,regional_office\nA B,,\nC D,E F,Oslo\nE F,C D,Oslo\n");
        var data = _directory.Read();
        Assert.All(data.People, p => Assert.Null(p.Manager));
        Assert.Equal(
            [
                (2, "manager blank: user taken without a manager"),
                (2, "regional_office blank: user placed in the head office"),
                (3, "managers go round in a circle: user taken without a manager"),
                (4, "managers go round in a circle: user taken without a manager"),
            ],
            data.Listing.Adjustments.Select(a => (a.Line, a.Kind)));
    }
}
