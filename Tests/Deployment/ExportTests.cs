using System;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace DeploymentTests;

/// <summary>The file of all shares: every row, the same everywhere, and harmless in a spreadsheet.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly Place _place = Place.Installed();
    private readonly Guid _anna;

    public ExportTests() => _anna = _place.Person("Anna");

    public void Dispose() => _place.Dispose();

    [Fact]
    public void EveryShare_IsALine_WrittenTheSameEverywhere()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
        try
        {
            var opportunity = _place.Opportunity(_anna, 1234.5m, "Näsa & \"öra\", båda");
            _place.Service.Win(opportunity, 1234.56m);
            var share = Assert.Single(_place.Service.SharesOf(opportunity));
            var line = Assert.Single(Export());
            Assert.Equal(opportunity.ToString(), line["opportunity id"]);
            Assert.Equal("Näsa & \"öra\", båda", line["opportunity"]);
            Assert.Equal(("won", "Anna Berg", "Anna Berg"), (line["status"], line["owner"], line["seller"]));
            Assert.Equal((_anna.ToString(), "100", "False", "1234.56", "EUR"), (line["seller id"], Trimmed(line["percent"]), line["fixed"], Trimmed(line["amount"]), line["currency"]));
            Assert.Equal(share.GetAttributeValue<DateTime>("createdon").ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), line["added on"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(-1, "lost")]
    [InlineData(847210001, "expired")]
    public void Status_TellsExpiredFromLost(int status, string expected)
    {
        _place.Service.Lose(_place.Opportunity(_anna), status);
        Assert.Equal(expected, Assert.Single(Export())["status"]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")")]
    [InlineData("+1+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void Formulas_AreShown_NotRun(string name)
    {
        _place.Opportunity(_anna, -5m, name);
        var line = Assert.Single(Export());
        Assert.Equal("'" + name, line["opportunity"]);
        Assert.Equal("-5", Trimmed(line["amount"]));
    }

    [Fact]
    public void DeletedUser_IsNamedAsTheRowRemembers()
    {
        var opportunity = _place.Opportunity(_anna);
        var bo = _place.Person("Bo");
        _place.Service.Create(new Entity("opps_sellershare")
        {
            ["opps_opportunityid"] = new EntityReference("opportunity", opportunity), ["opps_sellerid"] = new EntityReference("systemuser", bo), ["opps_percent"] = 25m,
        });
        _place.Service.Delete("systemuser", bo);
        Assert.Equal(["Anna Berg", "Bo Berg"], Export().Select(l => l["seller"]).Order());
    }

    [Fact]
    public void Excel_GetsItsMark()
    {
        _place.Opportunity(_anna);
        Assert.Equal([0xEF, 0xBB, 0xBF], Bytes("--excel").Take(3));
        Assert.Equal((byte)'o', Bytes()[0]);
    }

    [Fact]
    public void File_ThatIsThere_IsNotOverwritten_UnlessAsked()
    {
        var path = _place.PathOf("there.csv");
        File.WriteAllText(path, "mine");
        var (exit, output) = _place.Run("export", "--output", path);
        Assert.Equal(1, exit);
        Assert.Contains("--overwrite", output, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal(0, _place.Run("export", "--output", path, "--overwrite").Exit);
        Assert.StartsWith("opportunity id", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsNotWhole_DoesNotHaveItsName()
    {
        var path = _place.PathOf("half.csv");
        _place.Through = inner => new UnreliableService(inner, (_, request) => request.RequestName == "RetrieveMultiple" ? Mishap.LostBefore : Mishap.None);
        var (exit, output) = _place.Run("export", "--output", path);
        Assert.Equal(1, exit);
        Assert.Contains("gave no answer", output, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
        _place.Through = inner => inner;
        Assert.Equal(0, _place.Run("export", "--output", path).Exit);
        Assert.True(File.Exists(path));
    }

    /// <summary>The journal stands beside the shares, an entry a line, in the order in which it was written.</summary>
    [Fact]
    public void Journal_IsBesideTheShares()
    {
        var opportunity = _place.Opportunity(_anna, name: "=Näsa");
        var bo = _place.Person("Bo");
        _place.Service.Create(new Entity("opps_sellershare")
        {
            ["opps_opportunityid"] = new EntityReference("opportunity", opportunity), ["opps_sellerid"] = new EntityReference("systemuser", bo), ["opps_percent"] = 25m,
            ["opps_note"] = "=Hans kund",
        });
        var entries = _place.Service.EntriesOf(opportunity);
        var path = _place.PathOf("shares.csv");
        var (exit, output) = _place.Run("export", "--output", path);
        Assert.True(exit == 0, output);
        Assert.Contains($"{entries.Count} entries of the journal are in {_place.PathOf("shares-journal.csv")}", output, StringComparison.Ordinal);
        var lines = Read(File.ReadAllBytes(_place.PathOf("shares-journal.csv")));
        Assert.Equal(entries.Select(e => (string)e["opps_name"]), lines.Select(l => l["number"]));
        Assert.Equal(["created", "added"], lines.Select(l => l["cause"]));
        Assert.Equal(["", "'=Hans kund"], lines.Select(l => l["note"]));
        Assert.All(lines, line => Assert.Equal((opportunity.ToString(), "'=Näsa"), (line["opportunity id"], line["opportunity"])));
        Assert.Equal(
            entries.Select(e => (e.GetAttributeValue<EntityReference>("opps_byid").Id.ToString(), (string)e["opps_rule"], e.GetAttributeValue<string>("opps_before") ?? "", (string)e["opps_after"])),
            lines.Select(l => (l["by id"], l["rule"], l["before"], l["after"])));
    }

    [Theory, InlineData("shares-journal.csv"), InlineData("shares-periods.csv"), InlineData("shares-commission.csv")]
    public void FileBeside_ThatIsThere_IsNotOverwritten_UnlessAsked(string file)
    {
        File.WriteAllText(_place.PathOf(file), "mine");
        var (exit, output) = _place.Run("export", "--output", _place.PathOf("shares.csv"));
        Assert.Equal(1, exit);
        Assert.Contains($"{file}' is there already", output, StringComparison.Ordinal);
        Assert.False(File.Exists(_place.PathOf("shares.csv")));
        Assert.Equal("mine", File.ReadAllText(_place.PathOf(file)));
    }

    /// <summary>Periods and their lines stand beside the shares, as they were frozen; what was withdrawn says so.</summary>
    [Fact]
    public void Commission_IsBesideTheShares()
    {
        var account = _place.Service.Create(new Entity("account") { ["name"] = "+Kund" });
        var opportunity = _place.Opportunity(_anna, name: "=Näsa");
        _place.Service.Update(new Entity("opportunity", opportunity) { ["customerid"] = new EntityReference("account", account) });
        _place.Win(opportunity, "2026-02-01", 1234.56m);
        var first = _place.Closed("2026-01-01", "2026-03-31", "@Q1");
        _place.Reopen(first);
        _place.ClosePeriod(first);
        _place.Service.Update(new Entity("opportunity", opportunity) { ["actualvalue"] = new Money(1000m) });
        _place.Closed("2026-04-01", "2026-06-30", "Q2");
        _place.Service.Delete("opportunity", opportunity);
        _place.Service.Create(new Entity("opps_commissionperiod")
        {
            ["opps_name"] = "Q3", ["opps_firstday"] = new DateTime(2026, 7, 1), ["opps_lastday"] = new DateTime(2026, 9, 30),
        });

        var path = _place.PathOf("shares.csv");
        var (exit, output) = _place.Run("export", "--output", path);
        Assert.True(exit == 0, output);
        Assert.Contains($"3 commission periods are in {_place.PathOf("shares-periods.csv")}", output, StringComparison.Ordinal);
        Assert.Contains($"3 commission lines are in {_place.PathOf("shares-commission.csv")}", output, StringComparison.Ordinal);

        var periods = Read(File.ReadAllBytes(_place.PathOf("shares-periods.csv")));
        Assert.Equal(["'@Q1", "Q2", "Q3"], periods.Select(l => l["period"]));
        Assert.Equal(["closed", "closed", "open"], periods.Select(l => l["state"]));
        Assert.Equal(("2026-01-01", "2026-03-31", "1", "1234.56", "EUR", "Wrong"), (
            periods[0]["first day"], periods[0]["last day"], periods[0]["lines"], Trimmed(periods[0]["total"]), periods[0]["currency"], periods[0]["reopen reason"]));
        Assert.All(periods.Take(2), l => Assert.EndsWith("Z", l["closed on"], StringComparison.Ordinal));
        Assert.Equal(("", ""), (periods[2]["closed on"], periods[2]["paid on"]));

        var lines = Read(File.ReadAllBytes(_place.PathOf("shares-commission.csv")));
        Assert.All(lines, l => Assert.Equal(
            (opportunity.ToString(), "'=Näsa", "'+Kund", _anna.ToString(), "Anna Berg", "EUR", "2026-02-01"),
            (l["opportunity id"], l["opportunity"], l["customer"], l["seller id"], l["seller"], l["currency"], l["close date"])));
        var withdrawn = Assert.Single(lines, l => l["withdrawn"] == "True");
        Assert.EndsWith("Z", withdrawn["withdrawn on"], StringComparison.Ordinal);
        Assert.Equal(("'@Q1", "share", "", "", "1234.56"), (withdrawn["period"], withdrawn["kind"], withdrawn["cause"], withdrawn["corrects"], Trimmed(withdrawn["amount"])));
        var difference = Assert.Single(lines, l => l["kind"] == "difference");
        Assert.Equal(("Q2", "amount", "'@Q1", "-234.56", "1234.56", "False", ""), (
            difference["period"], difference["cause"], difference["corrects"], Trimmed(difference["base amount"]), Trimmed(difference["counted before"]),
            difference["withdrawn"], difference["withdrawn on"]));
    }

    private static string Trimmed(string number) => decimal.Parse(number, NumberStyles.Number, CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture);

    private byte[] Bytes(params string[] options)
    {
        var path = _place.PathOf($"{Guid.NewGuid():N}.csv");
        Assert.Equal(0, _place.Run(["export", "--output", path, .. options]).Exit);
        return File.ReadAllBytes(path);
    }

    private Line[] Export() => Read(Bytes());

    private static Line[] Read(byte[] file)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        return [.. Lines(csv)];
    }

    private static System.Collections.Generic.IEnumerable<Line> Lines(CsvReader csv)
    {
        while (csv.Read())
        {
            yield return new Line(csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h)!));
        }
    }

    private sealed class Line(System.Collections.Generic.IReadOnlyDictionary<string, string> cells)
    {
        public string this[string column] => cells[column];
    }
}
