using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using LocalDataverse;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using Label = Microsoft.Xrm.Sdk.Label;

namespace Host.Layers;

/// <summary>The managed zip of the product: upgraded with data in it, and uninstalled.</summary>
public sealed class ProductLayerTests : IDisposable
{
    private const string Reasons = "opps_rejectionreason";
    private readonly LocalOrganization _organization = Imported.StandardTables();

    public ProductLayerTests()
    {
        Service.Execute(new ImportSolutionRequest { CustomizationFile = Managed, PublishWorkflows = true });
    }

    private static byte[] Managed => File.ReadAllBytes(Path.Combine(System.AppContext.BaseDirectory, "SellerShares_managed.zip"));

    private IOrganizationService Service => _organization.AsSystem;

    [Theory]
    [InlineData("ImportSolution")]
    [InlineData("StageAndUpgrade")]
    public void NextVersion_OverDataAndAdministratorsOptions_KeepsBoth(string message)
    {
        var lost = Opportunity("Lost", 1000m);
        var reasons = _organization.Catalog.Choices[Reasons].Options;
        var weather = ((InsertOptionValueResponse)Service.Execute(new InsertOptionValueRequest { OptionSetName = Reasons, Label = new Label("Weather", 1033) })).NewOptionValue;
        Service.Execute(new UpdateOptionValueRequest { OptionSetName = Reasons, Value = reasons[0].Value, Label = new Label("Too dear", 1033), MergeLabels = true });
        Service.Execute(new OrganizationRequest("UpdateOptionValue") { ["OptionSetName"] = Reasons, ["Value"] = reasons[1].Value, ["Color"] = "#123456", ["MergeLabels"] = true });
        Service.Execute(new DeleteOptionValueRequest { OptionSetName = Reasons, Value = reasons[^1].Value });
        Service.Execute(new OrderOptionRequest { OptionSetName = Reasons, Values = [weather, .. reasons.SkipLast(1).Select(r => r.Value)] });
        Service.Execute(new PublishAllXmlRequest());
        Lose(lost, weather);
        var (before, list) = (Content(lost), Described());

        Service.Execute(new OrganizationRequest(message) { ["CustomizationFile"] = WithVersion("9.0.0.0"), ["PublishWorkflows"] = true });
        Assert.Equal(before, Content(lost));
        Assert.Equal(list, Described());
        Assert.Equal("9.0.0.0", Service.RetrieveMultiple(new QueryExpression("solution") { ColumnSet = new ColumnSet("uniquename", "version") })
            .Entities.Single(s => (string)s["uniquename"] == "SellerShares")["version"]);
        Assert.Single(Shares(Opportunity("After", 10m)));
    }

    [Fact]
    public void Uninstall_LeavesOpportunitiesWhole()
    {
        var (open, expired) = (Opportunity("Open", 1000m), Opportunity("Expired", 50m));
        Lose(expired, status: 847210001);
        var before = new[] { open, expired }.Select(id => Content(id, ofSales: true)).ToList();

        var solution = Service.RetrieveMultiple(new QueryExpression("solution") { ColumnSet = new ColumnSet("uniquename") })
            .Entities.Single(s => (string)s["uniquename"] == "SellerShares");
        Service.Delete("solution", solution.Id);

        Assert.Equal(before, [Content(open, ofSales: true), Content(expired, ofSales: true)]);
        Assert.Null(_organization.Catalog.Find("opps_sellershare"));
        Assert.DoesNotContain(_organization.Catalog.Get("opportunity").Columns.Keys, c => c.StartsWith("opps_", StringComparison.Ordinal));
        Assert.Equal([1, 2, 3, 4, 5], _organization.Catalog.Get("opportunity").Status!.Choice!.Options.Select(o => o.Value).Order());
        Assert.Empty(_organization.Model.Steps.All);
        Assert.DoesNotContain("opps_SetSellerShares", _organization.Model.CustomApis.Keys);
        Service.Update(new Entity("opportunity", open) { ["name"] = "Renamed" });
        Service.Update(new Entity("opportunity", expired) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
    }

    public void Dispose() => _organization.Dispose();

    private Guid Opportunity(string name, decimal value) => Service.Create(new Entity("opportunity") { ["name"] = name, ["estimatedvalue"] = new Money(value) });

    private DataCollection<Entity> Shares(Guid opportunity)
    {
        var query = new QueryByAttribute("opps_sellershare") { ColumnSet = new ColumnSet(true) };
        query.AddAttributeValue("opps_opportunityid", opportunity);
        return Service.RetrieveMultiple(query).Entities;
    }

    private void Lose(Guid opportunity, int? reason = null, int status = -1)
    {
        var close = new Entity("opportunityclose") { ["subject"] = "Over", ["opportunityid"] = new EntityReference("opportunity", opportunity) };
        if (reason is { } value)
        {
            close["opps_rejection"] = new OptionSetValue(value);
        }

        Service.Execute(new LoseOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(status) });
    }

    /// <summary>Every value of an opportunity and of its sellers, as text; only the columns that Sales has, when asked.</summary>
    private string Content(Guid id, bool ofSales = false)
    {
        var row = Service.Retrieve("opportunity", id, new ColumnSet(true));
        var rows = ofSales ? [row] : Shares(id).Prepend(row);
        return string.Join("\n", rows.SelectMany(r => r.Attributes).Where(a => !ofSales || !a.Key.StartsWith("opps_", StringComparison.Ordinal))
            .OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} = {Text(a.Value)}"));
    }

    private static object? Text(object? value) => value switch
    {
        EntityReference reference => reference.Id,
        Money money => money.Value,
        OptionSetValue option => option.Value,
        _ => value,
    };

    private string[] Described() => [.. _organization.Catalog.Choices[Reasons].Options.Select(o => $"{o.Value} {o.Label.In(1033)} {o.Label.In(1053)} {o.Color}")];

    private static byte[] WithVersion(string version)
    {
        using var stream = new MemoryStream();
        stream.Write(Managed);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("solution.xml")!;
            XDocument manifest;
            using (var reader = entry.Open())
            {
                manifest = XDocument.Load(reader);
            }

            manifest.Descendants("Version").Single().Value = version;
            entry.Delete();
            using var writer = zip.CreateEntry("solution.xml").Open();
            manifest.Save(writer);
        }

        return stream.ToArray();
    }
}
