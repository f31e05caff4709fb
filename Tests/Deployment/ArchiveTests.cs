using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.ServiceModel;
using System.Text.Json;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Xunit;

namespace DeploymentTests;

/// <summary>Old entries of closed opportunities go to a file, and only what is in it goes from the table.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const string Administrator = "Opportunities – CRM administrator";

    private readonly Place _place = Place.Installed();
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly string _file;

    public ArchiveTests()
    {
        (_anna, _bo) = (_place.Person("Anna"), _place.Person("Bo"));
        _file = _place.PathOf("journal.jsonl");
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void WithoutRun_ItIsCounted_AndNothingHappens()
    {
        var (won, _) = Sold();
        var (exit, output) = Archive();
        Assert.Equal(2, exit);
        Assert.Contains($"3 entries of 1 closed opportunities, from before 2020-01-01, would go to {_file}, which would have ", output, StringComparison.Ordinal);
        Assert.Contains("Nothing was written, and nothing deleted. Add --run to do it.", output, StringComparison.Ordinal);
        Assert.False(File.Exists(_file));
        Assert.Equal(3, _place.Service.EntriesOf(won).Count);
    }

    [Fact]
    public void Run_MovesThem_WholeAndInOrder()
    {
        var (won, open) = Sold();
        var entries = _place.Service.EntriesOf(won);
        var told = Bytes(Archive().Output);
        var (exit, output) = Archive("--run", "--yes");
        Assert.True(exit == 0, output);
        Assert.Contains($"3 entries are in {_file}", output, StringComparison.Ordinal);
        Assert.Contains("3 of them were deleted, 0 stay.", output, StringComparison.Ordinal);
        Assert.Equal(told, new FileInfo(_file).Length);
        Assert.Empty(_place.Service.EntriesOf(won));
        Assert.Equal(3, _place.Service.EntriesOf(open).Count);
        Assert.Equal(entries.Select(Stored), Lines().Select(Written));
        Assert.Contains("No closed opportunity has an entry from before 2020-01-01.", Archive("other.jsonl").Output, StringComparison.Ordinal);
    }

    /// <summary>What was archived is not taken for what was never entered, and the next change goes on from it.</summary>
    [Fact]
    public void Archived_NeedsNoRepair_AndIsKnown_WhenItGoesOn()
    {
        var (won, _) = Sold();
        var last = (string)_place.Service.EntriesOf(won)[^1]["opps_after"];
        Assert.Equal(0, Archive("--run", "--yes").Exit);
        Assert.Contains("and the journal with both", _place.Run("repair").Output, StringComparison.Ordinal);
        _place.Service.Update(new Entity("opportunity", won) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        _place.Service.Update(new Entity("opps_sellershare", _place.Service.SharesOf(won)[0].Id) { ["opps_percent"] = 50m });
        var entry = Assert.Single(_place.Service.EntriesOf(won));
        Assert.Equal(last, entry["opps_before"]);
    }

    [Fact]
    public void NewerOnes_Stay()
    {
        var (won, _) = Sold();
        var newest = _place.Service.EntriesOf(won)[^1];
        Date(newest, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(0, Archive("--run", "--yes").Exit);
        Assert.Equal([newest.Id], _place.Service.EntriesOf(won).Select(e => e.Id));
        Assert.Equal(2, Lines().Count);
    }

    /// <summary>More than one portion, the answers to some of which are lost, and an environment that throttles.</summary>
    [Fact]
    public void Portions_LostAnswersAndThrottling_LeaveNothingUndone()
    {
        var (won, _) = Sold();
        var last = _place.Service.EntriesOf(won)[^1];
        for (var i = 0; i < 1200; i++)
        {
            Enter(won, last);
        }

        var calls = 0;
        _place.Through = inner => new UnreliableService(inner, (_, request) => request.RequestName != "opps_DeleteShareChanges" ? Mishap.None
            : calls++ switch { 0 => Mishap.LostAfter, 1 => Mishap.Throttled, 2 => Mishap.LostBefore, _ => Mishap.None });
        var (exit, output) = Archive("--run", "--yes");
        Assert.True(exit == 0, output);
        Assert.Equal(1203, Lines().Count);
        Assert.Empty(_place.Service.EntriesOf(won));
        Assert.True(calls >= 5, $"{calls} calls");
    }

    /// <summary>The file is whole before the first entry goes.</summary>
    [Fact]
    public void File_IsWhole_BeforeAnythingIsDeleted()
    {
        var (won, _) = Sold();
        var lines = -1;
        _place.Through = inner => new UnreliableService(inner, (_, request) =>
        {
            if (request.RequestName == "opps_DeleteShareChanges")
            {
                lines = Lines().Count;
                return Mishap.LostBefore;
            }

            return Mishap.None;
        });
        Archive("--run", "--yes");
        Assert.Equal(3, lines);
        Assert.Equal(3, _place.Service.EntriesOf(won).Count);

        // Run again, to another file, it takes what is still there.
        _place.Through = inner => inner;
        var again = _place.PathOf("again.jsonl");
        Assert.Equal(0, _place.Run("archive", "--before", "2020-01-01", "--output", again, "--run", "--yes").Exit);
        Assert.Equal(File.ReadAllText(_file), File.ReadAllText(again));
        Assert.Empty(_place.Service.EntriesOf(won));
    }

    [Fact]
    public void ReopenedMeanwhile_Stays_AndIsTold()
    {
        var (won, _) = Sold();
        var (lost, _) = Sold();
        _place.Through = inner => new UnreliableService(inner, (_, request) =>
        {
            if (request.RequestName == "opps_DeleteShareChanges" && _place.Service.Retrieve("opportunity", won, new("statecode")).GetAttributeValue<OptionSetValue>("statecode").Value != 0)
            {
                _place.Service.Update(new Entity("opportunity", won) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
            }

            return Mishap.None;
        });
        var report = _place.PathOf("stayed.csv");
        var (exit, output) = Archive("--run", "--yes", "--report", report);
        Assert.True(exit == 2, output);
        Assert.Contains("3 of them were deleted, 3 stay.", output, StringComparison.Ordinal);
        Assert.Contains("the opportunity was reopened meanwhile", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.Empty(_place.Service.EntriesOf(lost));
        Assert.Equal(3, _place.Service.EntriesOf(won).Count);
    }

    [Fact]
    public void File_ThatIsThere_IsNeverOverwritten()
    {
        var (won, _) = Sold();
        File.WriteAllText(_file, "mine");
        var (exit, output) = Archive("--run", "--yes");
        Assert.Equal(1, exit);
        Assert.Contains("may be all that is left of what it holds", output, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_file));
        Assert.Equal(3, _place.Service.EntriesOf(won).Count);
    }

    [Fact]
    public void Person_WhoSaysNo_LeavesNoFile()
    {
        var (won, _) = Sold();
        _place.Typed = ["n"];
        var (exit, output) = Archive("--run");
        Assert.Equal(1, exit);
        Assert.Contains("and delete them here?", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_file)!));
        Assert.Equal(3, _place.Service.EntriesOf(won).Count);
    }

    [Fact]
    public void File_ThatCantBeWritten_IsTold_AndNothingIsDeleted()
    {
        var (won, _) = Sold();
        var (exit, output) = _place.Run("archive", "--before", "2020-01-01", "--output", _place.PathOf(Path.Combine("nowhere", "file.jsonl")), "--run", "--yes");
        Assert.Equal(1, exit);
        Assert.Contains("can't be written", output, StringComparison.Ordinal);
        Assert.Equal(3, _place.Service.EntriesOf(won).Count);
    }

    [Theory]
    [InlineData("2025-13-01")]
    [InlineData("yesterday")]
    [InlineData("01.02.2025")]
    [InlineData("2999-01-01")]
    public void Day_ThatIsNone_OrYetToCome_IsRefused(string day) =>
        Assert.NotEqual(0, _place.Run("archive", "--before", day, "--output", _file, "--run", "--yes").Exit);

    [Fact]
    public void CrmAdministrators_MayDoIt_SellersMayNot()
    {
        var (won, _) = Sold();
        var roles = _place.Organization.AsSystem.All("role").ToDictionary(r => (string)r["name"], r => r.Id);
        _place.Administrator = _place.Person("Sam", roles["Opportunities – Seller"]);
        Archive("--run", "--yes");
        Assert.Equal(3, _place.Service.EntriesOf(won).Count);
        File.Delete(_file);
        _place.Administrator = _place.Person("Cleo", roles[Administrator]);
        var (exit, output) = Archive("--run", "--yes");
        Assert.True(exit == 0, output);
        Assert.Empty(_place.Service.EntriesOf(won));
    }

    /// <summary>A won opportunity and an open one, each with three entries of long ago.</summary>
    private (Guid Won, Guid Open) Sold()
    {
        var (won, open) = (Changed(), Changed());
        _place.Service.Win(won, 900m);
        return (won, open);
    }

    private Guid Changed()
    {
        var opportunity = _place.Opportunity(_anna);
        var share = _place.Service.Create(new Entity("opps_sellershare")
        {
            ["opps_opportunityid"] = new EntityReference("opportunity", opportunity), ["opps_sellerid"] = new EntityReference("systemuser", _bo), ["opps_percent"] = 25m,
        });
        _place.Service.Update(new Entity("opps_sellershare", share) { ["opps_percent"] = 30m, ["opps_note"] = "Överenskommet \"idag\"." });
        var entries = _place.Service.EntriesOf(opportunity);
        Assert.Equal(3, entries.Count);
        foreach (var entry in entries)
        {
            Date(entry, new DateTime(2019, 12, 31, 23, 59, 59, DateTimeKind.Utc));
        }

        return opportunity;
    }

    /// <summary>The same entry, made at another time. The platform writes that once, so it is taken out and made anew, under its id and number.</summary>
    private void Date(Entity entry, DateTime on)
    {
        _place.Service.Bypassing(new DeleteRequest { Target = entry.ToEntityReference() });
        _place.Service.Bypassing(new CreateRequest { Target = Copy(entry, entry.Id, on) });
    }

    /// <summary>One more like it.</summary>
    private void Enter(Guid opportunity, Entity like)
    {
        var copy = Copy(like, Guid.NewGuid(), like.GetAttributeValue<DateTime>("createdon"));
        copy.Attributes.Remove("opps_name");
        copy["opps_opportunityid"] = new EntityReference("opportunity", opportunity);
        _place.Service.Bypassing(new CreateRequest { Target = copy });
    }

    private static Entity Copy(Entity entry, Guid id, DateTime on)
    {
        var copy = new Entity("opps_sharechange", id) { ["overriddencreatedon"] = on };
        foreach (var (column, value) in entry.Attributes.Where(a => a.Key.StartsWith("opps_", StringComparison.Ordinal) && a.Key != "opps_sharechangeid"))
        {
            copy[column] = value;
        }

        return copy;
    }

    private (int Exit, string Output) Archive(params string[] options)
    {
        var file = options is [var name, ..] && name.EndsWith(".jsonl", StringComparison.Ordinal) ? _place.PathOf(name) : _file;
        return _place.Run(["archive", "--before", "2020-01-01", "--output", file, .. options.Where(o => !o.EndsWith(".jsonl", StringComparison.Ordinal))]);
    }

    private static long Bytes(string output) =>
        long.Parse(output.Split("would have ")[1].Split(" bytes")[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private List<JsonElement> Lines() => [.. File.ReadAllLines(_file).Select(line => JsonDocument.Parse(line).RootElement)];

    private static (Guid, string, Guid?, string, string, string, string?) Stored(Entity entry) => (
        entry.Id, (string)entry["opps_name"], entry.GetAttributeValue<EntityReference>("opps_byid")?.Id, (string)entry["opps_rule"],
        Plain(JsonDocument.Parse(entry.GetAttributeValue<string>("opps_before") ?? "null").RootElement), Plain(JsonDocument.Parse((string)entry["opps_after"]).RootElement),
        entry.GetAttributeValue<string>("opps_note"));

    private static (Guid, string, Guid?, string, string, string, string?) Written(JsonElement line) => (
        line.GetProperty("id").GetGuid(), line.GetProperty("number").GetString()!, line.GetProperty("by").GetGuid(), line.GetProperty("rule").GetString()!,
        Plain(line.GetProperty("before")), Plain(line.GetProperty("after")), line.GetProperty("note").GetString());

    private static string Plain(JsonElement json) => JsonSerializer.Serialize(json);
}
